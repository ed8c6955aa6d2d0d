import Directory
import Foundation
import Kernel
import Store
import Testing

@testable import Casework
@testable import Workforce

@Suite("Promises are watched: who is told, when, and that it is once")
struct WatchingTests {
    /// A case whose answer is due in ten minutes, and the names of those told so far.
    private func told(_ house: House) async throws -> [String] {
        let names = Dictionary(
            uniqueKeysWithValues: try await Team(house.store).all().map { ($0.id, $0.user) })
        return try await house.store.read { db in
            try db.rows("SELECT staff, share FROM notice ORDER BY id") {
                "\(names[try $0.next(ID<Staff>.self)] ?? "?") \(try $0.next(Int.self))"
            }
        }
    }

    private func letter(_ house: House) async throws -> Case {
        try await house.register("请回信", kind: "suggestion", by: "lin") { $0.channel = "letter" }
    }

    @Test("the owner at half its time, the supervisor too at four fifths, and so on up; each once")
    func steps() async throws {
        let house = try await House.open()
        _ = try await letter(house)
        #expect(try await house.cases.watch() == 0)
        house.hand.advance(.minutes(5))
        #expect(try await house.cases.watch() == 1)
        #expect(try await house.cases.watch() == 0, "nothing is told twice")
        #expect(try await told(house) == ["lin 50"])
        house.hand.advance(.minutes(3))
        _ = try await house.cases.watch()
        house.hand.advance(.minutes(2))
        _ = try await house.cases.watch()
        house.hand.advance(.minutes(5))
        _ = try await house.cases.watch()
        // This estate has neither manager nor director: what they would hear is heard by those below.
        #expect(try await told(house) == ["lin 50", "lin 80", "chen 80", "lin 100", "chen 100", "chen 150"])
    }

    @Test("to the second: not a millisecond before its time")
    func exact() async throws {
        let house = try await House.open()
        _ = try await letter(house)
        house.hand.advance(Span(milliseconds: 5 * 60_000 - 1))
        #expect(try await house.cases.watch() == 0)
        house.hand.advance(Span(milliseconds: 1))
        #expect(try await house.cases.watch() == 1)
    }

    @Test("after a stop all that fell due is told, the oldest first, a promise that went past several steps once")
    func afterAStop() async throws {
        let house = try await House.open()
        _ = try await letter(house)
        house.hand.advance(.minutes(1))
        _ = try await letter(house)
        house.hand.advance(.hours(1))
        _ = try await house.cases.watch()
        let all = try await told(house)
        #expect(all == ["lin 150", "chen 150", "lin 150", "chen 150"])
    }

    @Test("what is kept or withdrawn is not told")
    func silent() async throws {
        let house = try await House.open()
        let answered = try await letter(house)
        _ = try await house.cases.say("好的", to: .customer, on: answered.number, by: try house.actor("lin"))
        let withdrawn = try await letter(house)
        _ = try await house.act("withdraw", on: withdrawn, by: "lin") { $0.act.reason = "不用了" }
        house.hand.advance(.minutes(30))
        #expect(try await house.cases.watch() == 0)
    }

    @Test("a promise that stands still is told of later, by as long as it stood")
    func paused() async throws {
        let house = try await House.open()
        var item = try await house.register("水管漏水", kind: "repair", by: "lin") { $0.channel = "telephone" }
        item = try await house.act("dispatch", on: item, by: "lin") { $0.to = "zhao" }
        item = try await house.act("accept", on: item, by: "zhao")
        house.hand.advance(.minutes(10))
        item = try await house.act("wait", on: item, by: "zhao") { $0.act.reason = "parts" }
        house.hand.advance(.hours(5))
        #expect(try await house.cases.watch() == 0)
        item = try await house.act("resume", on: item, by: "zhao")
        house.hand.advance(.minutes(5) + Span(milliseconds: -1))
        #expect(try await house.cases.watch() == 0)
        house.hand.advance(Span(milliseconds: 1))
        #expect(try await house.cases.watch() > 0)
    }

    @Test("only those on duty are told; where nobody of those meant is, the next of the chain who is")
    func duty() async throws {
        let house = try await House.open()
        let duty = Duty(house.store)
        _ = try await letter(house)
        try await duty.set(true, by: try house.actor("chen"))
        house.hand.advance(.minutes(5))
        _ = try await house.cases.watch()
        let notices = try await house.cases.notices(for: try house.actor("chen")).items
        #expect(notices.map(\.told?.share) == [50] && notices.allSatisfy(\.isStandIn))
        #expect(try await told(house) == ["chen 50"])
        try await duty.set(true, by: try house.actor("lin"))
        house.hand.advance(.minutes(3))
        _ = try await house.cases.watch()
        #expect(try await told(house).contains("lin 80"))
    }

    @Test("what was told is seen once, and up to where somebody looked")
    func seeing() async throws {
        let house = try await House.open()
        let lin = try house.actor("lin")
        for _ in 0..<3 { _ = try await letter(house) }
        house.hand.advance(.minutes(5))
        _ = try await house.cases.watch()
        #expect(try await house.cases.unseenNotices(for: lin) == 3)
        let all = try await house.cases.notices(for: lin, limit: 2)
        #expect(all.items.count == 2 && all.next != nil)
        #expect(try await house.cases.notices(for: lin, after: all.next, limit: 2).items.count == 1)
        #expect(try await house.cases.see(upTo: all.items[1].id, by: lin) == 2)
        #expect(try await house.cases.see(upTo: all.items[0].id, by: try house.actor("zhao")) == 0)
        #expect(try await house.cases.unseenNotices(for: lin) == 1)
        #expect(try await house.cases.check().allSatisfy { $0.state == .good })
    }
}
