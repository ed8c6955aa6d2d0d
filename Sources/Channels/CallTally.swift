/// Calls counted: those that were given up at once are in none of these.
package struct CallTally: Sendable, Hashable {
    package var offered = 0
    package var answered = 0
    /// Answered within the set rings.
    package var inTime = 0
    package var missed = 0

    package init(offered: Int = 0, answered: Int = 0, inTime: Int = 0, missed: Int = 0) {
        (self.offered, self.answered, self.inTime, self.missed) = (offered, answered, inTime, missed)
    }

    /// Answered within the set rings ÷ offered; nil where nobody called.
    package var inTimeShare: Double? { offered == 0 ? nil : Double(inTime) / Double(offered) }

    package static func + (a: CallTally, b: CallTally) -> CallTally {
        CallTally(
            offered: a.offered + b.offered, answered: a.answered + b.answered, inTime: a.inTime + b.inTime,
            missed: a.missed + b.missed)
    }
}
