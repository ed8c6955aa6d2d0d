import Casework
import Directory
import Kernel
import Store
import Workforce

/// An alert with everything that its page shows.
package struct AlertFile: Sendable {
    package let alert: Alert
    package let rule: AlertRules.Rule?
    /// Those that the reader may see, the oldest first.
    package let cases: [Case]
    /// How many there are.
    package let count: Int
    package let places: [ID<Place>: Place]
    /// Numbers of what it refers to.
    package let incident: String?
    package let former: String?
    /// The next one about the same.
    package let later: String?
    package let doneCase: String?
    /// Who was told because nobody took it up, the first first.
    package let tellings: [Telling]
}

extension Alerts {
    package func list(_ filter: AlertFilter, for actor: Actor) async throws -> Page<Alert> {
        try await store.read { db in
            let limit = min(max(1, filter.limit), CaseFilter.mostRows)
            let projects = try projectsRead(db, by: actor).filter { filter.project == nil || $0 == filter.project }
            let rows = try AlertTable.list(db, filter, in: projects, limit: limit + 1)
            let items = Array(rows.prefix(limit))
            return Page(items: items, next: rows.count > limit ? items.last?.id.description : nil)
        }
    }

    /// How many in the projects that `actor` sees nobody has decided.
    package func undecided(project: ID<Project>? = nil, for actor: Actor) async throws -> Int {
        try await store.read { db in
            let projects = try projectsRead(db, by: actor).filter { project == nil || $0 == project }
            return try AlertTable.undecided(db, in: projects)
        }
    }

    /// How many `actor` owns or was told of that nobody has taken up.
    package func new(for actor: Actor) async throws -> Int {
        try await store.read { db in
            try AlertTable.load(db, of: actor.staff, isNew: true) + TellingTable.load(db, of: actor.staff)
        }
    }

    /// Of every rule of every desk, in the order of the files, over the projects that `actor` sees.
    package func hitRates(for actor: Actor) async throws -> [HitRate] {
        let now = store.clock.now()
        return try await store.read { db in
            let projects = try projectsRead(db, by: actor)
            return try desks.values.sorted { $0.key < $1.key }.flatMap { desk in
                let all = try AlertTable.outcomes(db, in: projects, since: now - desk.alerts.rateWindow)
                return desk.alerts.rules.map { rule in
                    Self.rate(of: rule, desk, all.filter { $0.desk == desk.key && $0.rule == rule.key })
                }
            }
        }
    }

    private static func rate(of rule: AlertRules.Rule, _ desk: Desk, _ all: [AlertTable.Outcome]) -> HitRate {
        func count(_ states: [Alert.State]) -> Int {
            all.filter { states.contains($0.state) }.reduce(0) { $0 + $1.count }
        }
        return HitRate(
            desk: desk.key, rule: rule, undecided: count(Alert.State.undecided), acted: count([.acted]),
            dismissed: count([.dismissed]), least: desk.alerts.rateLeast)
    }

    /// By number or ID.
    ///
    /// - Throws: ``InsightRefusal/unknownAlert(_:)``
    package func alert(_ name: String, for actor: Actor) async throws -> AlertFile {
        try await store.read { try file($0, try seen($0, name, by: actor), for: actor) }
    }

    /// The rule of an alert as it is now; nil where the desk's file has it no longer.
    package func rule(of alert: Alert) -> AlertRules.Rule? {
        desks[alert.desk]?.alerts.rules.first { $0.key == alert.rule }
    }

    func seen(_ db: DB, _ name: String, by actor: Actor) throws -> Alert {
        let found = try AlertTable.find(db, number: name) ?? ID<Alert>(name).flatMap { try AlertTable.find(db, $0) }
        guard let found, actor.may(.caseRead, in: found.project) else { throw InsightRefusal.unknownAlert(name) }
        return found
    }

    func file(_ db: DB, _ alert: Alert, for actor: Actor) throws -> AlertFile {
        let ids = try AlertCaseTable.cases(db, of: alert.id)
        let cases = try ids.prefix(Sighting.mostCases).compactMap { try CaseTable.find(db, $0) }
            .filter { Cases.maySee($0, actor) }
        let places = try Set(cases.compactMap(\.place)).compactMap { try PlaceTable.find(db, $0) }
        return AlertFile(
            alert: alert, rule: rule(of: alert), cases: cases, count: ids.count,
            places: Dictionary(uniqueKeysWithValues: places.map { ($0.id, $0) }), incident: alert.saw["incident"],
            former: try alert.former.flatMap { try AlertTable.find(db, $0)?.number },
            later: try AlertTable.later(db, than: alert.id)?.number,
            doneCase: try alert.doneCase.flatMap { try CaseTable.find(db, $0)?.number },
            tellings: try TellingTable.all(db, of: alert.id))
    }

    private func projectsRead(_ db: DB, by actor: Actor) throws -> [ID<Project>] {
        actor.projects(.caseRead, of: try ProjectTable.all(db)).map(\.id)
    }
}
