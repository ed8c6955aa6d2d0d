import Foundation
import Testing

@testable import Kernel

/// Line 1 of the specification's clocks, and the last: by property, against the slow walk.
@Suite("The working calendar against a slow walk")
struct CalendarPropertyTests {
    static let names = [
        "Asia/Shanghai", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "Pacific/Apia",
        "America/Sao_Paulo", "Asia/Beirut", "Africa/Cairo", "Africa/Casablanca", "America/St_Johns", "Pacific/Chatham",
        "Antarctica/Troll", "Asia/Tehran", "Asia/Gaza", "Europe/London", "Pacific/Kiritimati", "America/Havana",
        "Asia/Pyongyang", "Europe/Volgograd", "America/Caracas", "Asia/Kolkata", "Pacific/Kwajalein", "Africa/Juba",
        "America/Scoresbysund", "Asia/Amman",
    ]
    /// The same on every run, and one that is not; a failure says by which it is seen again.
    static let seeds: [UInt64] = {
        let fresh = UInt64.random(in: 0...UInt64(UInt32.max))
        print("the calendars of this run are made by the seeds 1, 2 and \(fresh)")
        return [1, 2, fresh]
    }()

    /// Around a jump of the clock, mostly; the newest ones and those of any year.
    private static func middle(_ jumps: [Instant], _ made: inout RandomCalendar) -> Instant {
        if jumps.isEmpty || made.happens(15) {
            return Instant(seconds: Int64(made.number(1_700_000...35_000_000)) * 60)
        }
        return jumps[made.number(0...jumps.count - 1)]
    }

    @Test("1: worked time and due times are those of the walk, pauses and all", arguments: names, seeds)
    func walk(_ name: String, _ seed: UInt64) throws {
        let zone = try #require(Zone(name))
        var made = RandomCalendar(zone, seed: seed)
        let jumps = Jumps.of(zone)
        var wrong: [String] = []
        for _ in 0..<8 {
            let middle = Self.middle(jumps, &made)
            let calendar = made.calendar(near: middle)
            let (from, to) = (made.moment(near: middle, hours: 40), made.moment(near: middle + .hours(50), hours: 30))
            let pauses = made.pauses(near: middle, hours: 50)
            let slow = SlowWalk(calendar: calendar, pauses: pauses)
            let expected = slow.worked(from: min(from, to), to: max(from, to))
            let worked = calendar.worked(from: min(from, to), to: max(from, to), pauses: pauses)
            if worked != expected { wrong.append("worked \(from) \(to) \(pauses): \(worked), walk \(expected)") }

            let target = made.happens(10) ? .zero : Span(milliseconds: Int64(made.number(1...90_000_000)))
            let limit = from + .days(12)
            let due = try? calendar.due(from: from, target: target, pauses: pauses).instant
            let walked = slow.due(from: from, target: target, before: limit)
            if walked != due, walked != nil || due.map({ $0 < limit }) == true {
                wrong.append("due \(from) \(target) \(pauses): \(due as Any), walk \(walked as Any)")
            }
        }
        #expect(wrong == [], "\(name), seed \(seed)")
    }

    @Test(
        "1: what was added can be subtracted, and no instant before the due time has used the target", arguments: names)
    func addingAndSubtracting(_ name: String) throws {
        let zone = try #require(Zone(name))
        var made = RandomCalendar(zone, seed: Self.seeds[2])
        let jumps = Jumps.of(zone)
        for _ in 0..<60 {
            let middle = Self.middle(jumps, &made)
            let calendar = made.calendar(near: middle)
            let from = made.moment(near: middle, hours: 60)
            let pauses = made.pauses(near: middle, hours: 60).filter { $0.to != nil }
            let target = Span(milliseconds: Int64(made.number(1...400_000_000)))
            let due = try calendar.due(from: from, target: target, pauses: pauses)
            let tick = Span(milliseconds: 1)
            #expect(calendar.worked(from: from, to: due.instant, pauses: pauses) == target, "\(name) \(from)")
            #expect(calendar.worked(from: from, to: due.instant - tick, pauses: pauses) == target - tick)
            #expect(calendar.worked(from: due.instant, to: from, pauses: pauses) == .zero - target)
            let half = Span(milliseconds: target.milliseconds / 2)
            let first = try calendar.due(from: from, target: half, pauses: pauses).instant
            let rest = try calendar.due(from: first, target: target - half, pauses: pauses).instant
            #expect(rest == due.instant, "\(name) \(from) in two parts")
        }
    }

