import Kernel
import Testing

@testable import Store

@Suite("Words of the trail that were taken out")
struct ErasingTests {
    private func trail(erasing subjects: [String]) async throws -> Cellar {
        let cellar = try Cellar()
        try await cellar.store.write { tx in
            for name in ["p1", "p2", "p1", "p3"] {
                try Audit.append(tx, actor: 7, act: "person.unmask", subject: name, detail: "王先生 \(name)")
            }
            try Audit.append(tx, actor: 7, act: "case.close", subject: "p1", detail: "v1")
        }
        try await cellar.store.write { tx in
            try Erasure.open(tx, of: "p1", by: 7) { _ in try Audit.erase(tx, about: subjects, by: 7) }
        }
        return cellar
    }

    @Test("the chain is whole without them, and each is told of by an entry of its own")
    func whole() async throws {
        let cellar = try await trail(erasing: ["p1", "p3"])
        let details = try await cellar.store.read { db in
            try db.rows("SELECT act, detail FROM audit ORDER BY seq") {
                (try $0.next(String.self), try $0.next(String.self))
            }
        }
        #expect(details.map(\.1).prefix(5) == ["***", "王先生 p2", "***", "***", "v1"])
        #expect(details.dropFirst(5).map(\.0) == ["audit.erase", "audit.erase", "audit.erase"])
        let walk = try await cellar.store.read { try Audit.walk($0) }
        #expect(walk.firstBroken == nil && walk.entries == 8)
        for change in ["UPDATE audit SET detail = '***' WHERE seq = 2", "UPDATE audit SET act = 'x' WHERE seq = 1"] {
            await #expect(throws: StoreFailure.self, "\(change)") {
                try await cellar.store.write { try $0.run(change) }
            }
        }
        await #expect(throws: StoreFailure.self, "other columns never change") {
            try await cellar.store.write { tx in
                try Erasure.open(tx, of: "p1", by: 7) { _ in try tx.run("UPDATE audit SET act = 'x' WHERE seq = 2") }
            }
        }
        #expect(try await cellar.store.read { try Erasure.standing($0) } == [])
    }

    @Test(
        "whatever else is changed of an entry, or beside it, is found",
        arguments: [
            ("UPDATE audit SET actor = 8 WHERE seq = 3", 3), ("UPDATE audit SET act = 'x' WHERE seq = 1", 1),
            ("UPDATE audit SET detail = '***' WHERE seq = 2", 2), ("UPDATE audit SET at = 1 WHERE seq = 4", 4),
            ("UPDATE audit SET detail = 'x' WHERE seq = 1", 1),
            ("DELETE FROM audit WHERE seq >= 6", 1), ("DELETE FROM audit WHERE seq = 3", 4),
        ] as [(String, Int64)])
    func tampering(_ change: String, _ found: Int64) async throws {
        let cellar = try await trail(erasing: ["p1", "p3"])
        try await cellar.store.write { tx in
            let table = tx.dialect == .sqlite ? "" : " ON audit"
            for trigger in ["edited", "deleted", "otherwise"] {
                try tx.run("DROP TRIGGER audit_is_never_\(trigger)\(table)")
            }
            try tx.run(change)
        }
        #expect(try await cellar.store.read { try Audit.walk($0).firstBroken } == found)
    }
}
