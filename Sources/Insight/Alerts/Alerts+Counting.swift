import Casework
import Channels
import Directory
import Handover
import Kernel
import Rounds
import Store
import Workforce

extension Alerts {
    /// A rule whose numbers are to be looked at.
    private struct Turn: Sendable {
        let desk: Desk
        let rule: AlertRules.Rule
        let mark: Watermark
        let place: Int64
        /// The time in units of how often it is looked at.
        let slot: Int64
    }

    /// Looks at the numbers whose time has come, each so often and once, whichever copy looks; after a stop once.
    ///
    /// - Returns: how many alerts are new.
    package func count() async throws -> Int {
        let now = store.clock.now()
        var raised = 0
        let due: [Turn] = try await store.read { db in try turns(db, at: now) }
        for turn in due {
            let seen: [Sighting] = try await store.read { db in try sightings(db, turn, at: now) }
            let result = try await store.write { tx in try write(tx, turn, seen) }
            raised += result.count
            try await tell(result.projects)
        }
        return raised
    }

    private func write(_ tx: Tx, _ turn: Turn, _ seen: [Sighting]) throws -> Raised {
        var raised = Raised()
        // Another copy was quicker.
        guard try turn.mark.go(tx, from: turn.place, to: turn.slot), !seen.isEmpty else { return raised }
        let crews = try Crews(tx, at: tx.now)
        for sighting in seen { try raise(tx, sighting, crews, &raised) }
        return raised
    }

    private func turns(_ db: DB, at now: Instant) throws -> [Turn] {
        try desks.values.sorted { $0.key < $1.key }.flatMap { desk -> [Turn] in
            try desk.alerts.counting.compactMap { rule -> Turn? in
                let mark = Watermark("alerts-counted:\(desk.key):\(rule.key)")
                let (place, slot) = (try mark.place(db), now.milliseconds / rule.every.milliseconds)
                return slot > place ? Turn(desk: desk, rule: rule, mark: mark, place: place, slot: slot) : nil
            }
        }
    }

    private func sightings(_ db: DB, _ turn: Turn, at now: Instant) throws -> [Sighting] {
        let projects = try ProjectTable.all(db)
        switch turn.rule.sight {
        case .promises: return try projects.flatMap { try promises(db, turn, $0, at: now) }
        case .backlog: return try projects.compactMap { try backlog(db, turn, $0, at: now) }
        case .peers(let window, _, _, _): return try peers(db, turn, projects, over: window, at: now)
        case .calls(let window, _, _): return try projects.compactMap { try calls(db, turn, $0, over: window, at: now) }
        case .rounds(let window, _): return try projects.compactMap { try rounds(db, turn, $0, over: window, at: now) }
        case .handover(let window): return try projects.flatMap { try handovers(db, turn, $0, over: window, at: now) }
        case .article(let window):
            return try projects.flatMap { try articles(db, turn.rule, desk: turn.desk.key, $0, over: window, at: now) }
        case .key, .followUp, .letter, .care:
            return try projects.flatMap { try due(db, turn.rule, desk: turn.desk.key, $0, at: now) }
        case .vacancy, .arrears: return try projects.flatMap { try standing(db, turn.rule, of: turn.desk, $0, at: now) }
        case .incident, .sameCustomer, .sameFault, .words, .rating: return []
        }
    }

    private func handovers(
        _ db: DB, _ turn: Turn, _ project: Project, over window: Span, at now: Instant
    ) throws -> [Sighting] {
        let waiting = try ShiftHandoverTable.waiting(db, in: project.id, before: now - window)
        guard !waiting.isEmpty else { return [] }
        let keys = Dictionary(uniqueKeysWithValues: try StaffTable.departments(db).map { ($0.id, $0.key) })
        return waiting.map {
            Sighting.handover(turn.rule, $0, desk: turn.desk.key, department: keys[$0.department] ?? "", at: now)
        }
    }

