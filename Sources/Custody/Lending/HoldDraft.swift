import Kernel

package struct HoldDraft: Sendable {
    /// As in ``LoanDraft``.
    package var person = ""
    package var giver = ""
    package var consent = ""
    package var until: Day?

    package init() {}

    /// - Throws: ``CustodyRefusal/fieldMissing(_:)`` · ``CustodyRefusal/tooLong(field:limit:)``
    var checked: HoldDraft {
        get throws {
            var draft = self
            draft.person = try CustodyText.needed(person, "person", 80)
            draft.giver = try CustodyText.needed(giver, "giver", 80)
            draft.consent = try CustodyText.needed(consent, "consent", 500)
            return draft
        }
    }
}
