import CSQLite
import Foundation
import GRDB
import Kernel

/// The database: readers, one gathered writer, and what lies beside it on disk.
///
/// An answer of ``write(_:)`` means that the change is on disk: SQLite in WAL mode with `synchronous=FULL`.
package final class Store: Sendable {
    package let clock: Clock
    package let ids: IDMaker
    package let live = LiveFeed()
    package let blobs: Blobs
    package let path: String
    private let pool: DatabasePool
    private let writes: WriteQueue

    /// Opens or makes the store at `path` and brings its schema up to date.
    ///
    /// - Throws: ``StoreFailure/newerSchema(found:known:)``; ``StoreFailure/engine(_:)`` where the file cannot be
    ///   opened.
    package init(path: String, clock: Clock, migrations: [Migration], node: Int64 = 0, readers: Int = 4) throws {
        self.clock = clock
        self.path = path
        ids = IDMaker(clock: clock, node: node)
        var configuration = Configuration()
        configuration.maximumReaderCount = readers
        configuration.busyMode = .timeout(10)
        configuration.prepareDatabase { database in
            try database.execute(
                sql: """
                    PRAGMA foreign_keys = ON; PRAGMA cache_size = -16000; PRAGMA mmap_size = 268435456;
                    -- Without it a REPLACE would delete past the triggers of what is never edited.
                    PRAGMA recursive_triggers = ON
                    """)
        }
        _ = csqlite_count_no_memory()
        do {
            pool = try DatabasePool(path: path, configuration: configuration)
            // GRDB sets NORMAL on the writer when it turns WAL on; what is acknowledged must survive a power cut.
            // What savepoints need to go back is kept in memory: in a file it was more writing than the write itself.
            try pool.writeWithoutTransaction {
                try $0.execute(sql: "PRAGMA synchronous = FULL; PRAGMA temp_store = MEMORY")
            }
        } catch { throw StoreFailure(error) }
        blobs = Blobs(folder: path + ".blobs")
        writes = WriteQueue(pool: pool, ids: ids, live: live)
        try Migration.bring(pool, to: Migration.ofStore + migrations, clock: clock, ids: ids)
    }

    /// Reads one consistent state.
    ///
    /// It reads on the thread that asks: to hand a query of some microseconds to another thread and back cost more
    /// than the query (decision 0011).
    package func read<T: Sendable>(_ body: @Sendable @escaping (DB) throws -> T) async throws -> T {
        // Whoever waited longer goes first: without it a connection that is served keeps the thread.
        await Task.yield()
        return try here(body)
    }


    private func here<T>(_ body: (DB) throws -> T) throws -> T { try pool.read { database in try body(DB(database)) } }

    /// Runs one write transaction; its answer comes after the commit.
    ///
    /// `body` may run twice, the first run being undone: it must have no effect but through the `Tx`.
    ///
    /// - Throws: what `body` throws, after undoing all of it; ``StoreFailure`` where the machine fails.
    package func write<T: Sendable>(_ body: @Sendable @escaping (Tx) throws -> T) async throws -> T {
        try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<T, any Error>) in
            let box = Box<T>()
            writes.add(
                .init(
                    work: { tx in box.set(try body(tx)) },
                    finish: { outcome in continuation.resume(with: outcome.flatMap { box.result }) }))
        }
    }

    /// What SQLite answers to the writer's `PRAGMA synchronous`: 2 is FULL.
    package func synchronous() throws -> Int {
        try pool.writeWithoutTransaction { try Int.fetchOne($0, sql: "PRAGMA synchronous") ?? -1 }
    }

    /// No further writes; those that wait are still done. Live streams end.
    package func close() {
        live.close()
        writes.close()
    }

    /// Brings everything into the one file and closes it, so that it can be moved.
    package func finish() async throws {
        _ = try await pool.writeWithoutTransaction { try $0.checkpoint(.truncate) }
        try pool.close()
    }
}
