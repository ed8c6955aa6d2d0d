import Directory
import Foundation
import Kernel
import Store
import TestStore
import Testing

@testable import Casework
@testable import Workforce

/// The sentences of these tests.
extension House {
    static let instant = Span(milliseconds: 1)

    func sent(_ to: String = "zhao", _ fill: (inout Intake) -> Void = { _ in }) async throws -> Case {
        try await act("dispatch", on: register("厨房水管漏水", fill), by: "lin") { $0.to = to }
    }

    /// Zhao has taken it on and waits for parts until the evening.
    func deferred(until span: Span) async throws -> Case {
        let item = try await act("accept", on: sent(), by: "zhao")
        hand.advance(.minutes(10))
        return try await act("wait", on: item, by: "zhao") { [hand] in
            ($0.act.reason, $0.act.until) = ("parts", hand.now + span)
        }
    }

    func leave(_ user: String) async throws {
        _ = try await store.write { try $0.run("UPDATE staff SET is_active = 0 WHERE user_name = ?1", user) }
    }

    /// What the system did with a case, oldest first: the act and why.
    func bySystem(_ item: Case) async throws -> [String] {
        try await cases.timeline(of: item.number, for: actor("root")).items
            .filter { $0.actor == Actor.system.staff }.map { "\($0.act) \($0.words)" }
    }

    func heard(_ user: String) async throws -> [Occasion] {
        try await cases.notices(for: actor(user)).items.compactMap(\.occasion)
    }

    func isSound() async throws -> Bool { try await cases.check().allSatisfy { $0.state == .good } }
}

@Suite("Work that nobody accepts returns to the centre")
struct UnacceptedTests {
    @Test("five minutes for an emergency, fifteen otherwise: not a millisecond before", arguments: Priority.allCases)
    func exact(_ priority: Priority) async throws {
        let house = try await House.open()
        let item = try await house.sent { $0.priority = priority }
        let limit: Span = priority == .emergency ? .minutes(5) : .minutes(15)
        house.hand.advance(limit + Span(milliseconds: -1))
        #expect(try await house.cases.run() == 0)
        #expect(try await house.found(item).stage == "dispatched")
        house.hand.advance(House.instant)
        #expect(try await house.cases.run() == 1)
        #expect(try await house.cases.run() == 0, "once")
        let after = try await house.found(item)
        #expect(after.stage == "returned" && after.phase == .open && after.openTasks.isEmpty)
        #expect(after.tasks.map(\.state) == [.takenBack] && after.tasks[0].reason == "unaccepted")
        #expect(after.promises == item.promises, "no promise is touched")
        #expect(try await house.bySystem(item) == ["take-back unaccepted"])
        #expect(try await house.heard("lin") == [.unaccepted])
        #expect(try await house.heard("zhao") == [])
        _ = try await house.act("dispatch", on: after, by: "lin") { $0.to = "qian" }
        #expect(try await house.isSound())
    }

    @Test("from a department's queue too; what somebody accepted stays with them")
    func queues() async throws {
        let house = try await House.open()
        let (queued, taken) = (try await house.sent("engineering"), try await house.sent())
        _ = try await house.act("accept", on: taken, by: "zhao")
        house.hand.advance(.hours(10))
        #expect(try await house.cases.run() == 1)
        #expect(try await house.found(queued).stage == "returned")
        #expect(try await house.found(taken).stage == "accepted")
    }

    @Test("a case that becomes an emergency has the emergency's time")
    func repriced() async throws {
        let house = try await House.open()
        let item = try await house.sent()
        house.hand.advance(.minutes(4))
        _ = try await house.act("reprioritise", on: item, by: "chen") {
            ($0.act.priority, $0.act.reason) = (.emergency, "漏电")
        }
        house.hand.advance(.minutes(1) + Span(milliseconds: -1))
        #expect(try await house.cases.run() == 0)
        house.hand.advance(House.instant)
        #expect(try await house.cases.run() == 1)
    }

    @Test("whoever takes work back by hand says why, and only where there is some")
    func byHand() async throws {
        let house = try await House.open()
        let item = try await house.sent()
        let after = try await house.act("take-back", on: item, by: "lin") { $0.act.reason = "派错了" }
        #expect(after.stage == "returned" && after.tasks[0].reason == "派错了")
        await refused(CaseRefusal.noTaskOpen) {
            try await house.act("take-back", on: after, by: "lin") { $0.act.reason = "再收" }
        }
        house.hand.advance(.hours(1))
        #expect(try await house.cases.run() == 0)
    }
}

