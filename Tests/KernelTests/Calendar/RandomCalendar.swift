import Foundation

@testable import Kernel

/// Calendars, pauses and moments by chance, from a seed.
struct RandomCalendar {
    var numbers: SeededNumbers
    let zone: Zone

    init(_ zone: Zone, seed: UInt64) {
        self.zone = zone
        // Another beginning for each zone.
        numbers = SeededNumbers(seed: zone.identifier.utf8.reduce(seed) { $0 &* 31 &+ UInt64($1) })
    }

    mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &numbers) }
    mutating func happens(_ percent: Int) -> Bool { number(1...100) <= percent }

    private func hours(_ start: Int, _ end: Int) -> WorkHours? {
        func text(_ minutes: Int) -> String { "\(padded(minutes / 60)):\(padded(minutes % 60))" }
        return WorkHours("\(text(start))-\(text(end > 1440 ? end - 1440 : end))")
    }

    mutating func day() -> DayHours {
        if happens(20) { return .none }
        if happens(8) { return .wholeDay }
        let step = [1, 5, 30, 60][number(0...3)]
        let edges = (0..<number(1...4) * 2).map { _ in number(0...1439 / step) * step }
        let sorted = Array(Set(edges)).sorted()
        var all = stride(from: 0, to: sorted.count - 1, by: 2).compactMap { hours(sorted[$0], sorted[$0 + 1]) }
        if happens(30), let last = all.last?.end ?? sorted.first, last < 1440 {
            let start = number(last...1439)
            if start > 0 { all += [hours(start, 1440 + number(0...start - 1))].compactMap { $0 } }
        }
        return (try? DayHours(all)) ?? .none
    }

    /// A week, and days of their own around `near`.
    mutating func calendar(near: Instant) -> WorkCalendar {
        while true {
            let week = Dictionary(uniqueKeysWithValues: Weekday.allCases.map { ($0, day()) })
            var days: [Day: WorkCalendar.Exception] = [:]
            let middle = zone.day(of: near)
            for place in -5...5 where happens(25) { days[middle.adding(days: Int64(place))] = .init(day()) }
            if week.values.contains(where: { !$0.isEmpty }),
                let made = try? WorkCalendar(zone: zone, week: week, days: days)
            {
                return made
            }
        }
    }

    mutating func moment(near: Instant, hours: Int) -> Instant {
        let whole = near + .minutes(Int64(number(-hours * 60...hours * 60)))
        if happens(50) { return whole }
        return happens(50)
            ? whole + .seconds(Int64(number(0...59))) : whole + Span(milliseconds: Int64(number(0...59_999)))
    }

    mutating func pauses(near: Instant, hours: Int) -> [Pause] {
        (0..<number(0...4)).map { _ in
            let start = moment(near: near, hours: hours)
            if happens(4) { return Pause(from: start, to: nil) }
            return Pause(from: start, to: start + Span(milliseconds: Int64(number(-100_000...40_000_000))))
        }
    }
}

/// When the clock of a zone jumped, between the years 1973 and 2037.
enum Jumps {
    /// - Parameter step: how far apart it looks; two jumps within a step may be missed.
    static func of(_ zone: Zone, step: Int64 = 72) -> [Instant] {
        var found: [Instant] = []
        var at = Instant("1973-01-01T00:00:00Z")!
        let end = Instant("2037-06-01T00:00:00Z")!
        var before = zone.offsetSeconds(at: at)
        while at < end {
            let next = at + .hours(step)
            let after = zone.offsetSeconds(at: next)
            if after != before {
                var jump = at
                for span in [Span.hours(1), .minutes(1)] {
                    while zone.offsetSeconds(at: jump + span) == before { jump = jump + span }
                }
                found.append(jump + .minutes(1))
            }
            (at, before) = (next, after)
        }
        return found
    }

    /// Each zone of the tz database under each of its names, as far as Foundation knows it.
    static let allZones: [Zone] = {
        let text = (try? String(contentsOfFile: "/usr/share/zoneinfo/tzdata.zi", encoding: .utf8)) ?? ""
        let names = text.split(separator: "\n").compactMap { line -> String? in
            let words = line.split(separator: " ")
            return words.first == "Z" ? String(words[1]) : words.first == "L" ? String(words[2]) : nil
        }
        return Set(names + TimeZone.knownTimeZoneIdentifiers).sorted().compactMap { Zone($0) }
    }()
}
