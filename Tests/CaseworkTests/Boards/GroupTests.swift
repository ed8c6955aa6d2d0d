import Directory
import Kernel
import Testing

@testable import Casework
@testable import Insight
@testable import Store
@testable import Workforce

@Suite("The board by building and by person")
struct GroupTests {
    private static let places: [(Place.Kind, String)] = [
        (.building, "2"), (.building, "10"), (.room, "10-101"), (.area, "pool"), (.area, "yard"), (.room, "Z-1"),
    ]

    private func open() async throws -> House {
        let house = try await House.open()
        let drafts = Self.places.map {
            PlaceDraft(project: house.estate.id, parent: nil, kind: $0.0, code: $0.1, name: "名\($0.1)")
        }
        _ = try await Places(house.store).add(drafts, by: 0)
        return house
    }

    @Test("Buildings come as people count them, quiet ones too; then whatever else has cases, or no place")
    func buildings() async throws {
        let house = try await open()
        for place in ["10-101", "10-101", "pool", "Z-1", nil] { try await house.register { $0.place = place } }
        let done = try await house.register { $0.place = "10-101" }
        try await house.act("cancel", on: done, by: "chen") { $0.act.reason = "重复" }
        let figures = try await Board(house.store).figures(
            project: "garden", by: [.building], for: try house.actor("chen"))
        let groups = try #require(figures.groups[.building])
        #expect(groups.map { "\($0.key) \($0.count)" } == ["2 0", "10 2", "pool 1", "- 1", "Z 1"])
        #expect(groups.map { $0.place?.name ?? "" } == ["名2", "名10", "名pool", "", ""])
    }

    @Test("Whoever has it in hand counts, whether registered, sent, taken, sent back or closed")
    func hands() async throws {
        let house = try await open()
        let board = Board(house.store)
        func hands() async throws -> [String] {
            let figures = try await board.figures(
                project: nil, by: [.agent, .worker, .department], for: try house.actor("chen"))
            return [Board.Grouping.agent, .worker, .department].map { by in
                (figures.groups[by] ?? []).map { "\($0.count)" }.joined(separator: ",")
            }
        }
        let item = try await house.register()
        #expect(try await hands() == ["1", "", ""])
        try await house.act("dispatch", on: item, by: "lin") { $0.to = "engineering" }
        #expect(try await hands() == ["1", "", "1"])
        try await house.act("accept", on: item, by: "zhao")
        #expect(try await hands() == ["1", "1", ""])
        try await house.act("assign", on: item, by: "chen") { $0.agent = "chen" }
        try await house.register()
        #expect(try await hands() == ["1,1", "1", ""])
        try await house.act("cancel", on: item, by: "chen") { $0.act.reason = "重复" }
        #expect(try await hands() == ["1", "", ""])
        #expect(try await house.cases.check().allSatisfy { $0.state == .good })
    }

    @Test("The step of the schema counts what an older store has", arguments: [7, 8] as [UInt64])
    func step(_ seed: UInt64) async throws {
        let house = try await open()
        _ = try await house.busy(seed: seed)
        try await house.register { $0.place = "10-101" }
        try await house.store.write { tx in
            for name in ["agent", "worker", "queue", "building"] {
                let gone = try tx.run(
                    "DELETE FROM counter WHERE name >= ?1 AND name < ?2", "open-\(name):", "open-\(name);")
                #expect(gone > 0)
            }
        }
        #expect(try await house.cases.check().contains { $0.state != .good }, "what is missing is seen")
        try await house.store.write { tx in
            for step in Migration.ofBoard { try tx.link.script(tx.dialect.schema(step.sql)) }
        }
        #expect(try await house.cases.check().allSatisfy { $0.state == .good })
    }

    @Test("On shift are those on duty who work for the project, with what they have in hand")
    func shift() async throws {
        let house = try await open()
        let duty = Duty(house.store)
        for user in ["zhao", "qian", "lin"] { try await duty.set(true, by: try house.actor(user)) }
        try await duty.set(false, by: try house.actor("lin"))
        let item = try await house.register { $0.place = "10-101" }
        try await house.act("dispatch", on: item, by: "lin") { $0.to = "zhao" }
        try await house.act("accept", on: item, by: "zhao")
        let board = Board(house.store)
        let shift = try await board.shift(project: nil, for: try house.actor("chen"))
        #expect(shift.map(\.name) == ["赵师傅", "钱师傅"])
        #expect(shift[0].work.map(\.number) == [item.number] && shift[1].work.isEmpty)
        #expect(shift[0].work[0].state == .accepted && shift[0].work[0].place == "10-101")
        let tower = try await board.shift(project: "tower", for: try house.actor("root"))
        #expect(tower.isEmpty, "who works for the garden is not on shift in the tower")
    }
}
