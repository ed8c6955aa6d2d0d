import Kernel

/// The calls that came in a quarter of an hour: as fine as clocks differ from each other.
package struct CallQuarter: Sendable, Hashable {
    static let length = Span.minutes(15)
    package let start: Instant
    /// Without those that were given up at once.
    package let offered: Int
    /// Those of them that were answered and are over.
    package let answered: Int
    /// How long all of these spoke together.
    package let talked: Span

    package init(start: Instant, offered: Int, answered: Int, talked: Span) {
        (self.start, self.offered, self.answered, self.talked) = (start, offered, answered, talked)
    }
}
