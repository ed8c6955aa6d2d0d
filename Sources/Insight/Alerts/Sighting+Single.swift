import Casework
import Directory
import Kernel
import Workforce

extension Sighting {
    private init(
        _ rule: AlertRules.Rule, _ item: Glimpse, _ subject: String, _ saw: [String: String], cases: [ID<Case>],
        department: String? = nil
    ) {
        self.init(
            rule: rule, project: item.project, desk: item.desk, subject: subject, saw: saw, cases: cases,
            department: department)
    }

    /// The same customer so many times within the window that ends with this case.
    ///
    /// - Parameter others: other cases of the customer that no decided alert was about.
    static func sameCustomer(_ item: Glimpse, _ rule: AlertRules.Rule, others: [Glimpse]) -> Sighting? {
        guard case .sameCustomer(let times, let window) = rule.sight, item.warns, rule.takes(item.kind),
            let subject = item.customer
        else { return nil }
        let near = others.filter { other in
            other.id < item.id && other.warns && rule.takes(other.kind) && other.openedAt >= item.openedAt - window
                && other.openedAt <= item.openedAt
        }
        guard near.count + 1 >= times else { return nil }
        return Sighting(
            rule, item, subject, ["times": "\(near.count + 1)", "days": window.daysText, "title": item.title],
            cases: near.map(\.id) + [item.id])
    }

    /// The same category at the same place again, so soon after it was solved.
    static func sameFault(
        _ item: Glimpse, _ rule: AlertRules.Rule, earlier: [Glimpse], department: String?
    ) -> Sighting? {
        guard case .sameFault(let window) = rule.sight, item.warns, rule.takes(item.kind), let place = item.place,
            let category = item.category
        else { return nil }
        let solved = earlier.filter { other in
            guard let solvedAt = other.solvedAt else { return false }
            return other.id < item.id && other.phase != .cancelled && other.category == category
                && other.place == place && rule.takes(other.kind) && solvedAt <= item.openedAt
                && solvedAt >= item.openedAt - window
        }
        guard let last = solved.compactMap(\.solvedAt).max() else { return nil }
        let saw = [
            "category": category, "times": "\(solved.count + 1)", "since": (item.openedAt - last).daysText,
            "title": item.title,
        ]
        return Sighting(
            rule, item, "place:\(place):\(category)", saw, cases: solved.map(\.id) + [item.id], department: department)
    }

    /// Watch words in something that the customer said.
    static func words(_ item: Glimpse, _ rule: AlertRules.Rule, in said: String, department: String?) -> Sighting? {
        guard case .words(let words) = rule.sight, item.warns, rule.takes(item.kind) else { return nil }
        let text = Pinyin.simplify(said).lowercased()
        let found = words.filter { text.contains($0) }
        guard !found.isEmpty else { return nil }
        return Sighting(
            rule, item, "case:\(item.id)", ["words": found.joined(separator: ", "), "title": item.title],
            cases: [item.id], department: department)
    }

    static func rating(_ item: Glimpse, _ rule: AlertRules.Rule, department: String?) -> Sighting? {
        guard case .rating(let most) = rule.sight, !item.isImported, rule.takes(item.kind),
            let rating = item.verdict?.rating, rating <= most
        else { return nil }
        return Sighting(
            rule, item, "case:\(item.id)", ["rating": "\(rating)", "title": item.title], cases: [item.id],
            department: department)
    }

    static func incident(_ incident: Incident, _ rule: AlertRules.Rule, cases: [ID<Case>]) -> Sighting? {
        guard rule.sight == .incident else { return nil }
        return Sighting(
            rule: rule, project: incident.project, desk: incident.desk, subject: "incident:\(incident.id)",
            saw: ["count": "\(cases.count)", "title": incident.title, "incident": incident.number], cases: cases,
            incident: incident.id)
    }
}

extension Span {
    /// Whole days; those that are begun do not count.
    fileprivate var daysText: String { "\(milliseconds / 86_400_000)" }
}
