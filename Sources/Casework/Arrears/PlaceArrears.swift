import Directory
import Kernel

/// What was told of one place, statement by statement.
package struct PlaceArrears: Sendable {
    package struct Told: Sendable {
        package let day: Day
        /// Of the lines that stand.
        package let amount: Int64
        /// Those that were told anew too.
        package let lines: [ArrearsLine]
    }

    package let place: Place
    /// The newest statement of the project; nil where there is none.
    package let newest: ArrearsStatement?
    /// The newest first.
    package let told: [Told]

    /// What is owed by the newest statement: nothing where the place is not on it.
    package var owed: Int64 { told.first { $0.day == newest?.day }?.amount ?? 0 }
    /// The oldest month of what is owed.
    package var since: Day? {
        told.first { $0.day == newest?.day }?.lines.filter { $0.struckAt == nil && $0.amount > 0 }
            .compactMap(\.since).min()
    }
}