@Suite("The desk says what happens by itself")
struct RunRulesTests {
    @Test("five minutes, a quarter of an hour, seven days")
    func property() throws {
        let rules = try #require(try Checkout.desk.get().running)
        #expect(rules.unaccepted == [.emergency: .minutes(5), .major: .minutes(15), .general: .minutes(15)])
        #expect(rules.unconfirmed == .days(7))
    }

    @Test("a desk without the file leaves everything to people")
    func none() throws {
        let spoilt = try Spoilt("running.yaml", "7d", "8d")
        defer { spoilt.remove() }
        try FileManager.default.removeItem(at: spoilt.folder.appending(path: "running.yaml"))
        #expect(try Desk.read(spoilt.folder).running == nil)
    }

    @Test("an action that asks for what only a person knows, or for their own work, is not the system's")
    func asking() throws {
        for (old, new, reason) in [
            ("needs: [another-person, reason]", "needs: [another-person, reason, comment]", "asks for “comment”"),
            ("needs: [another-person, reason]", "needs: [own-task, reason]", "“close” for whoever does the work"),
        ] {
            let spoilt = try Spoilt("procedures/care.yaml", old, new)
            defer { spoilt.remove() }
            let error = #expect(throws: DeskError.self) { try Desk.read(spoilt.folder) }
            #expect(error?.file == "running.yaml")
            #expect(error?.reason.contains(reason) == true, "\(error?.description ?? "")")
        }
    }
}

@Suite("A case that waits until a time goes on at that time")
struct DeferredTests {
    @Test("not a millisecond before; the agent and the worker hear of it")
    func exact() async throws {
        let house = try await House.open()
        let item = try await house.deferred(until: .hours(5))
        house.hand.advance(.hours(5) + Span(milliseconds: -1))
        #expect(try await house.cases.run() == 0)
        house.hand.advance(House.instant)
        #expect(try await house.cases.run() == 1)
        #expect(try await house.cases.run() == 0, "once")
        let after = try await house.found(item)
        #expect(after.stage == "working" && after.waiting == nil && after.openTasks.map(\.state) == [.accepted])
        #expect(try await house.bySystem(item) == ["resume deferred"])
        #expect(try await house.heard("lin") == [.deferred])
        #expect(try await house.heard("zhao") == [.deferred])
        #expect(try await house.isSound())
    }

    @Test("after a stop the pause ends when it was to end, not when it is noticed; the timeline says both")
    func late() async throws {
        let house = try await House.open()
        let item = try await house.deferred(until: .hours(5))
        let until = house.hand.now + .hours(5)
        house.hand.advance(.hours(9))
        #expect(try await house.cases.run() == 1)
        let after = try await house.found(item)
        let closed = try #require(after.promises.first { $0.kind == .closed })
        let before = try #require(item.promises.first { $0.kind == .closed })
        #expect(closed.pauses.map(\.to) == [until] && closed.pausedFor == .hours(5))
        #expect(closed.dueAt == before.dueAt + .hours(5))
        let entry = try #require(
            try await house.cases.timeline(of: item.number, for: house.actor("root")).items.last)
        #expect(entry.at == house.hand.now && entry.events.contains(.resumed(at: until)))
        #expect(after.openTasks[0].steps.last?.at == until)
    }

    @Test("who goes on by hand before is not disturbed; without a time nothing comes back")
    func byHand() async throws {
        let house = try await House.open()
        let item = try await house.deferred(until: .hours(5))
        _ = try await house.act("resume", on: item, by: "zhao")
        let other = try await house.act("accept", on: house.sent(), by: "zhao")
        _ = try await house.act("wait", on: other, by: "zhao") { $0.act.reason = "parts" }
        house.hand.advance(.days(60))
        #expect(try await house.cases.run() == 0)
    }

    @Test("nobody waits until a time that is past")
    func past() async throws {
        let house = try await House.open()
        let item = try await house.act("accept", on: house.sent(), by: "zhao")
        await refused(CaseRefusal.untilInThePast) {
            try await house.act("wait", on: item, by: "zhao") { [hand = house.hand] in
                ($0.act.reason, $0.act.until) = ("parts", hand.now)
            }
        }
    }
}

