import Kernel

/// What somebody does with the minutes of a meeting.
package enum MeetingAct: Sendable {
    /// They are ready for who had the chair.
    case submit
    case approve
    /// They are a draft again, and why: also approved ones, whose versions stay.
    case back(reason: String)

    package enum Name: String, Sendable, CaseIterable { case submit, approve, back }

    package var name: Name {
        switch self {
        case .submit: .submit
        case .approve: .approve
        case .back: .back
        }
    }

    /// - Throws: ``GatheringRefusal/gatheringLacks(_:)`` · ``DirectoryRefusal/tooLong(field:limit:)``
    func words() throws -> String {
        guard case .back(let reason) = self else { return "" }
        return try GatheringText.needed(reason, "reason", ActivityDraft.longestReason)
    }
}
