import Directory
import Foundation
import Kernel
import Testing

@testable import Casework
@testable import Workforce

@Suite("Promises and their clocks")
struct PromiseTests {
    private static func promise(due minutes: Int64) -> Promise {
        Promise(
            id: ID(number: 1), kind: .free, by: Cast.lin.staff, byName: "林晓", madeAt: House.morning, words: "我来",
            level: nil, startsAt: House.morning, dueAt: House.morning + .minutes(minutes))
    }

    private static func at(_ minutes: Int64) -> Instant { House.morning + .minutes(minutes) }

    @Test(
        "kept exactly at its time, broken a millisecond later",
        arguments: [
            (-1, Promise.State.kept), (0, .kept), (1, .broken),
        ] as [(Int64, Promise.State)])
    func edge(_ milliseconds: Int64, _ expected: Promise.State) throws {
        var play = try Play("consultation")
        play.now = play.start + .minutes(30) + Span(milliseconds: milliseconds)
        try play.take("answer", by: Cast.lin) { $0.solution = "好的" }
        let closed = try #require(play.item.promises.first { $0.kind == .closed })
        #expect(closed.state == expected && closed.settledAt == play.now)
    }

    @Test("pauses that overlap count once; a clock that does not stand is not started")
    func overlapping() {
        let paused = Self.promise(due: 60).paused(at: Self.at(10)).paused(at: Self.at(20))
        #expect(paused.pausedSince == Self.at(10) && !paused.isRunning)
        let resumed = paused.resumed(at: Self.at(30))
        #expect(resumed.dueAt == Self.at(80) && resumed.pausedFor == .minutes(20))
        #expect(resumed.resumed(at: Self.at(50)) == resumed)
        let again = resumed.paused(at: Self.at(40)).resumed(at: Self.at(45))
        #expect(again.dueAt == Self.at(85) && again.pausedFor == .minutes(25) && again.startsAt == House.morning)
        #expect(paused.resumed(at: Self.at(5)).dueAt == Self.at(60), "a clock that went back takes no time away")
        var settled = Self.promise(due: 60)
        settled.state = .kept
        #expect(settled.paused(at: Self.at(10)) == settled)
    }

    @Test("what was late when its clock was stopped is late; what was in time keeps")
    func standing() {
        #expect(Self.promise(due: 60).paused(at: Self.at(59)).outcome(doneAt: Self.at(500)) == .kept)
        #expect(Self.promise(due: 60).paused(at: Self.at(60)).outcome(doneAt: Self.at(500)) == .kept)
        #expect(Self.promise(due: 60).paused(at: Self.at(61)).outcome(doneAt: Self.at(500)) == .broken)
    }

    @Test("the share that is left, with pauses left out")
    func share() {
        let promise = Self.promise(due: 60)
        #expect(promise.shareLeft(at: Self.at(0)) == 1 && promise.shareLeft(at: Self.at(30)) == 0.5)
        #expect(promise.shareLeft(at: Self.at(60)) == 0 && promise.shareLeft(at: Self.at(90)) == 0)
        #expect(promise.shareLeft(at: Self.at(-9)) == 1)
        let paused = promise.paused(at: Self.at(15))
        #expect(paused.shareLeft(at: Self.at(900)) == 0.75)
        #expect(paused.resumed(at: Self.at(900)).shareLeft(at: Self.at(900)) == 0.75)
        #expect(Self.promise(due: 0).shareLeft(at: Self.at(0)) == 0)
    }

