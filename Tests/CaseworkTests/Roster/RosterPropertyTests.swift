import Directory
import Kernel
import Testing

@testable import Workforce

/// Random plans around the days on which clocks are changed.
@Suite("What a plan breaks, against a walk minute by minute")
struct RosterPropertyTests {
    static let weeks: [(zone: String, first: String)] = [
        ("Asia/Shanghai", "2026-03-02"), ("Europe/Berlin", "2026-03-26"), ("Europe/Berlin", "2026-10-22"),
        ("America/New_York", "2026-03-05"), ("America/New_York", "2026-10-29"), ("Australia/Lord_Howe", "2026-04-02"),
        ("America/St_Johns", "2026-10-29"),
    ]

    private static func rules() throws -> RosterRules {
        RosterRules(
            shifts: try RosterSample.shifts(),
            staffing: [
                .init(
                    department: "order", hours: try #require(WorkHours("00:00-24:00")),
                    weekdays: Set(Weekday.allCases), least: 1),
                .init(
                    department: "order", role: "guard", hours: try #require(WorkHours("21:00-03:00")),
                    weekdays: [.fri, .sat, .sun], least: 2),
            ], limits: RosterSample.limits())
    }

    @Test("They are the same, whatever the clock does", arguments: weeks)
    func same(_ zone: String, _ first: String) throws {
        let (zone, day) = (try #require(Zone(zone)), try #require(Day(first)))
        let days = day...day.adding(days: 6)
        let rules = try Self.rules()
        let walk = RosterWalk(rules, days, zone)
        var dice = Dice(state: UInt64(day.date.daysSince1970))
        var seen: Set<RosterBreach.Rule> = []
        for _ in 0..<6 {
            let members = (1...4).map { RosterCheck.Member(staff: ID(number: $0), roles: $0 < 3 ? ["guard"] : []) }
            let cells = Self.cells(days, rules, &dice)
            let leaves = (1...2).map { Self.leave($0, days, &dice) }
            let check = RosterCheck(
                rules, days, in: RosterSample.home, RosterSample.crew, members: members, cells: cells, leaves: leaves,
                zones: [RosterSample.home: zone, RosterSample.away: zone])
            let (quick, slow) = (Set(check.breaches), Set(walk.breaches(members, cells, leaves)))
            #expect(quick.subtracting(slow).map(\.key).sorted() == [], "found and not there")
            #expect(slow.subtracting(quick).map(\.key).sorted() == [], "there and not found")
            seen.formUnion(quick.map(\.rule))
        }
        #expect(seen.isSuperset(of: [.rest, .days, .nights, .week, .leave, .double, .staffing]), "\(seen)")
    }

    private static func cells(_ days: ClosedRange<Day>, _ rules: RosterRules, _ dice: inout Dice) -> [RosterCell] {
        let reach = RosterCheck.reach(of: days)
        return reach.lowerBound.through(reach.upperBound).flatMap { day in
            (1...4).flatMap { staff -> [RosterCell] in
                var cells: [RosterCell] = []
                for project in [RosterSample.home, RosterSample.away] {
                    let chance = project == RosterSample.home ? 80 : 8
                    guard Int.random(in: 0..<100, using: &dice) < chance,
                        let shift = rules.shifts.randomElement(using: &dice)
                    else { continue }
                    cells.append(RosterSample.cell(Int64(staff), day, shift.key, in: project))
                }
                return cells
            }
        }
    }

    private static func leave(_ staff: Int64, _ days: ClosedRange<Day>, _ dice: inout Dice) -> Leave {
        let first = days.lowerBound.adding(days: Int64.random(in: -2...5, using: &dice))
        let length = Int64.random(in: 1...3, using: &dice)
        return Leave(
            id: ID(number: staff), staff: ID(number: staff), kind: "annual", first: first,
            last: first.adding(days: length), isFromNoon: Bool.random(using: &dice),
            isToNoon: Bool.random(using: &dice), askedAt: Instant(seconds: 0), state: .approved)
    }

    @Test("A night is an hour longer or shorter with the clock, and is paid so")
    func nights() throws {
        let berlin = try #require(Zone("Europe/Berlin"))
        let night = try RosterSample.shift("night", ["22:00-06:00"], night: true, paid: 450)
        for (day, minutes) in [("2026-03-28", 420), ("2026-10-24", 540), ("2026-06-01", 480)] {
            let spans = night.spans(on: try #require(Day(day)), in: berlin)
            #expect(spans.count == 1 && (spans[0].upperBound - spans[0].lowerBound).wholeMinutes == Int64(minutes))
            #expect(night.paidMinutes(over: spans) == minutes - 30, "\(day)")
        }
    }

    @Test("Shifts that meet on the clock meet, also where the clock leaves out or repeats what they meet at")
    func meeting() throws {
        let berlin = try #require(Zone("Europe/Berlin"))
        let one = try RosterSample.shift("one", ["22:00-02:30"])
        let two = try RosterSample.shift("two", ["02:30-10:00"])
        for text in ["2026-03-28", "2026-10-24"] {
            let day = try #require(Day(text))
            let end = try #require(one.spans(on: day, in: berlin).last?.upperBound)
            #expect(two.spans(on: day.adding(days: 1), in: berlin).first?.lowerBound == end)
        }
        let gap = try RosterSample.shift("gap", ["02:10-02:50"])
        #expect(gap.spans(on: try #require(Day("2026-03-29")), in: berlin).isEmpty)
    }
}
