import Casework
import Insight
import Kernel
import Workforce

struct AlertJSON: JSONValue {
    private let alert: Alert
    private let rule: AlertRules.Rule?
    private let words: AlertWords

    init(_ alert: Alert, _ rule: AlertRules.Rule?, _ words: AlertWords) {
        (self.alert, self.rule, self.words) = (alert, rule, words)
    }

    var json: JSON { .object(parts) }

    var parts: [(String, JSON)] {
        let zone = words.names.zone(of: alert.project)
        return [
            ("id", alert.id.json), ("number", alert.number.json), ("version", .integer(alert.version)),
            ("project", alert.project.json), ("desk", alert.desk.json), ("rule", alert.rule.json),
            ("name", words.rule(alert, rule).json), ("sees", alert.sight.rawValue.json),
            ("severity", alert.severity.rawValue.json), ("state", alert.state.rawValue.json),
            ("at", zone.text(alert.at).json), ("says", words.saw(alert).json), ("saw", .map(alert.saw)),
            ("parameters", .map(alert.parameters)), ("owner", alert.owner.json),
            ("takenBy", alert.takenBy.json), ("takenAt", alert.takenAt.map(zone.text).json),
            ("decidedBy", alert.decidedBy.json), ("decidedAt", alert.decidedAt.map(zone.text).json),
            ("words", alert.words.json), ("tellOnAt", alert.tellOnAt.map(zone.text).json),
        ]
    }
}

struct AlertFileJSON: JSONValue {
    let file: AlertFile
    let words: AlertWords
    let actor: Actor

    var json: JSON {
        .object(
            AlertJSON(file.alert, file.rule, words).parts + [
                ("incident", file.incident.json), ("former", file.former.json), ("later", file.later.json),
                ("case", file.doneCase.json), ("count", .integer(file.count)),
                ("actions", .array(file.alert.allowed(for: actor).map(\.rawValue.json))),
                ("toldOn", .array(file.tellings.map(telling))), ("cases", .array(file.cases.map(row))),
            ])
    }

    private func telling(_ telling: Telling) -> JSON {
        .object([
            ("staff", telling.staff.json), ("role", telling.role.json),
            ("at", words.names.zone(of: file.alert.project).text(telling.at).json), ("standIn", telling.isStandIn.json),
        ])
    }

    private func row(_ item: Case) -> JSON {
        .object([
            ("case", item.number.json), ("title", item.title.json),
            ("openedAt", words.names.zone(of: item.project).text(item.openedAt).json),
            ("place", item.place.flatMap { file.places[$0]?.code }.json), ("kind", item.kind.json),
            ("phase", item.phase.rawValue.json),
        ])
    }
}

/// A rule as it is now, and its hit rate.
struct AlertRuleJSON: JSONValue {
    let rate: HitRate
    let words: AlertWords

    var json: JSON {
        let rule = rate.rule
        return .object([
            ("desk", rate.desk.json), ("rule", rule.key.json), ("name", rule.name[words.names.language].json),
            ("on", rule.isOn.json), ("sees", rule.sight.name.rawValue.json),
            ("looks", words.looks(rule.sight.name, rule.sight.parameters).json),
            ("parameters", .map(rule.sight.parameters)), ("severity", rule.severity.rawValue.json),
            ("undecided", .integer(rate.undecided)), ("acted", .integer(rate.acted)),
            ("dismissed", .integer(rate.dismissed)), ("hitRate", rate.share.json), ("least", .integer(rate.least)),
        ])
    }
}
