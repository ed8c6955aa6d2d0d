import Directory
import Kernel
import Store
import Workforce

extension Cases {
    /// So many promises are told of in one transaction.
    private static let mostAtOnce = 500

    /// Tells of every promise whose time has come, the oldest first, each step of each once.
    ///
    /// What is told and that it is told are of one commit: whatever dies in between, nothing is lost or doubled. After
    /// a stop all that fell due meanwhile is told, a promise that went past several steps once.
    ///
    /// - Parameter most: goes home after about so many notices; what is left is told by the next look.
    /// - Returns: how many notices were written.
    package func watch(most: Int = .max) async throws -> Int {
        var told = 0
        // Nobody's write waits for a look that finds nothing.
        while told < most, let project = try await store.read({ try NoticeTable.dueProject($0, at: clock.now()) }) {
            // Another copy was quicker, or the clock went back meanwhile: the next look is soon.
            guard let some = try await store.write({ tx in try tell(tx, in: project) }) else { break }
            told += some
        }
        return told
    }

    /// - Returns: how many notices were written; nil where no promise waits.
    private func tell(_ tx: Tx, in project: ID<Project>) throws -> Int? {
        let due = try NoticeTable.due(tx, in: project, at: tx.now, limit: Self.mostAtOnce)
        guard !due.isEmpty else { return nil }
        let crew = Crew(
            staff: try StaffTable.all(tx), project: project, onDuty: try DutyTable.onDuty(tx, at: tx.now),
            onCall: try Roster.onCall(tx, at: tx.now, rosterRules))
        let zone = try self.project(tx, project).zone
        for (desk, some) in Dictionary(grouping: due, by: \.desk) {
            try learnCalendars(tx, of: desk, for: some.map(\.promise))
        }
        let told = try due.reduce(0) { try $0 + tell(tx, $1, crew, zone) }
        if told > 0 { tx.tell(LiveNote(topic: "alert", project: project.number, subject: "", version: 0)) }
        return told
    }

    private func tell(_ tx: Tx, _ watched: Watched, _ crew: Crew, _ zone: Zone) throws -> Int {
        guard let desk = desks[watched.desk] else {
            try NoticeTable.go(tx, watched.promise.id, noticed: watched.noticed, next: nil)
            return 0
        }
        let clock = WatchClock(desk: desk, project: crew.project, zone: zone, priority: watched.priority)
        let passed = clock.passed(watched.promise, noticed: watched.noticed, at: tx.now)
        let share = passed.last?.share ?? watched.noticed
        try NoticeTable.go(tx, watched.promise.id, noticed: share, next: clock.next(watched.promise, noticed: share))
        guard !passed.isEmpty else { return 0 }
        let hearers = try crew.about(tx, watched.item).hearers(of: passed, chain: desk.watch.chain, watched)
        for staff in hearers.people {
            try NoticeTable.tell(tx, staff, of: watched, share: share, isStandIn: hearers.areStandIns)
        }
        return hearers.people.count
    }

    /// What `actor` was told of promises and of what happened by itself, the newest first. That somebody was told stays
    /// where a case has gone from a limited post's part; how it is called does not.
    ///
    /// - Parameter after: the identity of the last one of the page before.
    package func notices(
        for actor: Actor, unseenOnly: Bool = false, after: ID<Notice>? = nil, limit: Int = 50
    ) async throws -> (items: [Notice], next: ID<Notice>?) {
        let rows = try await store.read { db in
            let told = try NoticeTable.list(
                db, to: actor.staff, unseenOnly: unseenOnly, before: after?.number ?? .max, limit: limit + 1)
            return try Self.seen(db, told, by: actor)
        }
        let items = Array(rows.prefix(limit))
        return (items, rows.count > limit ? items.last?.id : nil)
    }

    /// Where nobody's post is limited nothing is read for it.
    private static func seen(_ db: DB, _ told: [Notice], by actor: Actor) throws -> [Notice] {
        guard actor.grants.contains(where: { $0.limit != nil }) else { return told }
        var known: [String: Bool] = [:]
        for number in Set(told.map(\.number)) {
            known[number] = try CaseTable.find(db, number: number).map { maySee($0, actor) }
        }
        return told.map { known[$0.number] == true ? $0 : $0.untitled() }
    }

    /// Up to ``mostUnseen`` and one.
    package func unseenNotices(for actor: Actor) async throws -> Int {
        try await store.read { try NoticeTable.unseen($0, by: actor.staff, upTo: Self.mostUnseen + 1) }
    }

    package static let mostUnseen = 99

    /// Ticks off what `actor` has seen: that notice and all before it.
    ///
    /// - Returns: how many had not been seen.
    package func see(upTo id: ID<Notice>, request: RequestKey? = nil, by actor: Actor) async throws -> Int {
        try await store.write { tx in
            try tx.once(request, actor: actor.staff.number) { try NoticeTable.see(tx, by: actor.staff, upTo: id) }
        }
    }
}
