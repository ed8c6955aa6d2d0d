import Directory
import Foundation
import Kernel
import Store
import Synchronization
import Testing

@testable import Casework
@testable import Workforce

@Suite("What happens by itself happens once")
struct RunOnceTests {
    /// One of each, all of them due an hour after the eighth day.
    private func waiting(_ house: House) async throws -> [Case] {
        let solved = try await house.solved()
        house.hand.advance(.days(8))
        let late = try await house.deferred(until: .minutes(50))
        let early = try await house.deferred(until: .minutes(20))
        let sent = try await house.sent()
        house.hand.advance(.hours(1))
        return [solved, sent, early, late]
    }

    private static let acts = ["close", "take-back", "resume", "resume"]

    @Test("after a stop all that fell due is done, the oldest first")
    func afterAStop() async throws {
        let house = try await House.open()
        let items = try await waiting(house)
        let store = try house.reopened()
        defer { store.close() }
        #expect(try await Cases(store, desks: [Checkout.desk.get()]).run() == 4)
        let order = try await house.store.read { db in
            try db.rows("SELECT subject, act FROM audit WHERE actor = 0 AND act LIKE 'case.%' ORDER BY seq") {
                "\(try $0.next(String.self)) \(try $0.next(String.self))"
            }
        }
        #expect(order == zip(items, Self.acts).map { "\($0.number) case.\($1)" })
    }

    @Test("two copies at once do each once")
    func copies() async throws {
        let house = try await House.open()
        let items = try await waiting(house)
        let store = try house.reopened()
        defer { store.close() }
        let other = Cases(store, desks: [try Checkout.desk.get()])
        let done = try await withThrowingTaskGroup(of: Int.self) { group in
            for cases in [house.cases, other, house.cases, other] { group.addTask { try await cases.run() } }
            return try await group.reduce(0, +)
        }
        #expect(done == 4)
        for item in items { #expect(try await house.bySystem(item).count == 1) }
        #expect(try await house.heard("lin").count == 3)
        #expect(try await house.isSound())
    }

    @Test("whatever fails or dies at the commit, it is done whole or not at all, and once", arguments: Fault.allCases)
    func faults(_ fault: Fault) async throws {
        let house = try await House.open()
        let items = try await waiting(house)
        let next = NextFault()
        let store = try house.reopened(faults: Faults { next.take() })
        defer { store.close() }
        next.plan(fault)
        await #expect(throws: StoreFailure.self) { try await Cases(store, desks: [Checkout.desk.get()]).run() }
        let isDone = fault == .answerLost
        for item in items { #expect(try await house.bySystem(item).count == (isDone ? 1 : 0)) }
        #expect(try await house.heard("lin").count == (isDone ? 3 : 0))
        #expect(try await house.cases.run() == (isDone ? 0 : 4))
        for item in items { #expect(try await house.bySystem(item).count == 1) }
        #expect(try await house.heard("lin").count == 3)
        #expect(try await house.isSound())
    }

    @Test("a clock that goes back does nothing again and nothing too early")
    func clock() async throws {
        let house = try await House.open()
        let first = try await house.sent()
        house.hand.advance(.minutes(15))
        #expect(try await house.cases.run() == 1)
        let then = house.hand.now
        let second = try await house.deferred(until: .minutes(30))
        house.hand.set(then - .hours(2))
        #expect(try await house.cases.run() == 0)
        let third = try await house.sent()
        house.hand.advance(.minutes(15))
        #expect(try await house.cases.run() == 1)
        house.hand.set(then + .minutes(40))
        #expect(try await house.cases.run() == 1)
        #expect(try await house.bySystem(first) == ["take-back unaccepted"])
        #expect(try await house.bySystem(second) == ["resume deferred"])
        #expect(try await house.bySystem(third) == ["take-back unaccepted"])
        #expect(try await house.isSound())
    }

    @Test("whoever is quicker than the system is in time: the same case is not moved twice")
    func race() async throws {
        let house = try await House.open()
        let item = try await house.sent()
        house.hand.advance(.minutes(15))
        _ = try await house.act("accept", on: item, by: "zhao")
        #expect(try await house.cases.run() == 0)
        let other = try await house.sent()
        house.hand.advance(.minutes(15))
        #expect(try await house.cases.run() == 1)
        await refused(CaseRefusal.stale(current: other.version + 1)) {
            try await house.act("take-back", on: other, by: "lin", version: other.version) { $0.act.reason = "改派" }
        }
    }

    @Test("a look that finds nothing writes nothing; a case that was only thought to be due is looked at once")
    func looks() async throws {
        let house = try await House.open()
        let item = try await house.deferred(until: .hours(5))
        _ = try await house.store.write { try $0.run("UPDATE cases SET wake_at = 0") }
        #expect(try await house.cases.run() == 0)
        #expect(try await house.wakeAt(item) == house.hand.now + .hours(5))
        house.store.watch.record(true)
        #expect(try await house.cases.run() == 0)
        #expect(house.store.watch.record(false).allSatisfy { $0.sql.hasPrefix("SELECT") })
    }

    @Test("taking in knows nothing of it, and the doctor finds what would be looked at too late")
    func waking() async throws {
        let house = try await House.open()
        let item = try await house.register()
        #expect(try await house.wakeAt(item) == nil)
        let sent = try await house.sent()
        #expect(try await house.wakeAt(sent) == House.morning + .minutes(15))
        _ = try await house.store.write { try $0.run("UPDATE cases SET wake_at = NULL") }
        #expect(try await house.cases.check().contains { $0.check == "by itself" && $0.state == .bad })
    }
}

/// The fault of the next commit; of none after it.
final class NextFault: Sendable {
    private let fault = Mutex<Fault?>(nil)

    func plan(_ next: Fault) { fault.withLock { $0 = next } }

    func take() -> Fault? {
        fault.withLock { fault in
            defer { fault = nil }
            return fault
        }
    }
}

extension House {
    fileprivate func wakeAt(_ item: Case) async throws -> Instant? {
        try await store.read { try $0.value(Instant?.self, "SELECT wake_at FROM cases WHERE id = ?1", item.id) ?? nil }
    }
}
