import Directory
import Kernel

@testable import Workforce

/// The same breaches found the slow way: minute by minute along the clock on the wall, and day by day.
struct RosterWalk {
    /// A shift of somebody as minutes that were walked over.
    struct Walked {
        let cell: RosterCell
        let shift: Shift
        let minutes: [Int]
        var first: Int { minutes[0] }
        var last: Int { minutes[minutes.count - 1] }
    }

    let rules: RosterRules
    let days: ClosedRange<Day>
    let start: Instant
    let firstDay: Day
    /// What the clock shows at each minute, in minutes since 1970.
    let shown: [Int64]

    init(_ rules: RosterRules, _ days: ClosedRange<Day>, _ zone: Zone) {
        (self.rules, self.days) = (rules, days)
        let reach = RosterCheck.reach(of: days)
        firstDay = reach.lowerBound.adding(days: -3)
        start = zone.start(of: firstDay)
        let count = Int(firstDay.date.daysSince1970.distance(to: reach.upperBound.date.daysSince1970) + 4) * 1440
        shown = (0..<count).map { [start] minute in
            let wall = zone.wall(at: start + .minutes(Int64(minute)))
            return wall.date.daysSince1970 * 1440 + Int64(wall.hour * 60 + wall.minute)
        }
    }

    /// The first minute at which the clock shows so many minutes after the midnight of a day, or is past it.
    func first(_ minute: Int, of day: Day) -> Int {
        let wanted = day.date.daysSince1970 * 1440 + Int64(minute)
        let near = Int(firstDay.date.daysSince1970.distance(to: day.date.daysSince1970)) * 1440 - 1500
        return (max(0, near)..<shown.count).first { shown[$0] >= wanted } ?? shown.count
    }

    func walked(_ cell: RosterCell) -> Walked? {
        guard let shift = cell.shift.flatMap({ rules.shift($0) }) else { return nil }
        let minutes = shift.hours.intervals.flatMap {
            Array(first($0.start, of: cell.day)..<first($0.end, of: cell.day))
        }
        return minutes.isEmpty ? nil : Walked(cell: cell, shift: shift, minutes: minutes)
    }

    func away(_ leave: Leave) -> Set<Int> {
        let from = first(leave.isFromNoon ? rules.noon : 0, of: leave.first)
        return Set(from..<first(leave.isToNoon ? rules.noon : 1440, of: leave.last))
    }

    func breaches(_ members: [RosterCheck.Member], _ cells: [RosterCell], _ leaves: [Leave]) -> [RosterBreach] {
        let all = Dictionary(grouping: cells.compactMap(walked), by: \.cell.staff)
        let gone = Dictionary(grouping: leaves, by: \.staff).mapValues { some in
            some.reduce(into: Set<Int>()) { $0.formUnion(away($1)) }
        }
        let personal = members.flatMap { member -> [RosterBreach] in
            let mine = (all[member.staff] ?? []).sorted { ($0.first, $0.cell.day) < ($1.first, $1.cell.day) }
            let found = rest(mine) + rows(mine) + weeks(mine) + overlaps(mine, gone[member.staff] ?? [])
            return found.filter { breach in breach.first.through(breach.last).contains { days.contains($0) } }
        }
        return personal + staffing(members, all, gone)
    }

    private func rest(_ mine: [Walked]) -> [RosterBreach] {
        let work = mine.filter { !$0.shift.isOnCall }
        return work.indices.compactMap { place in
            let earlier = work[..<place]
            guard !earlier.contains(where: { $0.last >= work[place].first }) else { return nil }
            // Back from where it begins until somebody would have found them at work.
            var minute = work[place].first - 1
            let ends = Set(earlier.map(\.last))
            while minute >= 0, !ends.contains(minute) { minute -= 1 }
            guard let before = earlier.first(where: { $0.last == minute }) else { return nil }
            let rest = work[place].first - 1 - minute
            guard rest < rules.limits.leastRest ?? 0 else { return nil }
            return RosterBreach(
                .rest, before.cell.staff, before.cell.day, work[place].cell.day, figure: rest,
                limit: rules.limits.leastRest ?? 0)
        }
    }

