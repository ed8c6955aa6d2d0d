import Directory
import Kernel

/// Which calls are asked for.
package struct CallFilter: Sendable {
    package var project: String?
    /// Those of one customer.
    package var person: ID<Person>?
    package var state: Call.State?
    /// Only those that somebody still has to return.
    package var isOwed = false
    package var from: Instant?
    package var to: Instant?
    /// The last one of the page before.
    package var after: Call?

    package init() {}
}
