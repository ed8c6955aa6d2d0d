import Kernel
import Testing

@testable import Store

@Suite("What the engine does not allow")
struct AllowingTests {
    private static let rows = Migration(
        95, "rows of others",
        """
        CREATE TABLE owner (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, size BIGINT CHECK (size < 9));
        CREATE TABLE owned (id INTEGER PRIMARY KEY, owner BIGINT NOT NULL REFERENCES owner (id));
        INSERT INTO owner (id, name, size) VALUES (1, 'one', 1);
        INSERT INTO owned (id, owner) VALUES (1, 1);
        """)

    private func open() throws -> Cellar { try Cellar(migrations: Cellar.migrations + [Self.rows]) }

    @Test(
        "Rows that others speak of, or whose place is taken, stand in the way: that alone is undone",
        arguments: [
            "DELETE FROM owner WHERE id = 1", "INSERT INTO owned (id, owner) VALUES (2, 7)",
            "INSERT INTO owner (id, name) VALUES (2, 'one')", "INSERT INTO owner (id, name) VALUES (1, 'two')",
        ])
    func others(_ sql: String) async throws {
        let cellar = try open()
        let names = try await cellar.store.write { tx in
            let isDone = try tx.doesAllow {
                try tx.run("UPDATE owner SET size = 5")
                try tx.run(sql)
            }
            #expect(!isDone)
            try tx.run("UPDATE owner SET name = 'kept'")
            #expect(try tx.doesAllow { try tx.run("DELETE FROM owned") })
            return try tx.rows("SELECT name, size FROM owner ORDER BY id") {
                "\(try $0.next(String.self)) \(try $0.next(Int.self))"
            }
        }
        #expect(names == ["kept 1"])
    }

    @Test(
        "Whatever else is wrong with a statement is no answer but a failure",
        arguments: [
            "DELETE FROM nowhere", "DELETE FROM owner WHERE nonsense = 1", "UPDATE owner SET size = 12",
            "INSERT INTO owner (id) VALUES (3)", "SELEC 1",
        ])
    func failures(_ sql: String) async throws {
        let cellar = try open()
        await #expect(throws: StoreFailure.self) {
            try await cellar.store.write { tx in _ = try tx.doesAllow { try tx.run(sql) } }
        }
        let size = try await cellar.store.read { try $0.value(Int.self, "SELECT size FROM owner WHERE id = 1") }
        #expect(size == 1)
    }
}