    private func rows(_ mine: [Walked]) -> [RosterBreach] {
        func rows(_ rule: RosterBreach.Rule, _ most: Int, _ worked: Set<Day>) -> [RosterBreach] {
            worked.filter { !worked.contains($0.adding(days: -1)) }.compactMap { first in
                var last = first
                while worked.contains(last.adding(days: 1)) { last = last.adding(days: 1) }
                let count = first.through(last).count
                return count > most
                    ? RosterBreach(rule, mine[0].cell.staff, first, last, figure: count, limit: most) : nil
            }
        }
        let work = mine.filter { !$0.shift.isOnCall }
        return rows(.days, rules.limits.mostDays ?? .max, Set(work.map(\.cell.day)))
            + rows(.nights, rules.limits.mostNights ?? .max, Set(work.filter(\.shift.isNight).map(\.cell.day)))
    }

    private func weeks(_ mine: [Walked]) -> [RosterBreach] {
        let mondays = days.lowerBound.adding(days: -6).through(days.upperBound).filter { Weekday(of: $0) == .mon }
        return mondays.compactMap { monday in
            let week = monday.through(monday.adding(days: 6))
            let sum = mine.filter { week.contains($0.cell.day) }.reduce(0) { sum, one in
                let nominal = one.shift.hours.intervals.reduce(0) { $0 + $1.end - $1.start }
                return sum + (one.shift.isOnCall ? one.shift.paid : one.shift.paid + one.minutes.count - nominal)
            }
            guard let most = rules.limits.mostInWeek, sum > most, let who = mine.first else { return nil }
            return RosterBreach(.week, who.cell.staff, monday, monday.adding(days: 6), figure: sum, limit: most)
        }
    }

    private func overlaps(_ mine: [Walked], _ gone: Set<Int>) -> [RosterBreach] {
        let leave = mine.compactMap { one -> RosterBreach? in
            let both = one.minutes.count { gone.contains($0) }
            return both == 0
                ? nil : RosterBreach(.leave, one.cell.staff, one.cell.day, one.cell.day, figure: both, limit: 0)
        }
        let double = mine.indices.flatMap { place in
            let minutes = Set(mine[place].minutes)
            return mine[(place + 1)...].compactMap { other -> RosterBreach? in
                let both = other.minutes.count { minutes.contains($0) }
                let two = [mine[place].cell.day, other.cell.day].sorted()
                return both == 0 ? nil : RosterBreach(.double, other.cell.staff, two[0], two[1], figure: both, limit: 0)
            }
        }
        return leave + double
    }

    private func staffing(
        _ members: [RosterCheck.Member], _ all: [ID<Staff>: [Walked]], _ gone: [ID<Staff>: Set<Int>]
    ) -> [RosterBreach] {
        rules.staffing.enumerated().flatMap { line, rule -> [RosterBreach] in
            var there = [Int](repeating: 0, count: shown.count)
            for member in members where rule.role.map(member.roles.contains) ?? true {
                for one in all[member.staff] ?? []
                where !one.shift.isOnCall && one.cell.project == RosterSample.home {
                    for minute in one.minutes where gone[member.staff]?.contains(minute) != true { there[minute] += 1 }
                }
            }
            return days.lowerBound.through(days.upperBound).filter { rule.weekdays.contains(Weekday(of: $0)) }
                .flatMap { day -> [RosterBreach] in
                    var found: [(from: Int, to: Int, fewest: Int)] = []
                    for minute in first(rule.hours.start, of: day)..<first(rule.hours.end, of: day)
                    where there[minute] < rule.least {
                        if let last = found.last, last.to == minute {
                            found[found.count - 1] = (last.from, minute + 1, min(last.fewest, there[minute]))
                        } else {
                            found.append((minute, minute + 1, there[minute]))
                        }
                    }
                    return found.map {
                        let span = start + .minutes(Int64($0.from))..<start + .minutes(Int64($0.to))
                        return RosterBreach(
                            .staffing, nil, day, day, figure: $0.fewest, limit: rule.least, line: line, span: span)
                    }
                }
        }
    }
}
