import Kernel

/// What somebody tells of one place.
package struct ArrearsWord: Sendable, Equatable {
    package var item: String
    package var amount: Int64
    package var since: Day?
    package var name: String
    package var note: String

    package init(item: String = "", amount: Int64, since: Day? = nil, name: String = "", note: String = "") {
        (self.item, self.amount, self.since) = (item.trimmed, amount, since)
        (self.name, self.note) = (name.trimmed, note.trimmed)
    }

    package static let (longestItem, longestName, longestNote) = (60, 100, 300)
    /// In fen: ten thousand million yuan.
    package static let most: Int64 = 1_000_000_000_000

    /// - Throws: ``ArrearsRefusal/amountImpossible`` · ``ArrearsRefusal/sinceImpossible`` ·
    ///   ``DirectoryRefusal/tooLong(field:limit:)``
    package func check(on day: Day) throws {
        guard (0...Self.most).contains(amount) else { throw ArrearsRefusal.amountImpossible }
        if let since, since > day || since.date.year < 1950 { throw ArrearsRefusal.sinceImpossible }
        for (field, text, limit) in [
            ("item", item, Self.longestItem), ("person", name, Self.longestName), ("note", note, Self.longestNote),
        ] where text.count > limit { throw DirectoryRefusal.tooLong(field: field, limit: limit) }
    }
}
