import Kernel
import Testing

@testable import Handover
@testable import Workforce

@Suite("Which shift ends and which takes over")
struct ShiftChangeTests {
    private static let day = Day("2026-03-03") ?? Day(CivilDate(daysSince1970: 0))
    private static let (zhao, qian) = (ID<Staff>(number: 1), ID<Staff>(number: 2))

    private static func at(_ hour: Int, _ minute: Int = 0, day: Int64 = 0) -> Instant {
        Zone.shanghai.start(of: Self.day.adding(days: day)) + .minutes(Int64(hour * 60 + minute))
    }

    /// Early, late and night of three days, as the desk's file has them.
    private static func shifts(_ who: [String: ID<Staff>] = [:]) -> [PostShift] {
        (-1...1).flatMap { day in
            [("early", 7, 15), ("late", 15, 23), ("night", 23, 31)].map { key, from, until in
                PostShift(
                    day: Self.day.adding(days: day), shift: key, span: at(from, day: day)..<at(until, day: day),
                    staff: who[key])
            }
        }
    }

    private static func change(_ now: Instant, _ shifts: [PostShift]? = nil) -> ShiftChange {
        ShiftChange(shifts ?? Self.shifts(), of: zhao, at: now, begun: .hours(1))
    }

    @Test(
        "A little before the change, at it, and a little after it, the same two shifts are meant",
        arguments: [
            (14, 40, "early", "late"), (15, 0, "late", "night"), (22, 59, "late", "night"), (6, 30, "night", "early"),
        ])
    func around(hour: Int, minute: Int, ending: String, next: String) {
        let change = Self.change(Self.at(hour, minute))
        #expect(change.ending?.shift == ending && change.next?.shift == next)
        #expect(change.next.map { $0.from >= Self.at(hour, minute) - .hours(1) } == true)
    }

    @Test("Whoever worked the early shift hands it over also when they are late with it")
    func own() {
        let shifts = Self.shifts(["early": Self.zhao, "late": Self.qian])
        let change = Self.change(Self.at(15, 40), shifts)
        #expect(change.ending?.shift == "early" && change.next?.shift == "late")
        #expect(Self.change(Self.at(20), shifts).ending?.shift == "late", "five hours later it is not theirs any more")
    }

    @Test("What the night does after midnight is of the day on which it began")
    func night() {
        let turn = ShiftChange.turn(of: Self.shifts(), at: Self.at(2), of: Self.zhao)
        #expect(turn?.shift == "night" && turn?.day == Self.day.adding(days: -1))
        #expect(ShiftChange.turn(of: [], at: Self.at(2), of: Self.zhao) == nil)
    }

    @Test("A post with one shift a day hands over to that of the next day")
    func alone() {
        let shifts = [0, 1].map { day in
            PostShift(
                day: Self.day.adding(days: day), shift: "day", span: Self.at(8, 30, day: day)..<Self.at(18, day: day))
        }
        let change = Self.change(Self.at(17, 55), shifts)
        #expect(change.ending?.day == Self.day && change.next?.day == Self.day.adding(days: 1))
        #expect(Self.change(Self.at(17, 55), []) == Self.change(Self.at(3), []), "a post without shifts has neither")
    }
}
