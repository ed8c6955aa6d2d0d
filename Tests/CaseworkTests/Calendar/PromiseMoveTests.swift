import Foundation
import Kernel
import Testing

@testable import Casework
@testable import Workforce

/// By another method: minute by minute, asking only what the clock on the wall shows. Everything is on whole minutes.
struct MinuteWalk {
    let calendar: WorkCalendar
    let pauses: [Pause]

    private func counts(_ at: Instant) -> Bool {
        if pauses.contains(where: { $0.from <= at && ($0.to.map { at < $0 } ?? true) }) { return false }
        let wall = calendar.zone.wall(at: at)
        let minute = wall.hour * 60 + wall.minute
        let day = Day(wall.date)
        return calendar.hours(on: day).intervals.contains { $0.start <= minute && minute < $0.end }
            || calendar.hours(on: day.adding(days: -1)).intervals.contains { minute + 1440 < $0.end }
    }

    func due(from: Instant, minutes: Int64) -> Instant {
        var (at, left) = (from, minutes)
        while left > 0 {
            if counts(at) { left -= 1 }
            at = at + .minutes(1)
        }
        return at
    }
}

@Suite("An open promise on another version of its calendar")
struct PromiseMoveTests {
    /// Calendars, pauses and promises by chance, from a seed.
    private struct Chance {
        var state: UInt64
        private mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state >> 33
        }
        mutating func number(_ range: ClosedRange<Int>) -> Int {
            range.lowerBound + Int(next() % UInt64(range.count))
        }

        mutating func hours() throws -> DayHours {
            if number(0...4) == 0 { return .none }
            let edges = Set((0..<4).map { _ in number(0...95) * 15 }).sorted()
            func text(_ minutes: Int) -> String { "\(padded(minutes / 60)):\(padded(minutes % 60))" }
            var all = stride(from: 0, to: edges.count - 1, by: 2).compactMap {
                WorkHours("\(text(edges[$0]))-\(text(edges[$0 + 1]))")
            }
            if number(0...3) == 0, edges[0] > 0, edges.count % 2 == 1, let last = edges.last {
                all += [WorkHours("\(text(last))-\(text(edges[0]))")].compactMap(\.self)
            }
            return try DayHours(all)
        }

        mutating func calendar(_ zone: Zone, near: Instant, version: Int) throws -> WorkCalendar {
            var week = [Weekday.wed: DayHours.wholeDay]
            for day in Weekday.allCases { week[day] = try hours() }
            if week.values.allSatisfy(\.isEmpty) { week[.wed] = .wholeDay }
            var days: [Day: WorkCalendar.Exception] = [:]
            for place in -3...6 where number(0...2) == 0 {
                days[zone.day(of: near).adding(days: Int64(place))] = .init(try hours())
            }
            return try WorkCalendar(zone: zone, week: week, days: days, version: version)
        }
    }

    private static let places = [
        ("Asia/Shanghai", "2026-03-04T00:00:00Z"), ("Europe/Berlin", "2026-03-28T12:00:00Z"),
        ("America/New_York", "2026-10-31T12:00:00Z"), ("Asia/Kathmandu", "2026-03-04T00:00:00Z"),
    ]

    @Test("is due when a walk minute by minute from the same start, with the same pauses, says so", arguments: places)
    func property(_ name: String, _ time: String) throws {
        let (zone, near) = (try #require(Zone(name)), try #require(Instant(time)))
        var chance = Chance(state: 20_261_125)
        var moved = 0
        for _ in 0..<150 {
            let old = try chance.calendar(zone, near: near, version: 1)
            let new = try chance.calendar(zone, near: near, version: 2)
            let start = near + .minutes(Int64(chance.number(-1500...1500)))
            let target = Int64(chance.number(1...1500))
            let now = start + .minutes(Int64(chance.number(0...4000)))
            var promise = Promise(
                id: ID(number: 1), kind: .closed, by: ID(number: 2), byName: "", madeAt: start, words: "", level: "x",
                startsAt: start, dueAt: start)
            promise.clock = PromiseClock(calendar: "x", version: 1, target: .minutes(target))
            var at = start
            while chance.number(0...2) > 0 {
                let from = at + .minutes(Int64(chance.number(0...600)))
                let to = from + .minutes(Int64(chance.number(1...900)))
                guard to <= now else { break }
                promise.pauses.append(Pause(from: from, to: to))
                at = to
            }
            if chance.number(0...4) == 0, at < now { promise.pausedSince = at }
            promise.dueAt = MinuteWalk(calendar: old, pauses: promise.pauses).due(from: start, minutes: target)
            let due = MinuteWalk(calendar: new, pauses: promise.pauses).due(from: start, minutes: target)
            let reached = promise.pausedSince ?? now
            switch promise.moved(to: new, at: now) {
            case .stays(let why):
                #expect(why == (reached > promise.dueAt ? .late : .over))
                #expect(reached > promise.dueAt || due <= reached)
            case .moves(let reading):
                moved += 1
                #expect(reading.dueAt == due && due > reached && reached <= promise.dueAt)
                #expect(reading.pauses == promise.pauses && reading.pausedSince == promise.pausedSince)
            }
        }
        #expect(moved > 20, "too few moved to say anything")
    }

    @Test("what is late stays broken-to-be; what would be over at once is left alone")
    func staying() throws {
        let calendar = try #require(Checkout.desk.get().levels.calendars.file("office"))
        let play = try Play("suggestion") { $0.channel = "letter" }
        let promise = try #require(play.promise(.firstAnswer))
        #expect(promise.moved(to: calendar, at: promise.dueAt + .minutes(1)) == .stays(.late))
        #expect(promise.moved(to: calendar, at: promise.dueAt) == .stays(.over))
        #expect(promise.moved(to: calendar, at: promise.startsAt).dueAt == promise.dueAt)
        var free = promise
        free.clock = nil
        #expect(free.moved(to: calendar, at: promise.startsAt) == .stays(.never))
    }
}
