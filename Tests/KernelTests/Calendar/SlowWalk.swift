@testable import Kernel

/// The working clock by another method: minute by minute, asking only what the clock on the wall shows.
///
/// It knows no change of an offset and shares no line with ``WorkCalendar`` but the hours of a day. It holds where
/// offsets are whole minutes, so from 1973 on.
struct SlowWalk {
    let calendar: WorkCalendar
    var pauses: [Pause] = []
    private static let minute: Int64 = 60_000

    /// The definition, word by word.
    func isWorking(at instant: Instant) -> Bool {
        let wall = calendar.zone.wall(at: instant)
        let now = wall.hour * 60 + wall.minute
        let today = calendar.hours(on: Day(wall.date)).intervals
        let yesterday = calendar.hours(on: Day(CivilDate(daysSince1970: wall.date.daysSince1970 - 1))).intervals
        return today.contains { $0.start <= now && now < $0.end } || yesterday.contains { now + 1440 < $0.end }
    }

    private func isPaused(_ instant: Instant) -> Bool {
        pauses.contains { $0.from <= instant && ($0.to.map { instant < $0 } ?? true) }
    }

    /// Pieces of a minute between which a pause may begin or end, in order; `visit` gets each with whether it counts.
    private func walk(_ from: Instant, _ visit: (Int64, Int64, Bool) -> Bool) {
        let edges = pauses.flatMap { [$0.from.milliseconds, $0.to?.milliseconds ?? .max] }.sorted()
        var at = from.milliseconds
        while true {
            let next = (at.floorDivided(by: Self.minute) + 1) * Self.minute
            let works = isWorking(at: Instant(milliseconds: at))
            while at < next {
                let end = min(next, edges.first { $0 > at } ?? .max)
                guard visit(at, end, works && !isPaused(Instant(milliseconds: at))) else { return }
                at = end
            }
        }
    }

    func worked(from: Instant, to: Instant) -> Span {
        var sum: Int64 = 0
        walk(from) { start, end, counts in
            if counts { sum += max(0, min(end, to.milliseconds) - start) }
            return end < to.milliseconds
        }
        return Span(milliseconds: sum)
    }

    /// Nil where it is not reached before `end`.
    func due(from: Instant, target: Span, before limit: Instant) -> Instant? {
        guard target > .zero else { return from }
        var left = target.milliseconds
        var found: Instant?
        walk(from) { start, end, counts in
            guard start < limit.milliseconds else { return false }
            if counts, end - start >= left { found = Instant(milliseconds: start + left) }
            if counts { left -= end - start }
            return found == nil
        }
        return found
    }
}
