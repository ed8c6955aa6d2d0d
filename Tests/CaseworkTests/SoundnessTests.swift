import Foundation
import Kernel
import Store
import TestStore
import Testing

@testable import Casework

/// What the doctor says of a house in order, and of one in which something was broken by hand.
@Suite("The doctor")
struct SoundnessTests {
    private func bad(_ house: House) async throws -> [String] {
        let all = try await house.store.check() + house.cases.check()
        return all.filter { $0.state == .bad }.map(\.check)
    }

    private func busy() async throws -> House {
        let house = try await House.open()
        let done = try await house.solved()
        try await house.act("confirm", on: done, by: "hui") { ($0.act.isSatisfied, $0.act.rating) = (true, 5) }
        try await house.register("电梯停了", kind: "complaint")
        let item = try await house.register("灯不亮")
        _ = try await house.cases.attach(
            IncomingFile(name: "a.png", bytes: Data([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 1, 2, 3, 4])),
            on: item.number, moment: "", by: try house.actor("lin"))
        return house
    }

    @Test("A house in order has nothing bad")
    func healthy() async throws { #expect(try await bad(try await busy()) == []) }

    /// What a hand in the database could do, and which check finds it.
    private static let damage: [(String, String)] = [
        ("UPDATE cases SET version = version + 1 WHERE number LIKE '%00001'", "history"),
        ("UPDATE cases SET next_due = 5 WHERE number LIKE '%00002'", "due times"),
        ("UPDATE promise SET state = 'open', settled_at = NULL WHERE kind = 'closed' AND state = 'kept'", "closing"),
        ("UPDATE counter SET value = value + 1 WHERE name = 'phase:open'", "board"),
        ("UPDATE counter SET value = value + 1 WHERE name LIKE 'number:%'", "numbers"),
        ("UPDATE cases SET stage = 'nowhere' WHERE number LIKE '%00002'", "stages"),
        ("DELETE FROM outbox WHERE topic = 'case.confirm'", "acts"),
    ]

    @Test("Each planted damage is found by its check", arguments: damage.indices)
    func planted(_ place: Int) async throws {
        let house = try await busy()
        let (sql, check) = Self.damage[place]
        let changed = try await house.store.write { try $0.run(sql) }
        #expect(changed == 1, "\(sql)")
        #expect(try await bad(house).contains(check), "\(sql)")
    }

    @Test("A file that is gone, or is not what it was, is found")
    func files() async throws {
        let house = try await busy()
        let folder = house.folder.appending(path: "blobs")
        let digest = try #require(try house.store.blobs.all().first)
        let file = folder.appending(path: "\(digest.prefix(2))/\(digest)")
        try Data("other".utf8).write(to: file)
        #expect(try await bad(house) == ["files"])
        try FileManager.default.removeItem(at: file)
        #expect(try await bad(house) == ["files"])
    }
}
