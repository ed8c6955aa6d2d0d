import Kernel

/// One entry of the audit trail as it is read: when, who, what, about what.
package struct AuditLine: Sendable {
    package let place: AuditPlace
    package let actor: ID<Staff>
    /// Nil for what happens by itself, and for customers.
    package let name: String?
    package let act: String
    package let subject: String
    package let detail: String
}

/// Where an entry stands when the trail is read by time; of the same time the later one is the newer.
package struct AuditPlace: Sendable, Comparable {
    package let at: Instant
    package let seq: Int64

    package static func < (a: AuditPlace, b: AuditPlace) -> Bool { (a.at, a.seq) < (b.at, b.seq) }
}

extension AuditPlace: CustomStringConvertible {
    package var description: String { "\(at.milliseconds).\(seq)" }

    /// Reads what ``description`` writes; nil for anything else.
    package init?(_ text: String) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false).map { Int64($0) }
        guard parts.count == 2, let milliseconds = parts[0], let seq = parts[1] else { return nil }
        self.init(at: Instant(milliseconds: milliseconds), seq: seq)
    }
}
