import Synchronization

/// A stretch of instants of which a calendar says one thing.
struct WorkStretch: Equatable {
    let range: Range<Int64>
    let why: ClockStep.Why
    /// The day whose hours say it, in days since 1970.
    let day: Int64
    var counts: Bool { why.counts }
}

extension WorkCalendar {
    static let dayLength: Int64 = 86_400_000

    /// Everything the calendar says of one day of UTC, in order and without a gap.
    ///
    /// - Parameter index: in days since 1970.
    func stretches(ofDay index: Int64) -> [WorkStretch] {
        memory.stretches(index) {
            let start = index * Self.dayLength
            return zone.steady(start..<start + Self.dayLength).flatMap { steady in
                let first = (steady.range.lowerBound + steady.offset).floorDivided(by: Self.dayLength)
                let last = (steady.range.upperBound - 1 + steady.offset).floorDivided(by: Self.dayLength)
                return (first...last).flatMap { stretches(of: $0, within: steady) }
            }
        }
    }

    /// What it says of the instants of a steady stretch at which the clock shows this date.
    private func stretches(of date: Int64, within steady: SteadyStretch) -> [WorkStretch] {
        func instants(_ day: Int64, _ from: Int, _ to: Int) -> Range<Int64> {
            let midnight = day * Self.dayLength - steady.offset
            return midnight + Int64(from) * 60_000..<midnight + Int64(to) * 60_000
        }
        let shown = instants(date, 0, 1440).clamped(to: steady.range)
        let rest = why(date)
        var result: [WorkStretch] = []
        var at = shown.lowerBound
        for day in [date - 1, date] {
            let counted = self.counted(day)
            for hours in self.hours(on: Day(CivilDate(daysSince1970: day))).intervals {
                let work = instants(day, hours.start, hours.end).clamped(to: shown)
                guard work.upperBound > at, !work.isEmpty else { continue }
                let start = max(at, work.lowerBound)
                if start > at { result.append(WorkStretch(range: at..<start, why: rest, day: date)) }
                result.append(WorkStretch(range: start..<work.upperBound, why: counted, day: day))
                at = work.upperBound
            }
        }
        if at < shown.upperBound { result.append(WorkStretch(range: at..<shown.upperBound, why: rest, day: date)) }
        return result
    }

    /// Why the time of a day that lies in none of its intervals does not count.
    private func why(_ day: Int64) -> ClockStep.Why {
        days[Day(CivilDate(daysSince1970: day))]?.hours.isEmpty == true ? .holiday : .closed
    }

    /// Why the time in an interval of a day counts.
    private func counted(_ day: Int64) -> ClockStep.Why {
        guard days[Day(CivilDate(daysSince1970: day))] != nil else { return .interval }
        return week[Weekday(daysSince1970: day)]?.isEmpty == false ? .changed : .makeUp
    }
}

/// The days that a calendar was asked for before. It lives and ends with the calendar, which never changes.
final class StretchMemory: Sendable {
    private static let most = 4096
    private let known = Mutex<[Int64: [WorkStretch]]>([:])

    func stretches(_ day: Int64, _ make: () -> [WorkStretch]) -> [WorkStretch] {
        if let found = known.withLock({ $0[day] }) { return found }
        let made = make()
        known.withLock {
            if $0.count >= Self.most { $0.removeAll(keepingCapacity: true) }
            $0[day] = made
        }
        return made
    }
}
