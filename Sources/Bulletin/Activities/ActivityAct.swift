import Kernel

/// What somebody does with an activity.
package enum ActivityAct: Sendable {
    /// People can register from now on.
    case open
    /// It does not take place, and why; everybody who is registered has to be told.
    case cancel(reason: String)

    package enum Name: String, Sendable, CaseIterable { case open, cancel }

    package var name: Name {
        switch self {
        case .open: .open
        case .cancel: .cancel
        }
    }

    /// - Throws: ``GatheringRefusal/gatheringLacks(_:)`` · ``DirectoryRefusal/tooLong(field:limit:)``
    func words() throws -> String {
        guard case .cancel(let reason) = self else { return "" }
        return try GatheringText.needed(reason, "reason", ActivityDraft.longestReason)
    }
}
