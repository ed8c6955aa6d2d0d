import Directory
import Hummingbird
import Kernel
import Rounds
import Workforce

extension Names {
    /// A rule as people say it, where it is one of the usual ones; else as RFC 5545 writes it.
    func rule(_ text: String) -> String {
        guard let rule = try? Recurrence(text) else { return text }
        if has("rounds.rule.\(rule.text)") { return self.text("rounds.rule.\(rule.text)") }
        let isPlain = rule.interval == 1 && rule.places.isEmpty && rule.count == nil && rule.until == nil
        guard isPlain, rule.frequency == .weekly, rule.monthDays.isEmpty else { return rule.text }
        let days = rule.weekdays.map { self.text("weekday.\($0.weekday.rawValue)") }
        return self.text("rounds.weekly", ["days": list(days)])
    }

    /// Who walks.
    func who(_ assignment: RoundPlan.Assignment) -> String {
        switch assignment.way {
        case .steward: text("roundWay.steward")
        case .staff: assignment.staff.map(staff) ?? ""
        case .role:
            desks.values.lazy.flatMap(\.roles).first { $0.key == assignment.role }?.name[language]
                ?? assignment.role ?? ""
        }
    }
}
