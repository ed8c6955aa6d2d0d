import Kernel

/// One version of a place's record, as somebody made it. Never edited.
package struct PlaceEdit: Sendable, Hashable {
    /// What was done to it.
    package enum Act: String, Sendable, Codable, CaseIterable { case change, retire, restore }

    package let version: Int
    package let act: Act
    package let record: PlaceRecord
    /// Why, where it was retired or taken up again.
    package let words: String
    /// As ``StatusEntry/by``.
    package let by: Int64
    package let at: Instant

    package init(version: Int, act: Act, record: PlaceRecord, words: String, by: Int64, at: Instant) {
        (self.version, self.act, self.record) = (version, act, record)
        (self.words, self.by, self.at) = (words, by, at)
    }
}
