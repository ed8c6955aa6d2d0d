import Directory
import Foundation
import Kernel
import Store

/// A key, or anything else that is lent as keys are: an umbrella, a trolley, a wheelchair, a radio.
///
/// It has one number, which hangs on it, and as many copies as there are of it. Each copy is in hand, lent or lost.
package struct Key: Sendable, Hashable, Codable {
    package enum Condition: String, Sendable, Codable, CaseIterable, SQLConvertible { case good, worn, damaged }

    package enum State: String, Sendable, CaseIterable {
        case inHand, partlyOut, out, lost, retired
    }

    package let id: ID<Key>
    package let project: ID<Project>
    /// What of: one of the desk's kinds.
    package let kind: String
    /// As it hangs on it and is scanned: `K012`. Unique within the project, in capitals.
    package let number: String
    package internal(set) var name: String
    /// What it opens; nil for what opens nothing.
    package internal(set) var place: ID<Place>?
    package internal(set) var cabinet: ID<Cabinet>?
    /// From 1; nil where it hangs on none.
    package internal(set) var hook: Int?
    package internal(set) var copies: Int
    package internal(set) var lent = 0
    package internal(set) var lost = 0
    /// The number of the seal on its bag; empty where it has none.
    package internal(set) var seal: String
    package internal(set) var sealCheckedAt: Instant?
    package internal(set) var condition: Condition
    package internal(set) var note: String
    /// When the first of its copies that are lent is due; nil where none is lent.
    package internal(set) var dueAt: Instant?
    package internal(set) var retiredAt: Instant?
    /// One more with every movement.
    package internal(set) var version = 1

    /// Copies that can be taken off the hook now.
    package var inHand: Int { copies - lent - lost }

    package var state: State {
        if retiredAt != nil { return .retired }
        if inHand > 0 { return lent + lost > 0 ? .partlyOut : .inHand }
        return lent > 0 ? .out : .lost
    }

    package func isOverdue(at now: Instant) -> Bool { dueAt.map { $0 < now } ?? false }

    /// Numbers are compared in capitals and half width, as scanners and keyboards write them.
    package static func plain(_ number: String) -> String {
        number.trimmed.precomposedStringWithCompatibilityMapping.uppercased()
    }
}
