import Kernel
import Workforce

/// Which shift of a post ends about now and which takes over. Pure.
package struct ShiftChange: Sendable, Equatable {
    /// A shift of a day, as logs and sheets name it.
    package struct Turn: Sendable, Codable, Hashable {
        package let day: Day
        package let shift: String
        package let from: Instant
        package let until: Instant

        init(_ one: PostShift) {
            (day, shift, from, until) = (one.day, one.shift, one.span.lowerBound, one.span.upperBound)
        }
    }

    /// Nil where the post has no shift about now.
    package let ending: Turn?
    package let next: Turn?

    /// - Parameters:
    ///   - shifts: of the post around now.
    ///   - begun: the next shift may have begun so long ago.
    package init(_ shifts: [PostShift], of staff: ID<Staff>, at now: Instant, begun: Span) {
        let shifts = shifts.sorted { ($0.span.lowerBound, $0.shift) < ($1.span.lowerBound, $1.shift) }
        ending = Self.ending(shifts, of: staff, at: now).map(Turn.init)
        next = shifts.first { [ending] one in
            one.span.lowerBound >= now - begun && one.span.upperBound > now
                && ending.map { $0.day != one.day || $0.shift != one.shift } ?? true
                && one.span.lowerBound >= (ending?.until ?? one.span.lowerBound) - begun
        }.map(Turn.init)
    }

    /// One's own that runs, or ended last; else that of the post which ends soonest.
    private static func ending(_ shifts: [PostShift], of staff: ID<Staff>, at now: Instant) -> PostShift? {
        let own = shifts.filter { $0.staff == staff && $0.span.lowerBound <= now }
        return own.last { $0.span.contains(now) } ?? own.last { $0.span.upperBound > now - .hours(4) }
            ?? shifts.filter { $0.span.contains(now) }.min { $0.span.upperBound < $1.span.upperBound }
            ?? shifts.last { $0.span.upperBound <= now && $0.span.upperBound > now - .hours(4) }
    }

    /// The shift in which something happened: one's own, else the one that began last; nil where the post had none.
    static func turn(of shifts: [PostShift], at instant: Instant, of staff: ID<Staff>) -> Turn? {
        let running = shifts.filter { $0.span.contains(instant) }
        let found = running.first { $0.staff == staff }
            ?? running.max { ($0.span.lowerBound, $0.shift) < ($1.span.lowerBound, $1.shift) }
        return found.map(Turn.init)
    }
}
