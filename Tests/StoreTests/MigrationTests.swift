import Foundation
import Kernel
import Testing

@testable import Store

@Suite("Migrations")
struct MigrationTests {
    private static let lids = Migration(93, "lids", "CREATE TABLE lid (id BIGINT); INSERT INTO lid VALUES (1)")

    @Test("each runs once, in the order of the numbers, whatever the order of the list")
    func once() async throws {
        let reversed = [Migration(94, "second", "UPDATE lid SET id = id + 10"), Self.lids] + Cellar.migrations
        let cellar = try Cellar(migrations: reversed)
        for _ in 0..<2 { try cellar.again(reversed).close() }
        let store = cellar.store
        #expect(try await store.read { try $0.rows("SELECT id FROM lid") { try $0.next(Int.self) } } == [11])
        let steps = try await store.read { db in
            try db.rows("SELECT number, name, at FROM schema_step ORDER BY number") {
                (try $0.next(Int.self), try $0.next(String.self), try $0.next(Instant.self))
            }
        }
        #expect(steps.map(\.0) == [1, 2, 21, 32, 62, 77, 93, 94] && steps.map(\.1).last == "second")
        #expect(steps.allSatisfy { $0.2 == Cellar.noon })
    }

    @Test("a later program brings an earlier store up to date and keeps what is in it")
    func forward() async throws {
        let cellar = try Cellar()
        try await cellar.put("kept")
        let newer = try cellar.again(Cellar.migrations + [Self.lids])
        defer { newer.close() }
        #expect(try await Cellar.labels(newer) == ["kept"])
        #expect(try await newer.read { try $0.value(Int.self, "SELECT count(*) FROM lid") } == 1)
    }

    @Test("a store of a newer program is refused and left as it is")
    func newer() async throws {
        let cellar = try Cellar(
            migrations: Cellar.migrations + [Migration(99, "future", "CREATE TABLE future (id BIGINT)")])
        do {
            _ = try cellar.again()
            Issue.record("the newer store was opened")
        } catch StoreFailure.newerSchema(let found, let known) {
            #expect(found == 99 && known == 77)
        }
        #expect(try await cellar.store.read { try $0.value(Int.self, "SELECT count(*) FROM schema_step") } == 7)
    }

    @Test("a step that fails undoes all of this start")
    func failing() async throws {
        let cellar = try Cellar()
        let bad = Migration(94, "bad", "CREATE TABLE good (id BIGINT); CREATE TABLE bad (id BIGINT) NONSENSE")
        #expect(throws: StoreFailure.self) { try cellar.again(Cellar.migrations + [Self.lids, bad]) }
        let tables = try await cellar.store.read { db in
            let tables =
                db.dialect == .sqlite
                ? "sqlite_schema WHERE name" : "pg_tables WHERE schemaname = current_schema() AND tablename"
            return try db.value(Int.self, "SELECT count(*) FROM \(tables) IN ('lid', 'good', 'bad')")
        }
        #expect(tables == 0)
    }

    @Test("a path where nothing can be opened is a failure that says why")
    func unopenable() {
        #expect(throws: StoreFailure.self) {
            try Store(at: "/proc/nowhere/cellar.db", clock: .system, migrations: [])
        }
    }
}
