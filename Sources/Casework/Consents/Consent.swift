import Directory
import Kernel
import Workforce

/// What a customer said about text messages that nobody asked for: written down, never edited; the last one holds.
package struct Consent: Sendable, Codable, Hashable {
    package let id: ID<Consent>
    package let person: ID<Person>
    /// Whether they take them.
    package let accepts: Bool
    /// How it was said, in words: on the telephone, in a letter of such a day.
    package let how: String
    package let saidAt: Instant
    /// Who wrote it down, and when.
    package let by: ID<Staff>
    package let byName: String
    package let at: Instant

    /// So many letters say how it was said.
    package static let longestHow = 200
}
