import Casework
import Directory
import Kernel
import Store
import Workforce

extension Inspections {
    private static let mostOfDay = 3000
    private static let mostRechecks = 50

    /// What `actor` has to walk today in all projects, with what of yesterday still runs.
    ///
    /// - Throws: ``WorkforceRefusal/notAllowed(_:)``
    package func mine(for actor: Actor) async throws -> MyRounds {
        try actor.require(.roundsWalk)
        let now = store.clock.now()
        return try await store.read { db in
            let projects = actor.projects(.roundsWalk, of: try ProjectTable.all(db))
            let day = (projects.first?.zone ?? .shanghai).day(of: now)
            let before = day.adding(days: -1)
            let all = try RoundTable.of(db, assignee: actor.staff, from: before, to: day)
                .filter { $0.state != .cancelled && ($0.day == day || $0.isRunning) }
            let free = try projects.flatMap { try RoundTable.free(db, $0.id, from: before, to: day) }
            let waiting = try projects.flatMap {
                try FindingTable.list(db, in: $0.id, .corrected, after: nil, limit: Self.mostRechecks)
            }
            return MyRounds(
                day: day, mine: all.filter(\.isRunning) + all.filter { !$0.isRunning }, free: free,
                rechecks: try waiting.filter { $0.by == actor.staff }.map { try line(db, $0) },
                moved: try RoundGivingTable.moved(db, actor.staff, since: now - .days(1)))
        }
    }

    func line(_ db: DB, _ finding: RoundFinding) throws -> FindingLine {
        let item = try finding.item.flatMap { try CaseTable.find(db, ID<Case>(number: $0)) }
        return FindingLine(
            finding: finding, place: try PlaceTable.find(db, finding.place), number: item?.number,
            phase: item?.phase.rawValue)
    }

    /// A round with its points and what was found.
    ///
    /// - Throws: ``RoundRefusal/unknownRound(_:)``
    package func walk(_ name: String, for actor: Actor) async throws -> Walk {
        try await store.read { db in
            let round = try visible(db, name, to: actor)
            guard let route = try RoundRouteTable.find(db, round.route) else { throw RoundRefusal.unknownRound(name) }
            let places = try Set(route.content.points.map(\.place)).compactMap { try PlaceTable.find(db, $0) }
            let findings = try FindingTable.of(db, round.id)
            let items = try findings.compactMap(\.item)
                .compactMap { try CaseTable.find(db, ID<Case>(number: $0)) }
            return Walk(
                round: round, route: route, places: Dictionary(uniqueKeysWithValues: places.map { ($0.id, $0) }),
                visits: try VisitTable.of(db, round.id), findings: findings,
                numbers: Dictionary(items.map { ($0.id.number, $0.number) }) { first, _ in first },
                givings: try RoundGivingTable.of(db, round.id))
        }
    }

    /// All rounds of a day of a project, in the order in which they begin.
    ///
    /// - Parameters:
    ///   - day: nil for today.
    ///   - limit: so many at most; nil for as many as a page shows.
    /// - Throws: ``WorkforceRefusal/notAllowed(_:)`` · ``DirectoryRefusal/unknownProject(_:)``
    package func rounds(
        in project: ID<Project>, on day: Day? = nil, limit: Int? = nil, for actor: Actor
    ) async throws -> (day: Day, rounds: [Round], tally: RoundTally) {
        try actor.require(.roundsRead, in: project)
        let now = store.clock.now()
        return try await store.read { db in
            let day = try day ?? self.project(db, project).zone.day(of: now)
            return (
                day, try RoundTable.of(db, project, on: day, limit: limit ?? Self.mostOfDay),
                try RoundTable.tally(db, project, on: day, at: now)
            )
        }
    }

    /// Findings in a state, the newest first.
    ///
    /// - Throws: ``WorkforceRefusal/notAllowed(_:)`` · ``RoundRefusal/unknownFinding(_:)`` for a page after one unknown
    package func findings(
        in project: ID<Project>, _ state: RoundFinding.State, after: String? = nil, limit: Int, for actor: Actor
    ) async throws -> Page<FindingLine> {
        try actor.require(.roundsRead, in: project)
        let cursor = after.flatMap { ID<RoundFinding>($0) }
        if let after, cursor == nil { throw RoundRefusal.unknownFinding(after) }
        return try await store.read { db in
            let found = try FindingTable.list(db, in: project, state, after: cursor, limit: limit + 1)
            let items = try found.prefix(limit).map { try line(db, $0) }
            return Page(items: items, next: found.count > limit ? items.last?.finding.id.description : nil)
        }
    }

    /// What arrived after its round had changed and nobody has decided about, the oldest first.
    ///
    /// - Throws: ``WorkforceRefusal/notAllowed(_:)``
    package func conflicts(in project: ID<Project>, for actor: Actor) async throws -> [ConflictLine] {
        try actor.require(.roundsPlan, .roundsRead, in: project)
        return try await store.read { db in
            try VisitTable.undecided(db, in: [project], limit: 200).compactMap { visit in
                guard let round = try RoundTable.find(db, visit.round) else { return nil }
                return ConflictLine(visit: visit, round: round, place: try PlaceTable.find(db, visit.place))
            }
        }
    }
}
