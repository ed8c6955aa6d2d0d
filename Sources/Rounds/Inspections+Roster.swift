import Casework
import Directory
import Kernel
import Store
import Workforce

extension Inspections {
    /// What rounds have to do with rosters: when who is there becomes otherwise during a day, what nobody has begun
    /// goes to whoever is there. What was given by hand stays, and what was begun.
    package var rosterFollower: RosterFollower {
        RosterFollower { tx, move, actor in
            for project in move.projects { try follow(tx, move, in: project, by: actor) }
        }
    }

    /// Rounds over midnight belong to the day on which they begin.
    private func follow(_ tx: Tx, _ move: RosterMove, in project: Project, by actor: Actor) throws {
        let today = project.zone.day(of: tx.now)
        let days = [today.adding(days: -1), today]
        guard move.days.overlaps(days[0]...today) else { return }
        let moved = try days.reduce(0) { try $0 + giveAnew(tx, RoundGiving.Cause(move.cause), project, $1, by: actor) }
        if moved > 0 { Self.tell(tx, project.id) }
    }

    private func giveAnew(
        _ tx: Tx, _ cause: RoundGiving.Cause, _ project: Project, _ day: Day, by actor: Actor
    ) throws -> Int {
        let all = try RoundTable.of(tx, project.id, on: day)
        let waiting = try byRoster(tx, all, project, day)
        guard !waiting.isEmpty else { return 0 }
        let plans = Dictionary(uniqueKeysWithValues: try RoundPlanTable.all(tx, of: project.id).map { ($0.id, $0) })
        let routes = try RoundRouteTable.all(tx, waiting.map(\.route))
        var book = try DayBook(tx, project, day, roster, empty: empty, others: all)
        var moved = 0
        for old in waiting {
            guard let plan = plans[old.plan], let points = routes[old.route]?.content.points else { continue }
            let holder = try book.holder(tx, of: old, plan, points, from: tx.now)
            guard holder != old.assignee else { continue }
            try give(tx, old, to: holder, cause, by: actor)
            moved += 1
        }
        return moved
    }

    /// Those that nobody has begun, whose time is not over, and that nobody gave or took by hand.
    private func byRoster(_ db: Tx, _ all: [Round], _ project: Project, _ day: Day) throws -> [Round] {
        let waiting = all.filter { $0.state == .open && $0.walked == 0 && $0.endsAt > db.now }
        guard !waiting.isEmpty else { return [] }
        let givings = try RoundGivingTable.last(db, project.id, on: day)
        // Before givings were written down, one by hand was known by its reason.
        return waiting.filter { !(givings[$0.id]?.cause.isByHand ?? !$0.reason.isEmpty) }
    }

    private func give(
        _ tx: Tx, _ old: Round, to holder: ID<Staff>?, _ cause: RoundGiving.Cause, by actor: Actor
    ) throws {
        var round = old
        if let before = old.assignee { round.former.append(before) }
        (round.assignee, round.version) = (holder, old.version + 1)
        try RoundTable.update(tx, round)
        try RoundGivingTable.add(tx, cause, from: old, to: round, by: actor)
        try Audit.append(
            tx, actor: actor.staff.number, act: "round.give-anew", subject: round.id.description,
            detail: cause.rawValue)
    }

    /// The rounds of a day that run and whose holder is not there any more by the roster.
    ///
    /// - Throws: ``WorkforceRefusal/notAllowed(_:)`` · ``DirectoryRefusal/unknownProject(_:)``
    package func withoutHolder(in project: ID<Project>, on day: Day, for actor: Actor) async throws -> Set<ID<Round>> {
        try actor.require(.roundsRead, in: project)
        let now = store.clock.now()
        return try await store.read { db in
            let held = try RoundTable.of(db, project, on: day).filter {
                $0.isRunning && $0.assignee != nil && $0.closesAt > now
            }
            guard !held.isEmpty else { return [] }
            let working = try Roster.working(db, in: try self.project(db, project), on: day, roster)
            let departments = Dictionary(uniqueKeysWithValues: try StaffTable.all(db).map { ($0.id, $0.departments) })
            return Set(
                held.filter { round in
                    guard let holder = round.assignee else { return false }
                    let end = round.endsAt > now ? round.endsAt : round.closesAt
                    return !working.isThere(
                        holder, of: departments[holder] ?? [], in: max(now, round.startsAt)..<end)
                }.map(\.id))
        }
    }
}
