import Kernel
import Workforce

/// What happens by itself, when, and by which actions of the procedures. Read from a desk's `running.yaml`.
package struct RunRules: Sendable, Equatable {
    /// What the system can do. The raw value is the word in the file.
    package enum Deed: String, Sendable, CaseIterable {
        case takeBack = "take-back"
        case resume, close, assign
    }

    /// How long sent work may lie unaccepted; for every priority.
    package let unaccepted: [Priority: Span]
    /// How long a solved case waits for its confirmation.
    package let unconfirmed: Span
    /// The keys of the actions.
    package let actions: [Deed: String]

    /// The longest time that sent work may lie.
    var longestUnaccepted: Span { unaccepted.values.max { $0.milliseconds < $1.milliseconds } ?? .zero }

    /// What the case does next of what the system may do with it as it stands; nil where only people move it. Pure.
    func coming(_ item: Case, _ procedure: Procedure) -> Coming? {
        [unaccepted(item, procedure), deferred(item), unconfirmed(item)].compactMap(\.self)
            .filter { $0.occasion.deed.map { maySystem($0, item, procedure) } ?? false }.min { $0.at < $1.at }
    }

    /// Whether the action may be taken now as far as the case goes; the system fills in all that it asks for.
    func maySystem(_ deed: Deed, _ item: Case, _ procedure: Procedure) -> Bool {
        guard let action = actions[deed].flatMap({ procedure.action($0) }) else { return false }
        let isClear = !action.needs.contains(.fiveThings) || FiveThing.allCases.allSatisfy(item.thingsDone.contains)
        let isJudged = !action.needs.contains(.judged) || item.judgement != nil
        let isAnswered = deed != .close || item.unansweredOutside.isEmpty
        return isClear && isJudged && isAnswered && action.from.contains(item.stage)
            && action.needs.allSatisfy { $0.isMet(item, by: .system) }
    }

    /// Work that nobody could send again is not taken back: it would count as done.
    private func unaccepted(_ item: Case, _ procedure: Procedure) -> Coming? {
        guard let limit = unaccepted[item.priority], procedure.sendsAgain else { return nil }
        let sent = item.openTasks.filter { $0.state == .sent }.map(\.sentAt).min()
        return sent.map { Coming(occasion: .unaccepted, at: $0 + limit) }
    }

    private func deferred(_ item: Case) -> Coming? {
        guard item.phase == .waiting, let waiting = item.waiting, let until = waiting.until else { return nil }
        return Coming(occasion: .deferred, at: max(until, waiting.since))
    }

    /// From when it was solved, or the customer last chased it; but no promise to the customer is closed away: each is
    /// kept by people or is late first.
    private func unconfirmed(_ item: Case) -> Coming? {
        guard item.phase == .solved || item.phase == .confirming, let solvedAt = item.solvedAt else { return nil }
        let quiet = max(solvedAt, item.chasedAt ?? solvedAt) + unconfirmed
        let late = item.promises.filter { $0.state == .open }.map { $0.dueAt + Span(milliseconds: 1) }
        return Coming(occasion: .unconfirmed, at: late.reduce(quiet, max))
    }
}

extension Procedure {
    /// Whether somebody can send work again that came back.
    package var sendsAgain: Bool { actions.contains { $0.does.contains(.sendTask) } }
}

extension Occasion {
    /// What is done with a case then; for ``left`` with its work. Nil where it is only told of.
    var deed: RunRules.Deed? {
        switch self {
        case .unaccepted, .offDuty, .left: .takeBack
        case .deferred: .resume
        case .unconfirmed: .close
        case .undispatched, .unsent, .lapsed, .recurring, .missed: nil
        }
    }
}
