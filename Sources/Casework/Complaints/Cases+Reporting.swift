import Directory
import Kernel
import Store
import Workforce

extension Cases {
    /// Reports a complaint that was just taken in, where it is major or its words say so and nobody said that it is
    /// not; what a person said stands on the timeline.
    ///
    /// - Returns: the case as it now is.
    func heed(_ tx: Tx, _ item: Case, _ new: NewCase, _ desk: Desk) throws -> Case {
        guard let rules = desk.complaints, rules.kinds.contains(item.kind) else { return item }
        if item.priority != .general || !(new.signs.isEmpty || new.isNotMajor) {
            return try raise(tx, .major, rules.report, on: item, in: new.project)
        }
        guard !new.signs.isEmpty else { return item }
        let found = new.signs.map(\.found).joined(separator: " ")
        let deed = Deed(act: "not-major", words: found, actor: new.deed.actor, now: new.moment.now)
        return try commit(tx, [], to: item, deed, in: new.project)
    }

    /// Reports a complaint that somebody made major, or what became one by a correction and is or looks major; each is
    /// reported once.
    ///
    /// - Returns: the case as it now is.
    func heed(_ tx: Tx, _ item: Case, since old: Case, in project: Project) throws -> Case {
        guard item.priority != old.priority || item.kind != old.kind, let rules = desks[item.desk]?.complaints,
            rules.kinds.contains(item.kind), rules.isMajor(item, since: old),
            try !AlarmTable.all(tx, of: item.id).contains(where: { $0.about == .major })
        else { return item }
        return try raise(tx, .major, rules.report, on: item, in: project)
    }
}

extension ComplaintRules {
    /// Whether somebody said so, or the words of what was none before do.
    fileprivate func isMajor(_ item: Case, since old: Case) -> Bool {
        item.priority != .general
            || (!kinds.contains(old.kind) && !signs(of: item.kind, title: item.title, text: item.text).isEmpty)
    }
}
