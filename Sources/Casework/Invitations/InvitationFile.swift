import Directory
import Kernel

/// An invitation with everything that its page shows.
package struct InvitationFile: Sendable {
    package let one: Invitation
    package let project: Project
    package let figures: InvitationFigures
    /// Those of the part that was asked for, by code; the next begin after the code that the page names.
    package let places: Page<InvitedPlace>
}

/// A letter with a link that was just made.
package struct InvitationLetter: Sendable {
    package let code: String
    package let customer: String
    package let number: String
    package let text: String
    /// Where the link leads: told this once.
    package let address: String
    package let language: Language
}
