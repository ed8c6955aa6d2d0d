import Casework
import Directory
import Kernel

/// A line of the register as somebody writes it; the letter that it answers by number, the owner by user name.
package struct LetterDraft: Sendable {
    package static let longestParty = 120
    package static let longestSubject = 200
    package static let longestTheirNumber = 80
    package static let longestNote = 4000

    package var project: String?
    package var direction = Letter.Direction.in
    package var kind = Letter.Kind.letter
    /// Today where nobody says.
    package var dated: Day?
    package var correspondent = ""
    package var subject = ""
    package var theirNumber = ""
    package var note = ""
    package var dueOn: Day?
    /// Nobody where it is empty.
    package var owner = ""
    /// Nothing where it is empty.
    package var answers = ""

    package init() {}

    /// What stands there, to be written anew.
    package init(_ one: Letter, owner: String, answers: String) {
        let content = one.content
        (direction, kind, dated, correspondent) = (one.direction, content.kind, content.dated, content.correspondent)
        (subject, theirNumber, note) = (content.subject, content.theirNumber, content.note)
        (dueOn, self.owner, self.answers) = (content.dueOn, owner, answers)
    }

    /// - Throws: ``DirectoryRefusal/tooLong(field:limit:)`` · ``LetterRefusal/letterLacks(_:)`` ·
    ///   ``LetterRefusal/dueOfOutgoing`` · ``LetterRefusal/dueTooEarly`` · ``CaseRefusal/dateOutOfRange(field:)``
    func content(on today: Day) throws -> Letter.Content {
        var one = Letter.Content(dated: dated ?? today)
        one.kind = kind
        one.correspondent = try AnnouncementDraft.checked(correspondent, "correspondent", most: Self.longestParty)
        one.subject = try AnnouncementDraft.checked(subject, "subject", most: Self.longestSubject)
        one.theirNumber = try AnnouncementDraft.checked(theirNumber, "theirNumber", most: Self.longestTheirNumber)
        one.note = try AnnouncementDraft.checked(note, "note", most: Self.longestNote)
        one.dueOn = dueOn
        for (field, text) in [("correspondent", one.correspondent), ("subject", one.subject)] where text.isEmpty {
            throw LetterRefusal.letterLacks(field)
        }
        // Nothing came or went tomorrow.
        guard one.dated.isSayable, one.dated <= today else { throw CaseRefusal.dateOutOfRange(field: "dated") }
        guard let due = one.dueOn else { return one }
        guard due.isSayable else { throw CaseRefusal.dateOutOfRange(field: "dueOn") }
        guard direction == .in else { throw LetterRefusal.dueOfOutgoing }
        guard due >= one.dated else { throw LetterRefusal.dueTooEarly }
        return one
    }
}
