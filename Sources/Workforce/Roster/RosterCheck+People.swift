import Kernel

extension RosterCheck {
    /// Too little time between the end of one shift and the beginning of the next.
    func rest(_ mine: [Piece], _ staff: ID<Staff>) -> [RosterBreach] {
        guard let least = rules.limits.leastRest else { return [] }
        var found: [RosterBreach] = []
        var last: Piece?
        for piece in mine where piece.isWork {
            if let last, piece.start >= last.end {
                let rest = Int((piece.start - last.end).wholeMinutes)
                if rest < least {
                    found.append(RosterBreach(.rest, staff, last.day, piece.day, figure: rest, limit: least))
                }
            }
            if last.map({ piece.end > $0.end }) ?? true { last = piece }
        }
        return found
    }

    /// Too many days, or nights, one after the other.
    func rows(_ mine: [Piece], _ staff: ID<Staff>) -> [RosterBreach] {
        let work = mine.filter(\.isWork)
        let days = rules.limits.mostDays.map { most in
            Self.rows(of: work.map(\.day), longerThan: most).map {
                RosterBreach(.days, staff, $0.first, $0.last, figure: $0.count, limit: most)
            }
        }
        let nights = rules.limits.mostNights.map { most in
            Self.rows(of: work.filter(\.shift.isNight).map(\.day), longerThan: most).map {
                RosterBreach(.nights, staff, $0.first, $0.last, figure: $0.count, limit: most)
            }
        }
        return (days ?? []) + (nights ?? [])
    }

    private static func rows(of days: [Day], longerThan most: Int) -> [(first: Day, last: Day, count: Int)] {
        var rows: [(first: Day, last: Day, count: Int)] = []
        for day in Set(days).sorted() {
            if let end = rows.last, end.last.adding(days: 1) == day {
                rows[rows.count - 1] = (end.first, day, end.count + 1)
            } else {
                rows.append((day, day, 1))
            }
        }
        return rows.filter { $0.count > most }
    }

    /// Too many paid minutes of a week, or of a month. A shift counts whole for the day on which it begins.
    func sums(_ mine: [Piece], _ staff: ID<Staff>) -> [RosterBreach] {
        var found: [RosterBreach] = []
        if let most = rules.limits.mostInWeek {
            for (monday, sum) in Self.paid(mine, by: \.monday) where sum > most {
                found.append(RosterBreach(.week, staff, monday, monday.adding(days: 6), figure: sum, limit: most))
            }
        }
        if let most = rules.limits.mostInMonth {
            for (month, sum) in Self.paid(mine, by: RosterMonth.init(of:))
            where sum > most && days.contains(month.first) && days.contains(month.last) {
                found.append(RosterBreach(.month, staff, month.first, month.last, figure: sum, limit: most))
            }
        }
        return found
    }

    private static func paid<Stretch: Hashable>(_ mine: [Piece], by stretch: (Day) -> Stretch) -> [Stretch: Int] {
        mine.reduce(into: [:]) { sums, piece in sums[stretch(piece.day), default: 0] += piece.paid }
    }

    /// Two shifts at the same time, wherever they are.
    func doubles(_ mine: [Piece], _ staff: ID<Staff>) -> [RosterBreach] {
        mine.indices.flatMap { place in
            mine[(place + 1)...].prefix { $0.start < mine[place].end }.compactMap { other in
                let both = Self.minutes(of: mine[place].spans, in: other.spans)
                guard both > 0 else { return nil }
                let days = [mine[place].day, other.day].sorted()
                return RosterBreach(.double, staff, days[0], days[1], figure: both, limit: 0)
            }
        }
    }

    /// A shift while somebody is away.
    func leaves(_ mine: [Piece], _ staff: ID<Staff>) -> [RosterBreach] {
        mine.compactMap { piece in
            let both = Self.minutes(of: piece.spans, in: away[staff] ?? [])
            return both > 0 ? RosterBreach(.leave, staff, piece.day, piece.day, figure: both, limit: 0) : nil
        }
    }

    /// The minutes that lie in stretches of both; a begun one counts.
    private static func minutes(of some: [Range<Instant>], in others: [Range<Instant>]) -> Int {
        let both = some.reduce(Int64(0)) { sum, one in
            others.reduce(sum) { sum, other in
                let part = one.clamped(to: other)
                return sum + (part.upperBound - part.lowerBound).milliseconds
            }
        }
        return Int((both + 59_999) / 60_000)
    }
}
