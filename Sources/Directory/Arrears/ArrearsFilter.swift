/// Which households of a statement are asked for.
package struct ArrearsFilter: Sendable {
    package enum Order: String, Sendable, CaseIterable { case amount, code }

    /// The parts of the project that are looked at; nil for all of it.
    package var parts: [CodePart]?
    /// A place with all that lies in it; nil for anywhere.
    package var inside: String?
    package var order: Order
    package var limit: Int
    package var after: String?

    package init(
        parts: [CodePart]? = nil, inside: String? = nil, order: Order = .amount, limit: Int, after: String? = nil
    ) {
        (self.parts, self.inside, self.order) = (parts, inside, order)
        (self.limit, self.after) = (limit, after)
    }

    /// From where the next page goes on.
    package func cursor(after one: ArrearsHousehold) -> String {
        order == .amount ? "\(one.amount).\(one.code)" : one.code
    }
}
