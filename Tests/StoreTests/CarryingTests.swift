import Foundation
import Kernel
import TestStore
import Testing

@testable import Store

@Suite("Carrying a whole store")
struct CarryingTests {
    private static let scope = SearchIndex.Scope("jar", in: ID<Cellar>(number: 1))

    private func filled() async throws -> Cellar {
        let cellar = try Cellar()
        try await cellar.store.write { tx in
            for number in 1...4500 {
                try tx.run("INSERT INTO jar (id, label) VALUES (?1, ?2)", number, "果酱 \(number)\n")
            }
            for number in 1...30 {
                try Audit.append(tx, actor: 1, act: "put", subject: "\(number)")
                SearchIndex.put(tx, id: Int64(number), .init(Self.scope, ["果酱", "a\(number)"]))
                SearchIndex.add(tx, id: Int64(number), tokens: ["果酱", "late"])
            }
            Counters.add(tx, project: 3, "phase:open", 7)
        }
        return cellar
    }

    @Test("All rows, what finds them and what is counted arrive, and are proved equal")
    func whole() async throws {
        let (cellar, other) = (try await filled(), try Cellar())
        let inventory = try await cellar.store.carry(into: other.store)
        #expect(inventory.entries.first { $0.table == "jar" }?.rows == 4500)
        #expect(try await other.store.read { try Inventory($0) } == inventory)
        #expect(try await other.labels().last == "果酱 4500\n")
        #expect(try await other.store.read { try Audit.walk($0).firstBroken } == nil)
        let found = try await other.store.read {
            try SearchIndex.find($0, SearchQuery("late"), scope: Self.scope, limit: 50)
        }
        #expect(found.count == 30)
    }

    @Test("One changed letter is another inventory")
    func sensitive() async throws {
        let cellar = try await filled()
        let before = try await cellar.store.read { try Inventory($0) }
        try await cellar.store.write { _ = try $0.run("UPDATE jar SET label = 'x' WHERE id = 4500") }
        let after = try await cellar.store.read { try Inventory($0) }
        #expect(before.differences(from: after) == ["jar"])
    }

    @Test("A store that holds something is refused, and keeps it")
    func notEmpty() async throws {
        let (cellar, other) = (try await filled(), try Cellar())
        try await other.put("mine")
        await #expect(throws: CarryFailure.self) { try await cellar.store.carry(into: other.store) }
        #expect(try await other.labels() == ["mine"])
    }

    @Test("A backup while others write is of one moment, and is restored with its files; damage is noticed")
    func backup() async throws {
        let cellar = try await filled()
        let digest = try cellar.store.blobs.put(Data("picture".utf8))
        let tool = StoreBackup(migrations: Cellar.migrations)
        let file = cellar.folder.appending(path: "backup.db").path
        let writing = Task {
            for number in 1...200 { try await cellar.put("meanwhile \(number)") }
        }
        let made = try await tool.make(of: cellar.store, to: file)
        try await writing.value
        #expect(made.files == 1)
        await #expect(throws: CarryFailure.self, "an existing file is not overwritten") {
            _ = try await tool.make(of: cellar.store, to: file)
        }
        let other = try Cellar()
        let restored = try await tool.restore(file, into: other.store)
        #expect(restored.inventory == made.inventory)
        #expect(other.store.blobs.get(digest) == Data("picture".utf8))
        var bytes = try Data(contentsOf: URL(fileURLWithPath: file))
        // In the row and in its index.
        while let place = bytes.range(of: Data("果酱 4400".utf8)) { bytes[place.upperBound - 1] ^= 1 }
        try bytes.write(to: URL(fileURLWithPath: file))
        let third = try Cellar()
        await #expect(throws: CarryFailure.self) { _ = try await tool.restore(file, into: third.store) }
        #expect(try await third.labels() == [])
    }
}
