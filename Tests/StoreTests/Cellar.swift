import Foundation
import Kernel
import TestStore
import Testing

@testable import Store

/// A store in a folder of its own, with one small table, and a clock that stands still.
final class Cellar: Sendable {
    static let migrations = [
        Migration(2, "jars", "CREATE TABLE jar (id BIGINT PRIMARY KEY, label TEXT NOT NULL UNIQUE CHECK (label <> ''))")
    ]
    static let noon = Instant("2026-03-03T04:00:00Z")!

    let folder: URL
    let hand = HandClock(noon)
    let store: Store

    init(migrations: [Migration] = Cellar.migrations) throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "cellar-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        store = try Self.open(folder, hand, migrations)
    }

    deinit {
        store.close()
        try? FileManager.default.removeItem(at: folder)
    }

    static func open(_ folder: URL, _ hand: HandClock, _ migrations: [Migration] = migrations) throws -> Store {
        try TestStore.open(in: folder, clock: hand.clock, migrations: migrations)
    }

    /// The same file as another process would open it.
    func again(_ migrations: [Migration] = Cellar.migrations) throws -> Store {
        try Self.open(folder, hand, migrations)
    }

    func put(_ label: String) async throws {
        try await store.write { tx in
            _ = try tx.run("INSERT INTO jar (id, label) VALUES (?1, ?2)", tx.newID(Cellar.self), label)
        }
    }

    func labels() async throws -> [String] { try await Self.labels(store) }

    static func labels(_ store: Store) async throws -> [String] {
        try await store.read { db in try db.rows("SELECT label FROM jar ORDER BY id") { try $0.next() } }
    }
}

/// Something that a write may refuse.
enum Spilt: String, Refusal, Equatable {
    case onPurpose
    var code: String { rawValue }
    var kind: RefusalKind { .conflict }
}
