import Casework

/// Something counted, with what it was the last time.
package struct HandoverCount: Sendable, Codable, Hashable {
    /// The key of the line in the desk's file.
    package let key: String
    package let unit: HandoverRules.Line.Unit
    /// Pieces, or money in minor units.
    package let count: Int
    /// Nil where it was never counted before.
    package let last: Int?
    /// Why it is another than the last one; empty where it is not.
    package let reason: String

    /// Nil where there is nothing to compare with.
    package var difference: Int? { last.map { count - $0 } }
}

package struct HandoverTick: Sendable, Codable, Hashable {
    package let key: String
    package let isDone: Bool
}
