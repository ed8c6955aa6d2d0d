import Directory
import Kernel
import Workforce

/// What a reader asks of a statement.
package struct ArrearsQuestion: Sendable {
    /// The newest where nil.
    package var day: Day?
    /// The zones of one steward.
    package var steward: ID<Staff>?
    /// A place with all that lies in it, by code.
    package var inside: String?
    package var order: ArrearsFilter.Order
    package var limit: Int
    package var after: String?

    package init(
        day: Day? = nil, steward: ID<Staff>? = nil, inside: String? = nil, order: ArrearsFilter.Order = .amount,
        limit: Int = 100, after: String? = nil
    ) {
        (self.day, self.steward, self.inside) = (day, steward, inside)
        (self.order, self.limit, self.after) = (order, limit, after)
    }
}