@Suite("What nobody confirms closes as unconfirmed")
struct UnconfirmedTests {
    @Test("seven days after it was solved: not a millisecond before")
    func exact() async throws {
        let house = try await House.open()
        let item = try await house.solved()
        house.hand.advance(.days(7) + Span(milliseconds: -1))
        #expect(try await house.cases.run() == 0)
        house.hand.advance(House.instant)
        #expect(try await house.cases.run() == 1)
        #expect(try await house.cases.run() == 0, "once")
        let after = try await house.found(item)
        #expect(after.stage == "unconfirmed" && after.closing == .unconfirmed && after.closedAt == house.hand.now)
        #expect(after.verdict == nil && after.customerHadLastWord == item.customerHadLastWord)
        #expect(after.promises.first { $0.kind == .closed }?.state == .broken, "the system keeps no promise")
        #expect(after.promises.filter { $0.state == .kept } == item.promises.filter { $0.state == .kept })
        #expect(try await house.bySystem(item) == ["close unconfirmed"])
        #expect(try await house.isSound())
    }

    @Test("a customer who was tried in vain has no longer; one who chases has")
    func tried() async throws {
        let house = try await House.open()
        let (tried, chased) = (try await house.solved(), try await house.solved())
        house.hand.advance(.days(5))
        _ = try await house.act("not-reached", on: tried, by: "hui") { $0.act.outcome = "busy" }
        _ = try await house.act("chase", on: chased, by: "lin") { $0.act.text = "还在漏" }
        house.hand.advance(.days(2))
        #expect(try await house.cases.run() == 1)
        #expect(try await house.found(tried).closing == .unconfirmed)
        house.hand.advance(.days(5))
        #expect(try await house.cases.run() == 1)
        #expect(try await house.found(chased).closing == .unconfirmed)
    }

    @Test("no promise is closed away: it is kept by people, or late, first")
    func promised() async throws {
        let house = try await House.open()
        let item = try await house.solved()
        let due = house.hand.now + .days(9)
        _ = try await house.cases.promise(
            .nextWord, words: "九天后回话", dueAt: due, on: item.number, by: house.actor("lin"))
        house.hand.set(due)
        #expect(try await house.cases.run() == 0, "at its time it can still be kept")
        house.hand.advance(House.instant)
        #expect(try await house.cases.run() == 1)
        #expect(try await house.found(item).promises.first { $0.kind == .nextWord }?.state == .broken)
    }

    @Test("a complaint without its five things and a judgement never closes by itself; with them it does")
    func complaint() async throws {
        let house = try await House.open()
        var item = try await house.register("服务差", kind: "complaint")
        item = try await house.act("solve", on: item, by: "lin") { $0.act.solution = "道歉" }
        house.hand.advance(.days(30))
        #expect(try await house.cases.run() == 0)
        for thing in FiveThing.allCases {
            item = try await house.act("check-thing", on: item, by: "lin") {
                ($0.act.thing, $0.act.text) = (thing, "已记")
            }
        }
        #expect(try await house.cases.run() == 0)
        item = try await house.act("judge", on: item, by: "lin") {
            ($0.act.isTrue, $0.act.isReasonable, $0.act.text) = (true, true, "已核实")
        }
        #expect(try await house.cases.run() == 1)
        #expect(try await house.found(item).closing == .unconfirmed)
    }

    @Test("what was confirmed, reopened or imported is left alone")
    func others() async throws {
        let house = try await House.open()
        let (confirmed, reopened) = (try await house.solved(), try await house.solved())
        _ = try await house.act("confirm", on: confirmed, by: "hui") { $0.act.isSatisfied = true }
        _ = try await house.act("reopen", on: reopened, by: "lin") { $0.act.reason = "又漏了" }
        let old = try await house.imported()
        _ = try await house.act("dispatch", on: old, by: "lin") { $0.to = "zhao" }
        house.hand.advance(.days(60))
        try await house.leave("zhao")
        try await house.leave("root")
        #expect(try await house.cases.run() == 0)
        #expect(try await house.isSound())
    }
}

extension House {
    /// An old case that nobody answered, taken in by root.
    fileprivate func imported() async throws -> Case {
        var row = OldCase(reportedAt: hand.now - .days(90), kind: "repair")
        (row.text, row.externalNumber) = ("旧单", "old-1")
        return try await takeIn(row)
    }
}
