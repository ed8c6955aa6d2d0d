import Directory
import Foundation
import Kernel
import Store
import Testing

@testable import Casework
@testable import Workforce

@Suite("Open promises move to a published calendar by a decision")
struct MovingTests {
    private func preview(
        _ house: House, _ draft: CalendarDraft, _ place: CalendarPlace
    ) async throws -> CalendarPreview {
        try await house.cases.preview(draft, of: place, limit: 200, for: try house.actor("root"))
    }

    /// A repair that waits for parts, one that waited before, one that is late, one that is fresh.
    private func repairs(_ house: House) async throws -> [Case] {
        let late = try await house.register("迟了的")
        let paused = try await house.sent()
        let waited = try await house.sent()
        house.hand.advance(.minutes(10))
        for item in [paused, waited] {
            _ = try await house.act("accept", on: item, by: "zhao")
            _ = try await house.act("wait", on: item, by: "zhao") { $0.act.reason = "parts" }
        }
        house.hand.advance(.minutes(100))
        _ = try await house.act("resume", on: waited, by: "zhao")
        let fresh = try await house.register("刚来的")
        return [late, paused, waited, fresh]
    }

    @Test("what the preview says is what happens: each is replaced, with its time used and its pauses, and who and why")
    func equal() async throws {
        let house = try await House.open()
        let items = try await repairs(house)
        let draft = try House.week("09:00-10:15, 11:00-18:00")
        let before = try await preview(house, draft, House.always)
        #expect(before.earlier + before.later + before.same + before.staying == before.page.items.count)
        #expect(before.later > 0 && before.staying > 0)
        let kept = try await items.asyncMap { try await house.found($0) }
        try await house.publish(draft, as: House.always, over: 1, .move)
        #expect(try await house.works() > 0)
        for row in before.page.items {
            let item = try await house.cases.find(row.number, for: try house.actor("root"))
            let was = try #require(kept.first { $0.number == row.number }?.promises.first { $0.id == row.promise })
            let old = try #require(item.promises.first { $0.id == row.promise })
            guard let due = row.move.dueAt else {
                #expect(old == was, "\(row.number) \(row.kind)")
                continue
            }
            let new = try #require(item.promises.last { $0.kind == row.kind && $0.state == .open })
            #expect(old.state == .replaced && new.clock?.version == 2 && new.clock?.target == was.clock?.target)
            #expect(new.dueAt == due && new.startsAt == was.startsAt && new.pauses == was.pauses)
            #expect(new.pausedSince == was.pausedSince && new.level == was.level && new.by == was.by)
        }
        let entries = try await house.cases.timeline(of: items[3].number, for: try house.actor("lin")).items
        #expect(entries.last?.act == "calendar" && entries.last?.actorName == "管理员")
        #expect(entries.last?.words == "v2 夏令时间")
        #expect(try await house.isSound())
    }

    @Test("a paused one goes on by its new calendar")
    func resuming() async throws {
        let house = try await House.open()
        let item = try await repairs(house)[1]
        let draft = try House.week("09:00-10:15, 11:00-18:00")
        try await house.publish(draft, as: House.always, over: 1, .move)
        try await house.works()
        house.hand.advance(.hours(1))
        _ = try await house.act("resume", on: item, by: "zhao")
        let promise = try await house.promise(.closed, of: item)
        let calendar = try draft.calendar(
            after: .roundTheClock(.shanghai), number: 2, known: [], at: house.hand.now)
        #expect(promise.clock?.version == 2 && promise.pauses.count == 1)
        let due = try calendar.due(
            from: promise.startsAt, target: try #require(promise.clock).target, pauses: promise.pauses)
        #expect(promise.dueAt == due.instant)
    }

    @Test("finished cases and promises that are settled never change; nor does anything where only new ones run on it")
    func finished() async throws {
        let house = try await House.open()
        let done = try await house.solved()
        _ = try await house.act("confirm", on: done, by: "hui") { $0.act.isSatisfied = true }
        let open = try await house.register()
        let (one, two) = (try await house.found(done), try await house.found(open))
        try await house.publish(House.week("13:00-18:00"), as: House.always, over: 1, .keep)
        #expect(try await house.works() == 0)
        #expect(try await house.found(open) == two)
        try await house.publish(House.week("14:00-18:00"), as: House.always, over: 2, .move)
        #expect(try await house.works() > 0)
        #expect(try await house.found(done) == one)
        #expect(try await house.found(open) != two)
    }

    @Test("what was told of the old promise is not told of the new one again")
    func telling() async throws {
        let house = try await House.open()
        let item = try await house.letter()
        house.hand.advance(.minutes(5))
        #expect(try await house.cases.watch() == 1)
        try await house.publish(House.week("08:55-18:00"), over: 1, .move)
        try await house.works()
        #expect(try await house.promise(.firstAnswer, of: item).clock?.version == 2)
        #expect(try await house.cases.watch() == 0)
        house.hand.advance(.minutes(3))
        #expect(try await house.cases.watch() == 2, "the step of four fifths, to the agent and the supervisor")
        #expect(try await house.isSound())
    }

    @Test("in batches, once each, with two copies at it, and what was promised meanwhile on the old version too")
    func batches() async throws {
        let house = try await House.open()
        var items: [Case] = []
        for number in 0..<130 { items.append(try await house.register("漏水\(number)")) }
        let store = try house.reopened()
        defer { store.close() }
        let other = Cases(store, desks: [try Checkout.desk.get()])
        try await house.publish(House.week("09:30-18:00"), as: House.always, over: 1, .move)
        // This copy has not learnt of it yet.
        var intake = Intake()
        (intake.project, intake.kind, intake.channel, intake.text) = ("garden", "repair", "telephone", "同时来的")
        intake.reporter = Reporter(name: "王先生", phone: "13800138000")
        let late = try await other.register(intake, by: try house.actor("lin"))
        #expect(late.promises.allSatisfy { $0.clock?.version == 1 })
        _ = try await withThrowingTaskGroup(of: Int.self) { group in
            group.addTask { try await house.works() }
            group.addTask { try await house.works(other, in: store) }
            return try await group.reduce(0, +)
        }
        house.hand.advance(.minutes(2))
        try await house.works()
        for item in items + [late] {
            let now = try await house.found(item)
            #expect(now.promises.filter { $0.state == .open }.allSatisfy { $0.clock?.version == 2 })
            #expect(now.promises.count { $0.state == .replaced } == now.promises.count { $0.state == .open })
        }
        #expect(try await house.isSound())
    }
}

extension Sequence where Element: Sendable {
    fileprivate func asyncMap<T>(_ make: (Element) async throws -> T) async rethrows -> [T] {
        var all: [T] = []
        for element in self { all.append(try await make(element)) }
        return all
    }
}
