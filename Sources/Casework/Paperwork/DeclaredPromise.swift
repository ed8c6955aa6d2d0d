import Kernel

/// A promise that a procedure makes by itself.
package struct DeclaredPromise: Sendable, Equatable {
    package let key: String
    package let name: Words
    /// It begins when a case comes to this stage.
    package let after: String
    /// Working time on a calendar of the desk.
    package let within: Span
    package let calendar: String
    /// In the first person, with `{time}`.
    package let words: Words
    /// The actions that keep it.
    package let keptBy: Set<String>
}
