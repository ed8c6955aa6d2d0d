import Kernel

/// What the accounts told of one day: whoever is not on it owes nothing that day.
package struct ArrearsStatement: Sendable, Hashable {
    package let id: ID<ArrearsStatement>
    package let day: Day
}

/// What is owed at one place for one thing, since one month, on the day of a statement. A row, never edited: what is
/// told anew takes its place, and it stays, struck through.
package struct ArrearsLine: Sendable, Hashable, Codable {
    package let id: ID<ArrearsLine>
    package let statement: ID<ArrearsStatement>
    package let place: ID<Place>
    /// The place as it was called then.
    package let code: String
    package let isRoom: Bool
    /// What for, in the words of the accounts; empty where they do not say.
    package let item: String
    /// In fen: ¥1,234.50 is 123450.
    package let amount: Int64
    /// The first day of the month since which it is owed; nil where nobody says.
    package let since: Day?
    /// Who owes it, where the name that was told is that of somebody who has or had the place.
    package let person: ID<Person>?
    package let name: String
    package let note: String
    package let by: Int64
    package let at: Instant
    package var struckAt: Instant?

    /// Whether the other one tells the same of the same.
    package func tells(_ other: ArrearsLine) -> Bool {
        (amount, name, note) == (other.amount, other.name, other.note)
    }
}
