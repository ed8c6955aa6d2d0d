import Casework
import Kernel

extension RoundPlan {
    /// What a plan becomes when the proposal that it was made of becomes another one: what was still as proposed
    /// follows, what somebody changed here stays. Nil where nothing follows.
    func following(_ old: RoundRules.Proposal, _ new: RoundRules.Proposal) -> Content? {
        var next = content
        if let text = try? Recurrence(old.rule).text, content.rule == text, let rule = try? Recurrence(new.rule).text {
            next.rule = rule
        }
        if content.windows == Self.windows(old) { next.windows = Self.windows(new) }
        if content.isOrdered == old.isOrdered { next.isOrdered = new.isOrdered }
        if let language = Language.allCases.first(where: { isAsProposed(old, in: $0) }) {
            let at = Dictionary(content.checks.map { ($0.key, $0.at) }) { first, _ in first }
            next.checks = new.checks.map { check in
                var own = Check(check, language)
                own.at = at[check.key] ?? []
                return own
            }
        }
        return next == content ? nil : next
    }

    private static func windows(_ proposal: RoundRules.Proposal) -> [String] {
        proposal.windows.compactMap { WorkHours($0)?.description }
    }

    /// Whether its checks are those of the proposal, at whichever points.
    private func isAsProposed(_ proposal: RoundRules.Proposal, in language: Language) -> Bool {
        let bare = content.checks.map { check in
            var check = check
            check.at = []
            return check
        }
        return bare == proposal.checks.map { Check($0, language) }
    }
}
