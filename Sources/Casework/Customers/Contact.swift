import Directory
import Kernel

/// Somebody of the house spoke to a customer, without there being a case.
package struct Contact: Sendable {
    package let id: ID<Contact>
    package let at: Instant
    /// How: a visit, a call, …: a key of the desk's channels or words.
    package let way: String
    package let spoke: String
    /// When the next one was agreed for.
    package let nextOn: Day?
    package let byName: String
}
