import Casework
import Kernel
import Workforce

/// What is said of the audit trail.
struct AuditWords {
    /// Every act that has words of its own.
    static let known = Texts().keys.filter { $0.hasPrefix(beginning) }.map { String($0.dropFirst(beginning.count)) }
    private static let beginning = "auditAct."
    private static let ofCase = "case."

    let names: Names

    /// What was done; what has no words by its key.
    func act(_ key: String) -> String {
        if names.has("auditAct.\(key)") { return names.text("auditAct.\(key)") }
        guard key.hasPrefix(Self.ofCase), let name = action(String(key.dropFirst(Self.ofCase.count))) else {
            return key
        }
        return names.text("audit.ofCase", ["act": name])
    }

    /// As the procedures call it.
    private func action(_ key: String) -> String? {
        (names.desks[names.firstDesk]?.procedures ?? []).lazy.compactMap { $0.action(key)?.name[names.language] }.first
    }

    func line(_ line: AuditLine, _ times: TimeWords) -> Model {
        [
            "at": times.exact(line.place.at), "who": who(line), "act": act(line.act),
            "subject": line.subject, "detail": detail(line),
        ]
    }

    func who(_ line: AuditLine) -> String { line.name ?? names.staff(line.actor) }

    /// Why somebody saw a number is chosen on pages from a list, and written by programs.
    func detail(_ line: AuditLine) -> String {
        let isChosen = line.act.hasPrefix("person.unmask") && PhoneShowing.reasons.contains(line.detail)
        return isChosen ? names.text("phone.reason.\(line.detail)") : line.detail
    }
}
