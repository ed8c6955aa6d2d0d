/// A calendar day as ISO text in its project's zone: `2026-11-23`.
package struct Day: Hashable, Comparable, Sendable, Codable, CustomStringConvertible {
    package let date: CivilDate

    package init(_ date: CivilDate) { self.date = date }
    package init?(_ text: String) {
        var reader = DigitReader(text.utf8)
        guard let year = reader.number(4), reader.take("-"), let month = reader.number(2), reader.take("-"),
            let day = reader.number(2), reader.isAtEnd, let date = CivilDate(year: year, month: month, day: day)
        else { return nil }
        self.init(date)
    }

    /// Whether its moments can be said: between the first and the last year that the software knows.
    package var isSayable: Bool { Instant.sayable.contains(Zone.utc.start(of: self)) }

    package var description: String { "\(padded(date.year, 4))-\(padded(date.month))-\(padded(date.day))" }
    package func adding(days: Int64) -> Day { Day(CivilDate(daysSince1970: date.daysSince1970 + days)) }
    package static func < (a: Day, b: Day) -> Bool { a.date < b.date }

    package init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let day = Day(text) else {
            throw DecodingError.dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: "not a day"))
        }
        self = day
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