    @Test("1, every zone of the tz database: minute by minute around jumps of its clock")
    func everyZone() {
        #expect(Jumps.allZones.count > 400)
        var wrong: [String] = []
        for zone in Jumps.allZones {
            var made = RandomCalendar(zone, seed: Self.seeds[2])
            let jumps = Jumps.of(zone)
            for middle in [Self.middle(jumps, &made)] + jumps.suffix(1) {
                let calendar = made.calendar(near: middle)
                let slow = SlowWalk(calendar: calendar)
                let minutes = (-180..<180).map { middle + .minutes(Int64($0)) }
                let counted = minutes.filter(slow.isWorking)
                if minutes.filter(calendar.isWorking) != counted { wrong.append("\(zone.identifier) around \(middle)") }
                let worked = calendar.worked(from: minutes[0], to: middle + .hours(3))
                if worked != .minutes(Int64(counted.count)) { wrong.append("\(zone.identifier), sum around \(middle)") }
            }
        }
        #expect(wrong.prefix(5) == [], "\(wrong.count) wrong, seed \(Self.seeds[2])")
    }

    @Test("no zone's clock jumps twice within a day, which finding a jump by halving relies on", arguments: names)
    func jumps(_ name: String) throws {
        let jumps = Jumps.of(try #require(Zone(name)), step: 6)
        let nearest = zip(jumps, jumps.dropFirst()).map { $1 - $0 }.min() ?? .days(9)
        #expect(nearest > .days(2))
    }

    @Test("16: the rows follow each other without a gap and add up, whatever the pauses", arguments: names)
    func rows(_ name: String) throws {
        let zone = try #require(Zone(name))
        var made = RandomCalendar(zone, seed: Self.seeds[2])
        let jumps = Jumps.of(zone)
        for _ in 0..<30 {
            let middle = Self.middle(jumps, &made)
            let calendar = made.calendar(near: middle)
            let from = made.moment(near: middle, hours: 60)
            let to = from + Span(milliseconds: Int64(made.number(1...500_000_000)))
            let pauses = made.pauses(near: middle, hours: 60)
            let steps = try calendar.steps(from: from, to: to, pauses: pauses)
            #expect(steps.first?.from == from && steps.last?.to == to)
            let pairs = zip(steps, steps.dropFirst())
            #expect(pairs.allSatisfy { $0.to == $1.from && ($0.why, $0.name) != ($1.why, $1.name) }, "\(name) \(from)")
            #expect(steps.allSatisfy { $0.from < $0.to })
            let sum = { (why: Set<ClockStep.Why>) in
                steps.filter { why.contains($0.why) }.reduce(Span.zero) { $0 + $1.length }
            }
            let worked = calendar.worked(from: from, to: to, pauses: pauses)
            #expect(sum([.interval, .changed, .makeUp]) == worked, "\(name) \(from)")
            let whole = calendar.worked(from: from, to: to)
            #expect(sum([.pause]) == whole - worked, "\(name) \(from): paused time on the working clock")
        }
    }

    @Test("18: a further day off never shortens", arguments: names)
    func excludedDays(_ name: String) throws {
        let zone = try #require(Zone(name))
        var made = RandomCalendar(zone, seed: Self.seeds[2])
        let jumps = Jumps.of(zone)
        for _ in 0..<40 {
            let middle = Self.middle(jumps, &made)
            let calendar = made.calendar(near: middle)
            let from = made.moment(near: middle, hours: 60)
            let target = Span(milliseconds: Int64(made.number(1...200_000_000)))
            let off = zone.day(of: middle).adding(days: Int64(made.number(-2...4)))
            let fewer = try calendar.taking([off: .init(.none)])
            let due = try calendar.due(from: from, target: target).instant
            #expect(try fewer.due(from: from, target: target).instant >= due, "\(name) \(from) without \(off)")
            let to = from + .days(6)
            #expect(fewer.worked(from: from, to: to) <= calendar.worked(from: from, to: to))
        }
    }
}

extension Span {
    static func + (a: Span, b: Span) -> Span { Span(milliseconds: a.milliseconds + b.milliseconds) }
    static func - (a: Span, b: Span) -> Span { Span(milliseconds: a.milliseconds - b.milliseconds) }
}
