import Directory
import Kernel

/// What somebody does with a follow-up.
package enum FollowUpAct: Sendable {
    case done(result: String)
    /// It is not done any more, and why.
    case drop(reason: String)
    case reopen(reason: String)
    /// What is left out stays as it was; the owner by user, name or ID.
    case change(what: String?, owner: String?, due: Day?)
    /// It becomes a case of that kind.
    case makeCase(kind: String)

    package enum Name: String, Sendable, CaseIterable { case done, drop, reopen, change, makeCase = "case" }

    package var name: Name {
        switch self {
        case .done: .done
        case .drop: .drop
        case .reopen: .reopen
        case .change: .change
        case .makeCase: .makeCase
        }
    }

    /// - Throws: ``GatheringRefusal/gatheringLacks(_:)`` · ``DirectoryRefusal/tooLong(field:limit:)``
    func words() throws -> String {
        switch self {
        case .done(let text): try GatheringText.needed(text, "result", FollowUp.longestResult)
        case .drop(let text), .reopen(let text):
            try GatheringText.needed(text, "reason", ActivityDraft.longestReason)
        case .change, .makeCase: ""
        }
    }
}

extension FollowUpAct.Name {
    /// Whether its owner may do it, who needs no right for what is theirs; the others are for who writes minutes.
    var isOwners: Bool { [.done, .makeCase].contains(self) }
}
