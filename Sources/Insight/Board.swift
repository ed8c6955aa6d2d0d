import Casework
import Channels
import Directory
import Kernel
import Rounds
import Store
import Workforce

/// The state of the house in one look, from the counters that every event keeps.
package struct Board: Sendable {
    let store: Store
    private let asked = Gathering<Asked, Figures>()
    /// Plans of buildings that are being read, by building.
    let plans = Gathering<ID<Place>, BuildingPlan?>()
    private let telephone: TelephoneRules

    /// - Parameter telephone: how calls are counted.
    package init(_ store: Store, telephone: TelephoneRules = .usual) {
        (self.store, self.telephone) = (store, telephone)
    }

    /// What figures depend on: whoever may see the same gets the same.
    private struct Asked: Hashable {
        let projects: [ID<Project>]
        let by: Set<Grouping>
    }

    package struct Figures: Sendable {
        /// Cases in each phase that is not over.
        package let phases: [Phase: Int]
        package let openByCategory: [(path: String, count: Int)]
        package let openByKind: [(kind: String, count: Int)]
        package let openByProject: [(project: Project, count: Int)]
        /// What was asked for besides, the most first.
        package let groups: [Grouping: [Group]]
        package let today: Today
        package let yesterday: Today
        package let overdue: Int
        /// Due within ``soon``.
        package let dueSoon: Int
        /// Early warnings that nobody has decided.
        package let alerts: Int
        package let calls: CallsNow
        /// The rounds of the day.
        package let rounds: RoundTally
        /// The nearest promises, the late ones first.
        package let nearest: [Due]
        package let day: Day
        package let zone: Zone

        package var open: Int { phases.values.reduce(0, +) }
    }

    package struct Today: Sendable {
        package let opened: Int
        package let solved: Int
        package let closed: Int
        package let kept: Int
        package let broken: Int
        package let rated: Int
        package let ratingSum: Int

        /// Kept ÷ (kept + broken); nil where nothing was due.
        package var keptShare: Double? { kept + broken == 0 ? nil : Double(kept) / Double(kept + broken) }
        package var rating: Double? { rated == 0 ? nil : Double(ratingSum) / Double(rated) }

        init(_ counters: [String: Int], _ day: Day) {
            func value(_ name: String) -> Int { counters["day:\(day):\(name)"] ?? 0 }
            (opened, solved, closed) = (value("opened"), value("solved"), value("closed"))
            (kept, broken, rated, ratingSum) = (value("kept"), value("broken"), value("rated"), value("rating-sum"))
        }
    }

    package struct Due: Sendable {
        package let number: String
        package let title: String
        package let kind: String
        package let dueAt: Instant
        package let priority: Priority
    }

    package static let soon = Span.minutes(15)

    /// - Parameters:
    ///   - project: its ID or code; nil for all that `actor` may see.
    ///   - by: by what open cases are told apart besides.
    /// - Throws: ``WorkforceRefusal/notAllowed(_:)`` · ``DirectoryRefusal/unknownProject(_:)``
    package func figures(
        project name: String?, by: Set<Grouping> = [], for actor: Actor
    ) async throws -> Figures {
        let projects = try await projects(named: name, for: actor)
        return try await asked.value(Asked(projects: projects.map(\.id), by: by)) {
            let now = store.clock.now()
            return try await store.read { try figures($0, projects, by, at: now) }
        }
    }

    /// The projects whose board `actor` may see: the one that is named, or all.
    func projects(named name: String?, for actor: Actor) async throws -> [Project] {
        try actor.require(.boardRead)
        return try await store.read { try actor.projects(.boardRead, named: name, of: ProjectTable.all($0)) }
    }

    private func figures(
        _ db: DB, _ projects: [Project], _ by: Set<Grouping>, at now: Instant
    ) throws -> Figures {
        let ids = projects.map(\.id.number)
        let zone = projects.first?.zone ?? .shanghai
        let day = zone.day(of: now)
        let before = day.adding(days: -1)
        let phases = try Counters.all(db, projects: ids, prefix: "phase:")
        func due(before instant: Instant) throws -> Int {
            try ids.reduce(0) { try $0 + DueCounters.count(db, project: $1, before: instant) }
        }
        let overdue = try due(before: now)
        return Figures(
            phases: Dictionary(uniqueKeysWithValues: Phase.live.map { ($0, phases["phase:\($0.rawValue)"] ?? 0) }),
            openByCategory: Self.ranked(try Counters.all(db, projects: ids, prefix: "open-category:")).map { ($0, $1) },
            openByKind: Self.ranked(try Counters.all(db, projects: ids, prefix: "open-kind:")).map { ($0, $1) },
            openByProject: try projects.map { ($0, try Self.open(db, in: $0)) },
            groups: try by.reduce(into: [:]) { $0[$1] = try Self.groups(db, $1, projects) },
            today: Today(try Counters.all(db, projects: ids, prefix: "day:\(day):"), day),
            yesterday: Today(try Counters.all(db, projects: ids, prefix: "day:\(before):"), before),
            overdue: overdue, dueSoon: try due(before: now + Self.soon) - overdue,
            alerts: try AlertTable.undecided(db, in: projects.map(\.id)),
            calls: try CallsNow(db, projects, telephone, day: day, at: now),
            rounds: try RoundTable.tally(db, projects.map(\.id), on: day, at: now),
            nearest: try DueTable.nearest(db, ids, limit: 12), day: day, zone: zone)
    }

    /// How many cases of a project are not over.
    private static func open(_ db: DB, in project: Project) throws -> Int {
        let phases = try Counters.all(db, projects: [project.id.number], prefix: "phase:")
        return Phase.live.reduce(0) { $0 + (phases["phase:\($1.rawValue)"] ?? 0) }
    }

    /// `open-kind:repair` → `repair`, the most first; empty ones left out.
    private static func ranked(_ counters: [String: Int]) -> [(String, Int)] {
        counters.filter { $0.value > 0 }.map { (String($0.key.split(separator: ":").last ?? ""), $0.value) }
            .sorted { ($1.1, $0.0) < ($0.1, $1.0) }
    }
}
