import Directory
import Foundation
import Kernel
import Store
import Testing

@testable import Casework
@testable import Insight
@testable import Workforce

/// The sentences of the tests of early warnings.
extension House {
    /// The estate's desk with no rules but these.
    func warning(_ rules: String..., in store: Store? = nil) throws -> Alerts {
        Alerts(store ?? self.store, desks: ["property": try desk(rules)])
    }

    /// The desk with other rules of alerts.
    ///
    /// - Parameter hours: the calendar in whose hours people are told.
    func desk(_ rules: [String], hours: String = "always") throws -> Desk {
        var desk = try Checkout.desk.get().apart
        let place = folder.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
        let lines = rules.enumerated().map { number, rule in
            "  - { key: rule-\(number), name: { zh: 规则, zh-Hant: 規則, en: Rule }, to: [supervisor], severity: warning, "
                + rule + " }"
        }
        let head = "hit-rate: { window: 90d, least: 3 }\nuntaken: { notice: 2h, other: 60m }\nrules:\n"
        try (head + lines.joined(separator: "\n")).write(
            to: place.appending(path: "alerts.yaml"), atomically: true, encoding: .utf8)
        try String(contentsOf: Checkout.property.appending(path: "watching.yaml"), encoding: .utf8)
            .replacing("hours: always", with: "hours: \(hours)")
            .write(to: place.appending(path: "watching.yaml"), atomically: true, encoding: .utf8)
        desk.alerts = try AlertRules.read(place, roles: desk.roles, kinds: desk.procedures.map(\.kind))
        desk.watch = try WatchRules.read(place, roles: desk.roles, calendars: desk.calendars)
        return desk
    }

    func all(_ alerts: Alerts, _ states: [Alert.State] = Alert.State.allCases) async throws -> [Alert] {
        var filter = AlertFilter()
        (filter.states, filter.limit) = (states, 200)
        return try await alerts.list(filter, for: actor("root")).items.reversed()
    }

    func file(_ alerts: Alerts, _ alert: Alert) async throws -> AlertFile {
        try await alerts.alert(alert.number, for: actor("root"))
    }

    /// A room of the estate.
    func room(_ code: String) async throws {
        _ = try await Places(store).add(
            [PlaceDraft(project: estate.id, parent: nil, kind: .room, code: code, name: code)], by: 0)
    }

    /// A solved repair whose customer said what it was worth.
    @discardableResult
    func rated(_ rating: Int, _ comment: String? = nil) async throws -> Case {
        try await act("confirm", on: solved(), by: "hui") {
            ($0.act.isSatisfied, $0.act.rating, $0.act.comment) = (true, rating, comment)
        }
    }
}
