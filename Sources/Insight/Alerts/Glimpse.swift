import Casework
import Directory
import Kernel

/// What the rules see of a case.
struct Glimpse: Sendable, Hashable {
    let id: ID<Case>
    let number: String
    let project: ID<Project>
    let desk: String
    let kind: String
    let category: String?
    let person: ID<Person>?
    /// Digits alone; empty where there is none.
    let phone: String
    let place: ID<Place>?
    let title: String
    let text: String
    let openedAt: Instant
    let solvedAt: Instant?
    let phase: Phase
    let verdict: Verdict?
    let isImported: Bool

    /// The same for two cases of one customer; nil where nobody knows who it is.
    var customer: String? { person.map { "customer:\($0)" } ?? (phone.isEmpty ? nil : "customer:\(phone)") }

    /// What came from elsewhere under its old dates warns of nothing, nor does what was a mistake.
    var warns: Bool { !isImported && phase != .cancelled }
}
