import Casework
import Insight
import Kernel

/// What a page and the API say of an alert in a reader's language.
struct AlertWords: Sendable {
    let names: Names

    /// The name of its rule; the key where the desk has it no longer.
    func rule(_ alert: Alert, _ rule: AlertRules.Rule?) -> String { rule?.name[names.language] ?? alert.rule }

    /// What it saw, as one sentence.
    func saw(_ alert: Alert) -> String {
        var values = alert.saw
        if let path = values["category"] { values["category"] = names.category(path, of: alert.desk) }
        let department = values["department"].map { names.department(key: $0) ?? $0 }
        let zone = values["zone"].map { names.text("alert.zone", ["code": $0]) }
        if let late = values["late"].flatMap({ Int($0) }) { values["when"] = when(late) }
        values["place"] = department ?? names.project(alert.project) + (zone ?? "")
        return names.text("alert.saw.\(alert.sight.rawValue)", values)
    }

    /// How late something is; below nought that many days ahead.
    private func when(_ late: Int) -> String {
        if late == 0 { return names.text("alert.when.today") }
        return names.text(late > 0 ? "alert.when.late" : "alert.when.ahead", ["n": "\(abs(late))"])
    }

    /// What a rule looks at, with its parameters, as one sentence.
    func looks(_ sight: AlertRules.Sight.Name, _ parameters: [String: String]) -> String {
        var values = parameters
        if let per = parameters["per"] { values["per"] = names.text("alert.per.\(per)") }
        for key in ["window", "within"] { if let span = parameters[key] { values[key] = self.span(span) } }
        if let days = parameters["days"].flatMap({ Int($0) }) { values["when"] = when(days) }
        return names.text("alert.looks.\(sight.rawValue)", values)
    }

    /// `30d` as people say it.
    private func span(_ text: String) -> String {
        let units = ["d": "days", "h": "hours", "m": "minutes"]
        guard let unit = text.last.flatMap({ units[String($0)] }) else { return text }
        return names.text("alert.span.\(unit)", ["n": String(text.dropLast())])
    }

    func state(_ state: Alert.State) -> String { names.text("alertState.\(state.rawValue)") }
    func severity(_ severity: AlertRules.Severity) -> String { names.text("severity.\(severity.rawValue)") }
    func owner(_ alert: Alert) -> String { alert.owner.map { names.staff($0) } ?? names.text("alert.nobody") }
}

extension Alert.State {
    var mood: String {
        switch self {
        case .open: "late"
        case .acknowledged: "warn"
        case .acted: "ok"
        case .dismissed: ""
        }
    }
}

extension AlertRules.Severity {
    var mood: String {
        switch self {
        case .notice: ""
        case .warning: "warn"
        case .grave: "late"
        }
    }
}
