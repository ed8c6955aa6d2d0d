import Channels
import Kernel

/// The calls of some weeks, put under the weekday and hour in which they came.
struct CallHistory {
    private struct Slot: Hashable {
        let weekday: Weekday
        let hour: Int
    }

    private let calls: [Slot: Int]
    private let days: [Weekday: Int]
    private let holidays: Set<Day>
    /// In how many weeks the weekday came of which most are known.
    let weeks: Int
    /// How long people spoke, on average; nil where nobody did.
    let talking: Span?

    /// - Parameters:
    ///   - past: whole weeks that are over.
    ///   - since: when somebody called for the first time; nil where nobody ever did.
    init(_ quarters: [CallQuarter], _ past: ClosedRange<Day>, _ zone: Zone, since: Day?, holidays: Set<Day>) {
        let first = since ?? past.upperBound.adding(days: 1)
        // Days before anybody called were days without a telephone, not days without need.
        let counted = past.lowerBound.through(past.upperBound).filter { day in
            day >= first && !holidays.contains(day)
        }
        var (calls, days): ([Slot: Int], [Weekday: Int]) = ([:], [:])
        for day in counted { days[Weekday(of: day), default: 0] += 1 }
        let known = Set(counted)
        for quarter in quarters {
            let day = zone.day(of: quarter.start)
            guard known.contains(day) else { continue }
            let slot = Slot(weekday: Weekday(of: day), hour: zone.wall(at: quarter.start).hour)
            calls[slot, default: 0] += quarter.offered
        }
        let answered = quarters.reduce(0) { $0 + $1.answered }
        let talked = quarters.reduce(0) { $0 + $1.talked.milliseconds }
        (self.calls, self.days, self.holidays) = (calls, days, holidays)
        weeks = days.values.max() ?? 0
        talking = answered == 0 ? nil : Span(milliseconds: talked / Int64(answered))
    }

    func mean(of day: Day, _ hour: Int) -> Double {
        let weekday = holidays.contains(day) ? .sun : Weekday(of: day)
        guard let days = days[weekday], days > 0 else { return 0 }
        return Double(calls[Slot(weekday: weekday, hour: hour)] ?? 0) / Double(days)
    }
}
