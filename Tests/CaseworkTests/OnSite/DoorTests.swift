import Directory
import Foundation
import Kernel
import Store
import Testing

@testable import Casework
@testable import Workforce

@Suite("A code at the door")
struct DoorTests {
    private func accepted(_ house: House, kind: String = "repair") async throws -> Case {
        let item = try await house.register(kind: kind)
        let sent = try await house.act("dispatch", on: item, by: "lin") { $0.to = "zhao" }
        return try await house.act("accept", on: sent, by: "zhao")
    }

    private func code(_ item: Case) throws -> String { try #require(item.tasks.last?.sheet?.door?.code) }

    @Test("whoever follows the case is told it, whoever comes is not; who knows it has arrived by code")
    func right() async throws {
        let house = try await House.open()
        let item = try await accepted(house)
        let task = try #require(item.tasks.last)
        let code = try code(item)
        #expect(code.count == 4 && code.allSatisfy { $0.isASCII && $0.isNumber })
        #expect(item.doorCode(of: task, for: try house.actor("lin")) == code)
        #expect(item.doorCode(of: task, for: try house.actor("zhao")) == nil)
        let arrived = try await house.act("arrive", on: item, by: "zhao") { $0.act.site.code = code }
        #expect(arrived.stage == "on-the-spot" && arrived.tasks.last?.sheet?.door?.isKnown == true)
        #expect(try await house.found(arrived) == arrived)
        #expect(arrived.doorCode(of: arrived.tasks[0], for: try house.actor("lin")) == nil, "it has done its work")
    }

    @Test("a wrong code is counted and nobody has arrived; after so many none is taken, and one arrives without")
    func wrong() async throws {
        let house = try await House.open()
        let item = try await accepted(house)
        let wrong = try code(item) == "0000" ? "0001" : "0000"
        for left in [4, 3, 2, 1, 0] {
            await refused(CaseRefusal.doorCodeWrong(left: left)) {
                try await house.act("arrive", on: item, by: "zhao") { $0.act.site.code = wrong }
            }
        }
        let tried = try await house.found(item)
        #expect(tried.stage == "accepted" && tried.version == item.version + 5)
        #expect(tried.promises.contains { $0.kind == .onTheSpot && $0.state == .open })
        let right = try code(item)
        await refused(CaseRefusal.doorCodeUsedUp) {
            try await house.act("arrive", on: item, by: "zhao") { $0.act.site.code = right }
        }
        let arrived = try await house.act("arrive", on: tried, by: "zhao")
        #expect(arrived.stage == "on-the-spot" && arrived.tasks.last?.sheet?.door?.isKnown == false)
        #expect(try await house.isSound())
    }

    @Test("the same wrong try sent twice is counted once")
    func twice() async throws {
        let house = try await House.open()
        let item = try await accepted(house)
        let wrong = try code(item) == "0000" ? "0001" : "0000"
        let key = RequestKey(key: "door-1", digest: "x")
        for _ in 0..<2 {
            await refused(CaseRefusal.doorCodeWrong(left: 4)) {
                try await house.act("arrive", on: item, by: "zhao", request: key) { $0.act.site.code = wrong }
            }
        }
        #expect(try await house.found(item).tasks.last?.sheet?.door?.triesLeft == 4)
    }

    @Test("work of kinds that the desk does not name has none")
    func none() async throws {
        let house = try await House.open()
        let item = try await accepted(house, kind: "help")
        #expect(item.tasks.last?.sheet == nil)
        let arrived = try await house.act("arrive", on: item, by: "zhao") { $0.act.site.code = "1234" }
        #expect(arrived.stage == "on-the-spot" && arrived.tasks.last?.sheet == nil)
    }
}
