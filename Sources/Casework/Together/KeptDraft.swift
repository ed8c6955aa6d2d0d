import Kernel

/// What somebody has begun to write and not sent: theirs alone, the same on every machine.
package struct KeptDraft: Sendable, Codable, Hashable {
    /// What it is for: `intake`, or a form of a case: `2611-00042.message`, `2611-00042.act-dispatch`.
    package let subject: String
    /// What stands in each field.
    package let fields: [String: String]
    package let at: Instant

    package static let intake = "intake"
    package static func form(_ key: String, of number: String) -> String { "\(number).\(key)" }

    /// The most drafts that somebody has, fields that one has, and bytes that all of them hold.
    package static let most = 200
    static let mostFields = 40
    static let mostBytes = 65_536
    static let longestSubject = 120
}