    @Test("waiting stops all clocks, and resuming moves every due time by exactly as long")
    func waiting() throws {
        var play = try Scenario(
            kind: "repair",
            rows: """
                0 | lin  | dispatch | to=zhao      | dispatched
                2 | zhao | accept   |              | accepted
                5 | lin  | wait     | reason=parts | ✗ notYourTask
                5 | zhao | wait     |              | ✗ fieldMissing
                5 | zhao | wait     | reason=parts | waiting
                """
        ).run()
        #expect(play.item.phase == .waiting && play.item.nextDue == nil)
        #expect(play.item.waiting == Waiting(reason: "parts", since: play.now, until: nil))
        play.now = play.start + .minutes(65) + Span(milliseconds: 7)
        try play.take("resume", by: Cast.lin)
        #expect(play.item.waiting == nil && play.item.phase == .open)
        let stood = Span.minutes(60) + Span(milliseconds: 7)
        for kind in [Promise.Kind.onTheSpot, .closed] {
            let promise = try #require(play.promise(kind))
            #expect(promise.dueAt == play.start + .minutes(30) + stood && promise.pausedFor == stood)
        }
        #expect(
            play.promise(.firstAnswer, .kept)?.dueAt == play.start + .minutes(10), "a settled promise stays as it was")
        #expect(play.item.tasks[0].state == .accepted, "who had not arrived has not arrived by waiting")
        #expect(play.item.tasks[0].assignee == Cast.zhao.staff)
    }

    @Test("waiting on the spot goes on on the spot")
    func waitingOnTheSpot() throws {
        let play = try Scenario(
            kind: "repair",
            rows: """
                 0 | lin  | dispatch | to=zhao       | dispatched
                 2 | zhao | accept   |               | accepted
                 3 | zhao | arrive   |               | on-the-spot
                 5 | zhao | wait     | reason=parts  | waiting
                 9 | zhao | resume   |               | working
                34 | zhao | solve    | solution=好了  | solved
                34 | hui  | confirm  | satisfied=yes | closed  | closed kept
                """
        ).run()
        #expect(play.item.tasks[0].steps.map(\.state) == [.accepted, .arrived, .paused, .arrived, .done])
    }

    @Test("another priority replaces the promises and keeps the time used and the pauses had")
    func reprioritised() throws {
        var play = try Scenario(
            kind: "repair",
            rows: """
                 0 | lin  | dispatch     | to=zhao                   | dispatched
                 0 | zhao | accept       |                           | accepted
                10 | zhao | wait         | reason=parts              | waiting
                25 | zhao | resume       |                           | working
                40 | chen | reprioritise | priority=major            | ✗ fieldMissing
                40 | chen | reprioritise | priority=major; reason=老人 | working | closed replaced open, on-the-spot replaced open
                """
        ).run()
        let closed = try #require(play.promise(.closed))
        #expect(closed.startsAt == play.start && closed.dueAt == play.start + .hours(6) + .minutes(15))
        #expect(closed.pausedFor == .minutes(15) && closed.level == "repair-major")
        #expect(play.promise(.onTheSpot)?.dueAt == play.start + .minutes(45))
        #expect(play.item.priority == .major)
        try play.take("reprioritise", by: Cast.chen) { ($0.priority, $0.reason) = (.emergency, "更急") }
        // Its five minutes were used up before anything stood (clock.md, line 1).
        #expect(play.promise(.onTheSpot)?.dueAt == play.start + .minutes(5), "in the past: it was due long ago")
        #expect(play.item.promises.filter { $0.kind == .firstAnswer }.map(\.state) == [.kept])
    }

    @Test("changed while it waits, the new promise stands as the old one did")
    func reprioritisedWhileWaiting() throws {
        var play = try Scenario(
            kind: "repair",
            rows: """
                 0 | lin  | dispatch     | to=zhao                   | dispatched
                 0 | zhao | accept       |                           | accepted
                10 | zhao | wait         | reason=parts              | waiting
                20 | chen | reprioritise | priority=major; reason=老人 | waiting
                """
        ).run()
        #expect(play.item.nextDue == nil && play.promise(.closed)?.pausedSince == play.start + .minutes(10))
        play.wait(minutes: 10)
        try play.take("resume", by: Cast.zhao)
        #expect(play.promise(.closed)?.dueAt == play.start + .hours(6) + .minutes(20))
    }

    @Test("the nearest running promise is the next; settled and standing ones are not")
    func nextDue() throws {
        var play = try Play("repair") { $0.channel = "letter" }
        #expect(play.item.nextDue == play.start + .minutes(10))
        play.wait(minutes: 1)
        try play.take("dispatch", by: Cast.lin) { $0.to = .staff(Cast.zhao.staff) }
        #expect(play.item.nextDue == play.start + .minutes(10), "sending somebody is no answer")
        try play.take("accept", by: Cast.zhao)
        try play.take("solve", by: Cast.zhao) { $0.solution = "好了" }
        #expect(play.item.nextDue == play.start + .minutes(30))
    }

    @Test("the words are in the first person and name the time on the project's wall clock")
    func words() throws {
        let play = try Play("repair")
        #expect(play.promise(.closed)?.words == "我会在 09:30 前处理完毕并给您回话。")
        let own = try Play("repair") { $0.promise = "我今天中午前给您修好" }
        #expect(Set(own.item.promises.map(\.words)) == ["我今天中午前给您修好"])
    }
}
