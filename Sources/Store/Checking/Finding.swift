/// One thing that was looked at, what was found, and what to do where it is not as it should be.
package struct Finding: Sendable, Codable {
    package enum State: String, Sendable, Codable { case good, warning, bad }

    /// What was looked at: `audit`, `references`, `files` …
    package let check: String
    package let state: State
    package let detail: String
    package let remedy: String?

    private init(_ check: String, _ state: State, _ detail: String, _ remedy: String?) {
        self.check = check
        self.state = state
        self.detail = detail
        self.remedy = remedy
    }

    package static func good(_ check: String, _ detail: String) -> Finding { Finding(check, .good, detail, nil) }
    package static func warning(_ check: String, _ detail: String, remedy: String) -> Finding {
        Finding(check, .warning, detail, remedy)
    }
    package static func bad(_ check: String, _ detail: String, remedy: String) -> Finding {
        Finding(check, .bad, detail, remedy)
    }

    /// Good where the list is empty; else bad, naming the first few.
    package static func of(
        _ check: String, _ offenders: [String], sound: String, broken: String, remedy: String
    ) -> Finding {
        guard !offenders.isEmpty else { return .good(check, sound) }
        let some = offenders.prefix(5).joined(separator: ", ") + (offenders.count > 5 ? ", …" : "")
        return .bad(check, "\(offenders.count) \(broken): \(some)", remedy: remedy)
    }
}
