/// The addresses of invitations: one procedure for many places.
extension Paths {
    package static let invitations = Path("/invitations")
    package static let invitation = Path("/invitations/{invitation}")
    package static let invitationLetters = Path("/invitations/{invitation}/letters")

    /// Those that templates may call.
    static let ofInvitations: [String: Path] = ["invitations": invitations]
}

extension Paths.API {
    package static let invitations = Path("/api/v1/invitations")
    package static let invitationCount = Path("/api/v1/invitation-count")
    package static let invitation = Path("/api/v1/invitations/{invitation}")
    package static let invitationLetters = Path("/api/v1/invitations/{invitation}/letters")
}
