import Directory
import Kernel
import Store
import Testing

@testable import Casework
@testable import Channels
@testable import Insight
@testable import Workforce

@Suite("How many the telephone needs")
struct CallNeedTests {
    /// Calls of three weeks, many in some hours; and the plan of the engineers, who are at the telephone here.
    private static func played() async throws -> (RosterHouse, CallNeeds) {
        let at = try await RosterHouse.open()
        let (lin, calls) = (try at.house.actor("lin"), Calls(at.house.store, desks: []))
        var dice = Dice(state: 33)
        for day in 0..<21 {
            for number in 0..<Int.random(in: 4...14, using: &dice) {
                let began = House.morning + .days(Int64(day)) + .minutes(Int64.random(in: 0...600, using: &dice))
                at.house.hand.set(began)
                func tell(_ event: CallReport.Event, _ seconds: Int64) async throws {
                    let report = CallReport(
                        key: "\(day)-\(number)", event: event, from: "", to: "1", at: began + .seconds(seconds))
                    _ = try await calls.hear(report, by: lin)
                }
                try await tell(.ringing, 0)
                switch number % 4 {
                case 0: try await tell(.ended, 3)
                case 1: try await tell(.missed, 40)
                default:
                    try await tell(.answered, 6)
                    try await tell(.ended, 6 + Int64.random(in: 30...400, using: &dice))
                }
            }
        }
        at.house.hand.set(House.morning + .days(21))
        return (at, CallNeeds(at.house.store, telephone: .usual, roster: at.roster))
    }

    @Test("reckoned from the calls one by one, hour by hour")
    func oracle() async throws {
        let (at, needs) = try await Self.played()
        let chen = try at.house.actor("chen")
        let week = try await needs.week(at.place, from: at.day(23), for: chen)
        let zone = Zone.shanghai
        let all = try await Calls(at.house.store, desks: []).list(CallFilter(), limit: 1000, for: chen).items
        let counted = all.filter { $0.state != .missed || ($0.rangFor ?? .zero) >= TelephoneRules.usual.short }
        let spoken = counted.compactMap { call in
            call.answeredAt.flatMap { from in call.endedAt.map { ($0 - from).milliseconds } }
        }
        #expect(counted.count < all.count && spoken.count > 60)
        let handling = Span(milliseconds: spoken.reduce(0, +) / Int64(spoken.count)) + .minutes(1)
        #expect(week.handling == handling && week.weeks == 3 && week.hours.count == 7 * 24)
        for one in week.hours {
            let same = counted.filter { call in
                let wall = zone.wall(at: call.beganAt)
                return wall.hour == one.hour && Weekday(of: zone.day(of: call.beganAt)) == Weekday(of: one.day)
            }
            #expect(one.calls == Double(same.count) / 3)
            let queue = ErlangC(callsPerHour: one.calls, handling: handling)
            #expect(one.need == queue.agents(answering: 0.8, within: .seconds(10)))
        }
        #expect(week.hours.contains { $0.need > 0 } && week.hours.contains { $0.need == 0 })
    }

    @Test("the fewest planned of an hour: a shift that ends within it does not count, nor does whoever is on leave")
    func planned() async throws {
        let (at, needs) = try await Self.played()
        let chen = try at.house.actor("chen")
        func count(_ day: Int, _ hour: Int) async throws -> Int? {
            let week: CallNeedWeek = try await needs.week(at.place, from: at.day(23), for: chen)
            return week.hours.first { $0.day == at.day(day) && $0.hour == hour }?.planned
        }
        #expect(try await count(24, 9) == 0)
        try await at.set("zhao", 24, "early")
        try await at.set("qian", 24, "night")
        // Early is 7 to 15, night is 23 to 7 of the next day, day has its noon off from 12 to 13:30.
        let expected = [(24, 6, 0), (24, 7, 1), (24, 14, 1), (24, 15, 0), (24, 23, 1), (25, 6, 1), (25, 7, 0)]
        for (day, hour, fewest) in expected {
            #expect(try await count(day, hour) == fewest, "\(day) at \(hour)")
        }
        try await at.set("zhao", 26, "early")
        try await at.set("qian", 26, "day")
        for (hour, fewest) in [(8, 1), (9, 2), (11, 2), (12, 1), (13, 1), (14, 2)] {
            #expect(try await count(26, hour) == fewest, "at \(hour)")
        }
        await #expect(throws: WorkforceRefusal.notAllowed(.rosterEdit)) {
            try await needs.week(at.place, from: at.day(23), for: try at.house.actor("zhao"))
        }
    }
}
