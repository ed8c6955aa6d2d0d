import Kernel

/// Who gets the seats of an activity. Pure.
enum Seating {
    /// Who of those who wait gets a seat now, in their order: whoever is behind somebody who does not fit waits on, so
    /// that a large family is not passed by.
    ///
    /// - Parameters:
    ///   - free: seats; nil: as many as one likes.
    ///   - waiting: in the order in which they registered.
    static func moving(_ waiting: [Registration], free: Int?) -> [Registration] {
        guard var free else { return waiting }
        var moving: [Registration] = []
        for one in waiting {
            guard one.heads <= free else { break }
            free -= one.heads
            moving.append(one)
        }
        return moving
    }

    /// Whether somebody with so many people has a seat at once: there are enough, and nobody waits.
    static func isSeated(heads: Int, free: Int?, waiting: [Registration]) -> Bool {
        waiting.isEmpty && free.map { heads <= $0 } ?? true
    }
}
