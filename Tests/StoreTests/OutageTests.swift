import Foundation
import Kernel
import Logging
import Synchronization
import TestStore
import Testing

@testable import Store

/// What the log is told.
private final class Told: LogHandler, Sendable {
    private let lines = Mutex<[String]>([])
    var all: [String] { lines.withLock { $0 } }

    func log(event: LogEvent) { lines.withLock { $0.append("\(event.level) \(event.message)") } }
    subscript(metadataKey _: String) -> Logger.Metadata.Value? { get { nil } set {} }
    var metadata: Logger.Metadata { get { [:] } set {} }
    var logLevel: Logger.Level { get { .info } set {} }
}

@Suite("The database is away", .enabled(if: TestStore.isPostgres, "PostgreSQL only"))
struct OutageTests {
    /// A database of its own, which can be away.
    private struct Away {
        let name = "away_\(UUID().uuidString.prefix(8).lowercased())"
        let address: String
        let link: PostgresLink

        init() throws {
            let server = TestStore.postgres ?? ""
            address = server.replacing(/\/postgres$/, with: "/\(name)")
            try #require(address != server, "the tests' address ends with /postgres")
            link = PostgresLink(try #require(PostgresAddress(server)))
            try link.connect()
            try link.script("CREATE DATABASE \(name)")
        }

        func drop() throws { try link.script("DROP DATABASE \(name) WITH (FORCE)") }

        func allow(_ isOn: Bool) throws {
            try link.script("ALTER DATABASE \(name) WITH ALLOW_CONNECTIONS \(isOn)")
            if !isOn { try cut() }
        }

        func cut() throws {
            try link.script("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '\(name)'")
        }
    }

    @Test("A write waits as long as anybody from when it was asked for; the log hears of it once, and of the end once")
    func patience() async throws {
        let (away, told) = (try Away(), Told())
        let store = try Store(
            at: away.address, clock: .system, migrations: Cellar.migrations, readers: 1,
            logger: Logger(label: "away") { _ in told })
        defer {
            store.close()
            try? away.drop()
        }
        @Sendable func put(_ label: String) async -> (isDone: Bool, seconds: Double) {
            let asked = Patience.uptime
            let outcome: Void? = try? await store.write { tx in
                _ = try tx.run("INSERT INTO jar (id, label) VALUES (?1, ?2)", tx.newID(Cellar.self), label)
            }
            return (outcome != nil, Patience.uptime - asked)
        }
        #expect(await put("before").isDone)
        try away.allow(false)
        async let first = put("first")
        try await Task.sleep(for: .seconds(3))
        async let second = put("second")
        try await Task.sleep(for: .seconds(7.5))
        // The first has given up, and the second stood behind it.
        async let third = put("third")
        for write in await [first, second] {
            #expect(!write.isDone && write.seconds > 7.5 && write.seconds < 9.5, "\(write)")
        }
        try away.allow(true)
        #expect(await third.isDone)
        try await Task.sleep(for: .seconds(1.5))
        #expect(
            told.all == [
                "warning the live stream is cut off from the database",
                "notice the live stream hears the database again",
            ])
        #expect(try await Cellar.labels(store) == ["before", "third"])
    }
}
