import Kernel

/// A kind of pass that a procedure issues.
package struct PassRule: Sendable, Equatable {
    package let key: String
    package let name: Words
    /// So often it opens the gate; 1 and more.
    package let uses: Int
    /// How long it holds from when it is issued; nil where ``window`` says when.
    package let holds: Span?
    /// The field of the form whose window it holds in.
    package let window: String?
    /// What the gate reads beside the code.
    package let shows: [String]
    /// The action of the procedure that is taken at the gate.
    package let action: String
}
