import Kernel

/// What a place was, day by day. Pure: made of all that was said, in whichever order.
///
/// An entry holds from its day until the day before the next one's. Of two for one day the one that was said last
/// holds, so that a slip is mended without anything being edited.
package struct StatusHistory: Sendable, Hashable {
    /// All of them by day; those of one day as they were said.
    package let entries: [StatusEntry]

    package init(_ entries: [StatusEntry]) {
        self.entries = entries.sorted { ($0.from, $0.id) < ($1.from, $1.id) }
    }

    /// What held on a day; nil before the first day that anybody spoke of.
    package func entry(on day: Day) -> StatusEntry? {
        var (low, high) = (0, entries.count)
        while low < high {
            let middle = (low + high) / 2
            if entries[middle].from <= day { low = middle + 1 } else { high = middle }
        }
        return low == 0 ? nil : entries[low - 1]
    }

    /// What holds of all that was said; nil where nobody said anything.
    package var last: StatusEntry? { entries.last }

    /// One entry with the last day on which it held; nil for one that was said over again for the same day.
    package struct Held: Sendable, Hashable {
        package let entry: StatusEntry
        /// Nil: it still holds.
        package let to: Day?
        package let wasReplaced: Bool
    }

    /// The newest first.
    package var course: [Held] {
        entries.indices.map { place in
            guard place + 1 < entries.count else { return Held(entry: entries[place], to: nil, wasReplaced: false) }
            let next = entries[place + 1].from
            let isOver = next == entries[place].from
            return Held(entry: entries[place], to: isOver ? nil : next.adding(days: -1), wasReplaced: isOver)
        }.reversed()
    }
}
