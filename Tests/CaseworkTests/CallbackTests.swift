import Directory
import Foundation
import Kernel
import Testing

@testable import Casework
@testable import Workforce

@Suite("Whom to ring")
struct CallbackTests {
    private func waiting(_ house: House, for user: String) async throws -> [String] {
        try await house.cases.callbacks(for: try house.actor(user)).items.map(\.number)
    }

    @Test("what is urgent first, then what waits longest; whoever was just tried comes last")
    func order() async throws {
        let house = try await House.open()
        let early = try await house.solved()
        house.hand.advance(.minutes(5))
        let late = try await house.solved()
        house.hand.advance(.minutes(5))
        let urgent = try await house.register("吵", kind: "complaint")
        try await house.act("solve", on: urgent, by: "lin") { $0.act.solution = "劝说了" }
        #expect(try await waiting(house, for: "hui") == [urgent.number, early.number, late.number])
        try await house.act("not-reached", on: urgent, by: "hui") { $0.act.outcome = "busy" }
        #expect(try await waiting(house, for: "hui") == [early.number, late.number, urgent.number])
        house.hand.advance(.hours(2))
        #expect(try await waiting(house, for: "hui") == [urgent.number, early.number, late.number])
        try await house.act("confirm", on: early, by: "hui") { $0.act.isSatisfied = true }
        #expect(try await waiting(house, for: "hui") == [urgent.number, late.number])
    }

    @Test("nobody is offered their own work; without the right there is no list")
    func ownWork() async throws {
        let house = try await House.open()
        let sent = try await house.solved()
        let own = try await house.register("问停车费", kind: "consultation", by: "chen")
        try await house.act("solve", on: own, by: "chen") { $0.act.solution = "解释了" }
        #expect(try await waiting(house, for: "chen") == [sent.number])
        #expect(try await waiting(house, for: "hui") == [sent.number, own.number])
        #expect(try await waiting(house, for: "lin") == [])
    }
}
