import Directory
import Foundation
import Kernel
import Testing

@testable import Casework
@testable import Workforce

@Suite("A window is agreed with the customer")
struct AppointingTests {
    private func play() throws -> Play {
        var play = try Play()
        try play.take("dispatch", by: Cast.lin) { $0.to = .staff(Cast.zhao.staff) }
        try play.take("accept", by: Cast.zhao)
        return play
    }

    private func agree(
        _ play: inout Play, _ action: String = "appoint", from: Int64, until: Int64, reason: String? = nil
    ) throws {
        let start = play.start
        try play.take(action, by: Cast.lin) { act in
            act.site.from = start + .minutes(from)
            (act.until, act.reason, act.note) = (start + .minutes(until), reason, "下班后")
        }
    }

    @Test("the promise to be on the spot runs from the window's beginning to its end; the old one is replaced")
    func replaced() throws {
        var play = try play()
        play.wait(minutes: 5)
        try agree(&play, from: 540, until: 660)
        #expect(play.promise(.onTheSpot, .replaced)?.dueAt == play.start + .minutes(30))
        let new = try #require(play.promise(.onTheSpot))
        #expect(new.startsAt == play.start + .minutes(540) && new.dueAt == play.start + .minutes(660))
        #expect(new.by == Cast.lin.staff && new.words == "我会安排人员在 20:00 前到场。")
        #expect(play.promise(.closed, .replaced) != nil)
        #expect(play.promise(.closed)?.dueAt == play.start + .minutes(690))
        #expect(play.item.appointment?.note == "下班后" && play.item.reappointed == 0)
        play.now = play.start + .minutes(600)
        try play.take("arrive", by: Cast.zhao)
        #expect(play.promise(.onTheSpot, .kept)?.id == new.id)
    }

    @Test("agreeing another window asks why, counts, and gives way to nothing that is late already")
    func again() throws {
        var play = try play()
        #expect(throws: CaseRefusal.notAppointed) { try agree(&play, "re-appoint", from: 60, until: 90, reason: "改") }
        try agree(&play, from: 60, until: 90)
        #expect(throws: CaseRefusal.alreadyAppointed) { try agree(&play, from: 100, until: 120) }
        #expect(throws: CaseRefusal.fieldMissing("reason")) { try agree(&play, "re-appoint", from: 100, until: 120) }
        play.wait(minutes: 91)
        try agree(&play, "re-appoint", from: 100, until: 120, reason: "师傅堵车")
        #expect(play.promise(.onTheSpot, .broken)?.dueAt == play.start + .minutes(90))
        #expect(play.promise(.onTheSpot)?.dueAt == play.start + .minutes(120))
        #expect(play.item.reappointed == 1 && play.item.appointment?.reason == "师傅堵车")
        try agree(&play, "re-appoint", from: 200, until: 230, reason: "客户改期")
        #expect(play.item.promises.count { $0.kind == .onTheSpot && $0.state == .replaced } == 2)
        #expect(play.item.reappointed == 2)
    }

    @Test("what stood before the window began took none of its time", arguments: 0..<200)
    func paused(_ n: Int64) throws {
        var play = try play()
        let (from, length) = (60 + n * 37 % 600, 30 + n * 53 % 400)
        let until = from + length
        let (stop, go) = (10 + n * 97 % (until - 12), 10 + n * 97 % (until - 12) + 1 + n * 71 % 900)
        try agree(&play, from: from, until: until)
        play.now = play.start + .minutes(stop)
        try play.take("wait", by: Cast.zhao) { $0.reason = "parts" }
        play.now = play.start + .minutes(go)
        try play.take("resume", by: Cast.zhao)
        // Minute by minute: 30 that count after the window's end, and all of the window.
        func due(_ start: Int64, _ target: Int64) -> Instant {
            var (at, counted) = (start, Int64(0))
            while counted < target {
                if !(stop..<go).contains(at) { counted += 1 }
                at += 1
            }
            return play.start + .minutes(at)
        }
        #expect(play.promise(.onTheSpot)?.dueAt == due(from, length))
        #expect(play.promise(.closed)?.dueAt == due(until, 30))
    }

    @Test("a window agreed while the case waits is not moved by the waiting")
    func whileWaiting() throws {
        var play = try play()
        try play.take("wait", by: Cast.zhao) { $0.reason = "parts" }
        try agree(&play, from: 1440, until: 1500)
        #expect(play.promise(.onTheSpot)?.isRunning == true && play.promise(.closed)?.isRunning == false)
        play.wait(minutes: 1400)
        try play.take("resume", by: Cast.zhao)
        #expect(play.promise(.onTheSpot)?.dueAt == play.start + .minutes(1500))
        #expect(play.promise(.closed)?.dueAt == play.start + .minutes(1530))
    }

    @Test("another priority leaves an agreed window alone, and counts the rest from its end")
    func repriced() throws {
        var play = try play()
        try agree(&play, from: 60, until: 120)
        try play.take("reprioritise", by: Cast.chen) { ($0.priority, $0.reason) = (.major, "漏到楼下") }
        #expect(play.promise(.onTheSpot)?.dueAt == play.start + .minutes(120))
        #expect(play.promise(.closed)?.dueAt == play.start + .minutes(120 + 360))
    }

    @Test("no window that is none")
    func refusals() throws {
        var play = try play()
        play.wait(minutes: 10)
        #expect(throws: CaseRefusal.visitEndsBeforeItBegins) { try agree(&play, from: 60, until: 60) }
        #expect(throws: CaseRefusal.untilInThePast) { try agree(&play, from: 1, until: 10) }
        #expect(throws: CaseRefusal.visitTooLong(hours: 24)) { try agree(&play, from: 60, until: 60 + 1441) }
        #expect(throws: CaseRefusal.dateOutOfRange(field: "from")) {
            try agree(&play, from: 1440 * 400, until: 1440 * 400 + 10)
        }
        #expect(throws: CaseRefusal.fieldMissing("from")) {
            try play.take("appoint", by: Cast.lin) { $0.until = House.morning + .hours(3) }
        }
        try agree(&play, from: 60, until: 60 + 1440)
        for _ in 1..<Visit.mostAppointments { try agree(&play, "re-appoint", from: 60, until: 90, reason: "改") }
        #expect(throws: CaseRefusal.tooManyEntries(limit: Visit.mostAppointments)) {
            try agree(&play, "re-appoint", from: 60, until: 90, reason: "改")
        }
    }

    @Test("what must be known before entering is kept with the case, the last word holding")
    func access() async throws {
        let house = try await House.open()
        var item = try await house.register()
        await refused(CaseRefusal.fieldMissing("consent")) { try await house.act("set-access", on: item, by: "lin") }
        item = try await house.act("set-access", on: item, by: "lin") {
            ($0.act.site.mayEnter, $0.act.site.how, $0.act.site.pets) = (true, "钥匙在门岗", " 大狗 ")
        }
        #expect(item.visit?.access?.mayEnter == true && item.visit?.access?.pets == "大狗")
        await refused(CaseRefusal.tooLong(field: "how", limit: Act.longestWord)) {
            try await house.act("set-access", on: item, by: "lin") {
                ($0.act.site.mayEnter, $0.act.site.how) = (true, String(repeating: "钥", count: 201))
            }
        }
        item = try await house.act("set-access", on: item, by: "lin") { $0.act.site.mayEnter = false }
        let found = try await house.found(item)
        #expect(found == item && found.visit?.access?.mayEnter == false && found.visit?.access?.how == "")
    }
}
