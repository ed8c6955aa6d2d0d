import Kernel

/// What an action brings about beside its effects, with what the file says of it. A closed list, like ``Effect``.
package enum Consequence: Sendable, Equatable {
    /// Work for a department's queue: for those of it who can do the trade, a category, where one is named.
    case task(department: String, trade: String?, title: Words)
    /// A word to the customer, by the key of one of the procedure's notices.
    case notify(String)
    /// A pass with a code, by the key of one of the procedure's passes.
    case pass(String)
    /// Passes of the case are no good any more.
    case endPasses
    /// A place in one of the desk's slots, for the window of a field of the form.
    case slot(String, field: String)
    /// What was booked is free again.
    case freeSlots
    /// A link with the case whose number this field of the form says.
    case link(String)
    /// Another case, that goes its own way and takes these fields along.
    case subCase(kind: String, title: Words, copies: [String])
}

extension Procedure {
    /// What an action brings about, and what the form has to say for it; nil where it always comes.
    package struct Bringing: Sendable, Equatable {
        package let what: Consequence
        package let when: DeclaredForm.Showing?
    }

    /// What an action brings about where the form, after it, says this.
    package func brought(by action: Action, _ values: [String: String]) -> [Consequence] {
        action.brings.filter { one in one.when.map { form.holds($0, values) } ?? true }.map(\.what)
    }
}
