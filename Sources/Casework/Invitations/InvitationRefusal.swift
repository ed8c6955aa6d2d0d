import Kernel

/// Why many are not invited at once.
package enum InvitationRefusal: String, Refusal, Equatable {
    case unknownInvitation
    /// The procedure is not one that is begun for many places.
    case notForMany
    /// No room of the project is among what was chosen.
    case nobodyToInvite

    package var code: String { rawValue }

    package var kind: RefusalKind {
        switch self {
        case .unknownInvitation: .notFound
        case .notForMany: .invalid
        case .nobodyToInvite: .conflict
        }
    }
}
