import Casework
import Kernel
import Workforce

/// What is said of the audit trail.
struct AuditWords {
    /// Every act that has words of its own.
    static let known = Texts().keys.filter { $0.hasPrefix(beginning) }.map { String($0.dropFirst(beginning.count)) }
    private static let beginning = "auditAct."
    private static let ofCase = "case."
    private static let ofFigure = "export.figure."

    /// So many names of one action are said, where procedures call it differently.
    private static let mostNames = 3

    let names: Names
    private let procedures: [Procedure]
    private let actions: [String: String]

    init(names: Names) {
        self.names = names
        procedures = names.desks.sorted { $0.key < $1.key }.flatMap { $0.value.procedures }
        actions = Dictionary(grouping: procedures.flatMap(\.actions), by: \.key).mapValues { actions in
            let all = actions.map { $0.name[names.language] }
            let apart = all.enumerated().filter { place, name in !all[..<place].contains(name) }.map(\.element)
            return apart.prefix(Self.mostNames).joined(separator: " / ") + (apart.count > Self.mostNames ? " …" : "")
        }
    }

    /// What was done; what has no words by its key.
    func act(_ key: String) -> String {
        if names.has("auditAct.\(key)") { return names.text("auditAct.\(key)") }
        if key.hasPrefix(Self.ofFigure) { return figure(String(key.dropFirst(Self.ofFigure.count))) ?? key }
        guard key.hasPrefix(Self.ofCase), let name = deed(String(key.dropFirst(Self.ofCase.count))) else {
            return key
        }
        return names.text("audit.ofCase", ["act": name])
    }

    private func figure(_ key: String) -> String? {
        names.has("figure.\(key)") ? names.text("audit.ofFigure", ["figure": names.text("figure.\(key)")]) : nil
    }

    /// As the procedures call it; what is no action of theirs as the timeline of a case does, where that needs nothing
    /// of the case.
    private func deed(_ key: String) -> String? {
        if key.hasPrefix(Cases.formPrinting) { return printed(String(key.dropFirst(Cases.formPrinting.count))) }
        if let action = actions[key] { return action }
        guard names.has("entry.\(key)") else { return nil }
        let words = names.text("entry.\(key)")
        return words.contains("{") ? nil : words
    }

    /// A paper of a procedure.
    private func printed(_ key: String) -> String {
        let form = procedures.lazy.flatMap(\.prints).first { $0.key == key }
        return names.text("entry.printForm", ["what": form?.name[names.language] ?? key])
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