    private func promises(_ db: DB, _ turn: Turn, _ project: Project, at now: Instant) throws -> [Sighting] {
        guard case .promises(let share, let within, _, _) = turn.rule.sight else { return [] }
        let all = try PressedTable.pressed(db, project.id, desk: turn.desk.key, dueIn: now..<now + within)
        let keys = Dictionary(uniqueKeysWithValues: try StaffTable.departments(db).map { ($0.id, $0.key) })
        let gone = all.filter { turn.desk.isGone(share, of: $0.promise, in: project.zone, at: now) }
            .map { one in
                let own = one.category.flatMap { turn.desk.categories[$0]?.department }
                return (item: one.item, department: one.department.flatMap { keys[$0] } ?? own)
            }
        return Sighting.promises(turn.rule, in: project.id, desk: turn.desk.key, gone: gone)
    }

    /// Open cases now, and at the same hour of the same weekday in the weeks before, as the figure `backlog`
    /// counts them.
    private func backlog(_ db: DB, _ turn: Turn, _ project: Project, at now: Instant) throws -> Sighting? {
        guard case .backlog(let weeks, _, let least) = turn.rule.sight,
            let first = try EvidenceTable.firstCase(db, of: project.id)
        else { return nil }
        let open = try HistoryTable.standing(db, project.id, at: now)
        guard open.count >= least else { return nil }
        let before = try (1...weeks).map { project.zone.instant(now, weeksBefore: $0) }.filter { $0 >= first }
            .map { try HistoryTable.standing(db, project.id, at: $0).count }
        let oldest = open.sorted { ($0.about.openedAt, $0.about.id) < ($1.about.openedAt, $1.about.id) }
        return Sighting.backlog(
            turn.rule, in: project.id, desk: turn.desk.key, open: oldest.map(\.about.id), before: before)
    }

    private func calls(
        _ db: DB, _ turn: Turn, _ project: Project, over window: Span, at now: Instant
    ) throws -> Sighting? {
        let tally = try CallTable.tally(db, project.id, in: now - window..<now, turn.desk.telephone ?? .usual)
        return Sighting.calls(turn.rule, in: project.id, desk: turn.desk.key, tally)
    }

    private func rounds(
        _ db: DB, _ turn: Turn, _ project: Project, over window: Span, at now: Instant
    ) throws -> Sighting? {
        let missed = try RoundTable.missed(db, project.id, in: now - window..<now)
        let late = try RoundTable.tally(db, project.id, on: project.zone.day(of: now), at: now).late
        return Sighting.rounds(turn.rule, in: project.id, desk: turn.desk.key, missed: missed, late: late)
    }

    private func peers(
        _ db: DB, _ turn: Turn, _ projects: [Project], over window: Span, at now: Instant
    ) throws -> [Sighting] {
        guard projects.count > 1 else { return [] }
        let facts = try projects.map { project in
            let span = FigureWindow(zone: project.zone, start: now - window, end: now, now: now)
            return Measure.keptPromises.facts(try History(db, [project]).happened(.due, in: span), at: now)
        }
        let all = Sighting.Kept(facts.flatMap(\.self))
        return zip(projects, facts).compactMap { project, facts in
            let own = Sighting.Kept(facts)
            let broken = facts.filter { !$0.counts }.sorted { $1.place < $0.place }.map(\.happened.about.id)
            var seen: Set<ID<Case>> = []
            return Sighting.peers(
                turn.rule, in: project.id, desk: turn.desk.key, own: own,
                others: Sighting.Kept(kept: all.kept - own.kept, due: all.due - own.due),
                broken: broken.filter { seen.insert($0).inserted })
        }
    }
}

extension Zone {
    /// The same time of the same weekday on this wall clock, so many weeks before.
    fileprivate func instant(_ now: Instant, weeksBefore weeks: Int) -> Instant {
        let wall = wall(at: now)
        let date = Day(wall.date).adding(days: Int64(-7 * weeks)).date
        return instant(of: WallClock(date: date, hour: wall.hour, minute: wall.minute, second: wall.second))
    }
}

extension Sighting.Kept {
    fileprivate init(_ facts: [Fact]) { self.init(kept: facts.count(where: \.counts), due: facts.count) }
}
