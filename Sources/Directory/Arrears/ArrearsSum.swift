import Kernel

/// Households that owe something, and how much. Sums of parts add up to the sum of the whole.
package struct ArrearsSum: Sendable, Hashable, AdditiveArithmetic {
    /// Rooms in use.
    package var rooms: Int
    package var owing: Int
    /// In fen.
    package var amount: Int64

    package init(rooms: Int, owing: Int, amount: Int64) {
        (self.rooms, self.owing, self.amount) = (rooms, owing, amount)
    }

    package static let zero = ArrearsSum(rooms: 0, owing: 0, amount: 0)

    package static func + (a: ArrearsSum, b: ArrearsSum) -> ArrearsSum {
        ArrearsSum(rooms: a.rooms + b.rooms, owing: a.owing + b.owing, amount: a.amount + b.amount)
    }

    package static func - (a: ArrearsSum, b: ArrearsSum) -> ArrearsSum {
        ArrearsSum(rooms: a.rooms - b.rooms, owing: a.owing - b.owing, amount: a.amount - b.amount)
    }
}

/// One place of a statement with all that is owed there.
package struct ArrearsHousehold: Sendable, Hashable {
    package let place: ID<Place>
    package let code: String
    package let amount: Int64
    package let since: Day?
    package let names: String
    /// As many things as it is owed for.
    package let lines: Int
}
