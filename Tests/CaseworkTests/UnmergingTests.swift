import Directory
import Foundation
import Kernel
import Store
import Testing

@testable import Casework
@testable import Workforce

@Suite("A merge that is undone is as if it had never been")
struct UnmergingTests {
    /// A case, one that it will be merged into, and a twin that is never merged.
    private func three(_ house: House) async throws -> (item: Case, target: Case, twin: Case) {
        let target = try await house.register("楼上漏水")
        return (try await house.register("厨房漏水"), target, try await house.register("厨房漏水"))
    }

    private func both(
        _ action: String, _ cases: [Case], _ house: House, by user: String, _ fill: (inout ActRequest) -> Void
    ) async throws -> [Case] {
        var done: [Case] = []
        for item in cases { done.append(try await house.act(action, on: item, by: user, fill)) }
        return done
    }

    private func merge(_ item: Case, into target: Case, _ house: House) async throws -> Case {
        try await house.act("merge", on: item, by: "chen") { $0.into = target.number }
    }

    private func unmerge(_ item: Case, _ house: House) async throws -> Case {
        try await house.act("unmerge", on: item, by: "chen") { $0.act.reason = "不是同一件" }
    }

    private func clocks(_ item: Case) -> [String] {
        item.promises.map { one in
            let stands = one.pausedSince.map { "\($0)" } ?? ""
            return "\(one.kind) \(one.state) \(one.dueAt) \(one.pauses) \(one.pausedFor) \(stands)"
        }
    }

    @Test("random courses: whenever it is merged and undone, its promises stand as its twin's", arguments: 1...12)
    func twins(_ seed: Int) async throws {
        let house = try await House.open()
        var dice = Dice(state: UInt64(seed))
        let start = try await three(house)
        var pair = [start.item, start.twin]
        func pass() { house.hand.advance(.minutes(Int64.random(in: 1...90, using: &dice))) }
        pair = try await both("dispatch", pair, house, by: "lin") { $0.to = "zhao" }
        pass()
        if Int.random(in: 0...2, using: &dice) > 0 {
            pair = try await both("accept", pair, house, by: "zhao") { _ in }
            pass()
        }
        if pair[0].stage == "accepted", Int.random(in: 0...1, using: &dice) > 0 {
            pair = try await both("wait", pair, house, by: "zhao") { $0.act.reason = "parts" }
            pass()
            if Int.random(in: 0...1, using: &dice) > 0 {
                pair = try await both("resume", pair, house, by: "zhao") { _ in }
                pass()
            }
        }
        let merged = try await merge(pair[0], into: start.target, house)
        #expect(merged.promises.allSatisfy { $0.state != .open } && merged.nextDue == nil && merged.waiting == nil)
        pass()
        let back = try await unmerge(merged, house)
        #expect(clocks(back) == clocks(pair[1]) && back.nextDue == pair[1].nextDue)
        #expect(back.stage == pair[1].stage && back.phase == pair[1].phase && back.waiting == pair[1].waiting)
        #expect(back.openTasks.map(\.state) == pair[1].openTasks.map(\.state))
        #expect(back.closedAt == nil && back.closing == nil && back.mergedInto == nil && back.beforeMerge == nil)
        #expect(try await house.found(back) == back)
        pass()
        guard back.phase == .waiting else { return }
        let on = try await both("resume", [back, pair[1]], house, by: "zhao") { _ in }
        #expect(clocks(on[0]) == clocks(on[1]) && on[0].stage == on[1].stage)
    }

    private func told(_ house: House, of item: Case) async throws -> [Int] {
        try await house.store.read { db in
            try db.rows("SELECT share FROM notice WHERE case_id = ?1 ORDER BY id", item.id) { try $0.next(Int.self) }
        }
    }

    @Test("merged it warns nobody; undone it does again, each step once, and what was passed meanwhile is no flood")
    func warnings() async throws {
        let house = try await House.open()
        func letter() async throws -> Case {
            try await house.register("请回信", kind: "suggestion", by: "lin") { $0.channel = "letter" }
        }
        let (target, item) = (try await letter(), try await letter())
        house.hand.advance(.minutes(5))
        _ = try await house.cases.watch()
        #expect(try await told(house, of: item) == [50])
        let merged = try await merge(item, into: target, house)
        house.hand.advance(.minutes(7))
        _ = try await house.cases.watch()
        #expect(try await told(house, of: item) == [50], "merged it warns nobody")
        let back = try await unmerge(merged, house)
        let answer = try #require(back.promises.first { $0.kind == .firstAnswer })
        #expect(answer.state == .open && answer.isUntold(at: house.hand.now), "it is marked as late")
        _ = try await house.cases.watch()
        #expect(try await told(house, of: item) == [50], "80 and 100 were passed meanwhile")
        house.hand.advance(.minutes(3))
        _ = try await house.cases.watch()
        _ = try await house.cases.watch()
        // Half as late again is told to the two above; nobody of them is on duty, so each stands in once.
        #expect(Set(try await told(house, of: item)) == [50, 150])
    }

    @Test("what came to the other meanwhile stays there, and is named")
    func leftBehind() async throws {
        let house = try await House.open()
        let (item, target, _) = try await three(house)
        let lin = try house.actor("lin")
        _ = try await house.cases.say("早先的话", to: .customer, on: target.number, by: lin)
        house.hand.advance(.minutes(1))
        let merged = try await merge(item, into: target, house)
        house.hand.advance(.minutes(1))
        _ = try await house.cases.say("我们在路上", to: .customer, on: target.number, by: lin)
        _ = try await house.cases.say("内部的话", to: .inside, on: target.number, by: lin)
        let png = Data([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 1])
        _ = try await house.cases.attach(
            IncomingFile(name: "水.png", bytes: png), on: target.number, moment: "", by: lin)
        let back = try await unmerge(merged, house)
        let entry = try await house.cases.timeline(of: back.number, for: lin).items.last
        let left = LeftBehind(number: target.number, messages: ["我们在路上"], files: ["水.png"])
        #expect(entry?.events == [.unmerged, .leftBehind(left)])
        #expect(try await house.found(target).attachments.count == 1 && back.attachments.isEmpty)
    }

    @Test("one that was merged before its state was kept cannot come back, and says so")
    func forgotten() async throws {
        let house = try await House.open()
        let (item, target, _) = try await three(house)
        let merged = try await merge(item, into: target, house)
        try await house.store.write { tx in
            _ = try tx.run(
                "UPDATE cases SET detail = replace(detail, 'beforeMerge', 'before') WHERE id = ?1", merged.id)
        }
        await refused(CaseRefusal.mergeNotRemembered) { try await unmerge(merged, house) }
        let offered = try house.cases.allowed(on: try await house.found(merged), for: try house.actor("chen"))
        #expect(!offered.contains { $0.key == "unmerge" })
    }

    @Test("it may be merged and undone again and again; counters and checks agree")
    func again() async throws {
        let house = try await House.open()
        let (item, target, _) = try await three(house)
        var now = item
        for _ in 0..<3 { now = try await unmerge(try await merge(now, into: target, house), house) }
        #expect(now.version == 7 && clocks(now) == clocks(item))
        let report = try await house.cases.check()
        #expect(report.filter { $0.state == .bad }.isEmpty, "\(report)")
    }
}
