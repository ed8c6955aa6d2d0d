import Kernel

/// A key as somebody types it.
package struct KeyDraft: Sendable {
    package var kind = ""
    /// Empty: the next one of its kind.
    package var number = ""
    package var name = ""
    /// A code or an ID of the place that it opens.
    package var place: String?
    /// A code or an ID.
    package var cabinet: String?
    package var hook: Int?
    package var copies = 1
    package var seal = ""
    package var condition = Key.Condition.good
    package var note = ""

    package init() {}

    package static let mostCopies = 999
    package static let longestNote = 500
    private static let (longestNumber, longestName, longestSeal) = (24, 80, 40)

    /// Everything without blanks around it.
    ///
    /// - Throws: ``CustodyRefusal/fieldMissing(_:)`` · ``CustodyRefusal/tooLong(field:limit:)`` ·
    ///   ``CustodyRefusal/numberOutOfRange(field:least:most:)``
    var checked: KeyDraft {
        get throws {
            var draft = self
            draft.number = Key.plain(number)
            draft.name = try CustodyText.needed(name, "name", Self.longestName)
            draft.seal = try CustodyText.short(seal, "seal", Self.longestSeal)
            draft.note = try CustodyText.short(note, "note", Self.longestNote)
            _ = try CustodyText.short(draft.number, "number", Self.longestNumber)
            guard (1...Self.mostCopies).contains(copies) else {
                throw CustodyRefusal.numberOutOfRange(field: "copies", least: 1, most: Self.mostCopies)
            }
            return draft
        }
    }
}
