import Directory
import Kernel
import Store
import Workforce

extension Cases {
    /// So many alarms are looked at in one transaction.
    private static let mostAlarms = 100

    /// Begins an alarm and calls its first link at once, in the transaction of what it is about.
    ///
    /// - Returns: the case as it now is.
    func raise(_ tx: Tx, _ about: Alarm.About, _ chain: AlarmChain, on item: Case, in project: Project) throws -> Case {
        let alarm = Alarm(
            id: tx.newID(), item: item.id, project: project.id, about: about, chain: chain, beganAt: tx.now)
        try AlarmTable.insert(tx, alarm)
        return try callNext(tx, alarm, on: item, in: project, try Crews(tx), try Self.departments(tx))
    }

    /// Calls the next link of every alarm that was not answered in time, the one that waited longest first.
    ///
    /// Who is called and that they are called are of one commit: whatever dies in between, and whichever copy looks,
    /// everybody is called once; after a stop each alarm goes on where it stood.
    ///
    /// - Returns: how many alarms were looked at.
    package func callOut() async throws -> Int {
        var done = 0
        // Nobody's write waits for a look that finds nothing.
        while try await store.read({ try !AlarmTable.due($0, at: clock.now(), limit: 1).isEmpty }) {
            let some = try await store.write { tx in try callDue(tx) }
            guard some > 0 else { break }
            done += some
        }
        return done
    }

    private func callDue(_ tx: Tx) throws -> Int {
        let due = try AlarmTable.due(tx, at: tx.now, limit: Self.mostAlarms)
        guard !due.isEmpty else { return 0 }
        let (crews, departments) = (try Crews(tx), try Self.departments(tx))
        for var alarm in due {
            guard let item = try CaseTable.find(tx, alarm.item) else { continue }
            // What is over, merged or taken back calls nobody.
            if item.phase.isOver {
                (alarm.nextAt, alarm.endedAt) = (nil, tx.now)
                try AlarmTable.update(tx, alarm)
            } else {
                _ = try callNext(tx, alarm, on: item, in: try project(tx, item.project), crews, departments)
            }
        }
        return due.count
    }

    /// What is over calls nobody any more.
    func endAlarms(_ tx: Tx, of item: Case) throws {
        for var alarm in try AlarmTable.all(tx, of: item.id) where alarm.endedAt == nil {
            (alarm.nextAt, alarm.endedAt) = (nil, tx.now)
            try AlarmTable.update(tx, alarm)
        }
    }

    /// A case that was merged by mistake calls again, at once: who has not answered is asked, and the next link is
    /// called.
    func resumeAlarms(_ tx: Tx, of item: Case, endedSince start: Instant) throws {
        for var alarm in try AlarmTable.all(tx, of: item.id) {
            guard let endedAt = alarm.endedAt, endedAt >= start else { continue }
            (alarm.nextAt, alarm.endedAt) = (tx.now, nil)
            try AlarmTable.update(tx, alarm)
            try AlarmCallTable.open(tx, of: alarm.id)
        }
    }

    private func callNext(
        _ tx: Tx, _ old: Alarm, on item: Case, in project: Project, _ crews: Crews,
        _ departments: [String: ID<Department>]
    ) throws -> Case {
        var alarm = old
        let before = Set(try AlarmCallTable.all(tx, of: alarm.id).map(\.staff))
        let crew = try crews.crew(of: project.id).about(tx, item.id)
        let turn = alarm.chain.next(after: alarm.called, crew, departments, called: before)
        alarm.called = turn.map { $0.link + 1 } ?? alarm.chain.links.count
        let due = tx.now + (turn.map { alarm.chain.links[$0.link].within } ?? .zero)
        alarm.nextAt = alarm.called < alarm.chain.links.count ? due : nil
        try AlarmTable.update(tx, alarm)
        guard let turn else { return item }
        for staff in turn.people {
            try AlarmCallTable.insert(
                tx,
                AlarmCall(
                    id: tx.newID(), alarm: alarm.id, link: turn.link, staff: staff, at: tx.now, dueAt: due,
                    isStandIn: turn.areStandIns))
        }
        let names = try turn.people.compactMap { try StaffTable.find(tx, $0)?.name }.joined(separator: " ")
        tx.tell(LiveNote(topic: "alert", project: project.id.number, subject: "", version: 0))
        return try commit(
            tx, [], to: item, Deed(act: "call-out", words: names, actor: .system, now: tx.now), in: project)
    }

    private static func departments(_ db: DB) throws -> [String: ID<Department>] {
        Dictionary(uniqueKeysWithValues: try StaffTable.departments(db).map { ($0.key, $0.id) })
    }
}
