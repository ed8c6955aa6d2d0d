/// What became of the places of an invitation.
package struct InvitationFigures: Sendable, Hashable {
    package let places: Int
    package let waiting: Int
    package let invited: Int
    package let seen: Int
    package let booked: Int
    package let done: Int
    package let refused: Int
    package let missing: Int
    package let letters: Int

    /// Already open, without an owner, or turned away: nobody was invited.
    package var left: Int { places - waiting - invited }
}
