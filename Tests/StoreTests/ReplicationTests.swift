import Foundation
import Kernel
import TestStore
import Testing

@testable import Store

@Suite("A commit that the other node need not have", .enabled(if: TestStore.isPostgres, "PostgreSQL only"))
struct ReplicationTests {
    private static func server() throws -> PostgresLink {
        let link = PostgresLink(try #require(PostgresAddress(TestStore.postgres ?? "")))
        try link.connect()
        return link
    }

    /// Commits wait for a standby that does not exist, or do not.
    private static func waiting(_ isOn: Bool) throws {
        let link = try server()
        try link.script(isOn ? "ALTER SYSTEM SET synchronous_standby_names = 'nobody'"
            : "ALTER SYSTEM RESET synchronous_standby_names")
        try link.script("SELECT pg_reload_conf()")
    }

    /// Those that wait for the standby; ends their wait where told to.
    private static func waits(ending: Bool) throws -> Int {
        let what = ending ? "count(pg_cancel_backend(pid))" : "count(*)"
        return try DB(server()).value(
            Int.self, "SELECT \(what) FROM pg_stat_activity WHERE wait_event = 'SyncRep'") ?? 0
    }

    private static func untilWaiting(ending: Bool = false) async throws {
        for _ in 0..<100 {
            if try waits(ending: ending) > 0 { return }
            try await Task.sleep(for: .milliseconds(50))
        }
        Issue.record("no commit waits for the standby")
    }

    @Test("It is not acknowledged when somebody ends the wait, nor when it is asked for again")
    func cancelled() async throws {
        let cellar = try Cellar()
        @Sendable func put() async throws -> [String] {
            try await cellar.store.write { tx in
                try tx.once(RequestKey(key: "k", digest: "1"), actor: 1) {
                    try tx.run("INSERT INTO jar (id, label) VALUES (1, 'here alone')")
                    return ["put"]
                }
            }
        }
        try Self.waiting(true)
        defer { try? Self.waiting(false) }
        let first = Task { try await put() }
        try await Self.untilWaiting(ending: true)
        let said = await first.result
        guard case .failure(StoreFailure.engine(let why)) = said else {
            Issue.record("it was acknowledged: \(said)")
            return
        }
        #expect(why.contains("committed here alone"))
        #expect(try await cellar.labels() == ["here alone"])
        let again = Task { try await put() }
        try await Self.untilWaiting()
        try Self.waiting(false)
        #expect(try await again.value == ["put"], "when nothing is to be waited for any more")
        #expect(try await cellar.labels() == ["here alone"])
    }
}
