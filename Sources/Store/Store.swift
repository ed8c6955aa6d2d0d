import Foundation
import Kernel
import Logging

/// The database: readers, one gathered writer, and what lies beside it on disk.
///
/// An answer of ``write(_:)`` means that the change is on disk: SQLite in WAL mode with `synchronous=FULL`, PostgreSQL
/// with synchronous commit.
package final class Store: Sendable {
    package let clock: Clock
    package let ids: IDMaker
    package let live = LiveFeed()
    package let blobs: Blobs
    private let engine: any Engine
    private let writes: WriteQueue

    /// Opens or makes the store at `address` and brings its schema up to date.
    ///
    /// - Parameters:
    ///   - address: the path of a file, or `postgres://user@host/database`; see ``PostgresAddress``.
    ///   - blobs: the folder of files, shared by all copies of the program; beside the file where nil.
    /// - Throws: ``StoreFailure/newerSchema(found:known:)``; ``StoreFailure/engine(_:)`` where it cannot be opened.
    package init(
        at address: String, blobs folder: String? = nil, clock: Clock, migrations: [Migration], readers: Int = 4,
        logger: Logger = Logger(label: "store")
    ) throws {
        self.clock = clock
        let postgres = PostgresAddress(address)
        blobs = Blobs(folder: folder ?? (postgres == nil ? address : "guanjia") + ".blobs")
        do {
            if let postgres {
                engine = try PostgresEngine(postgres, readers: readers, logger: logger)
            } else {
                engine = try SQLiteEngine(path: address, readers: readers)
            }
            try Migration.bring(engine.writer(), to: Migration.ofStore + migrations, clock: clock)
            ids = IDMaker(clock: clock, node: try engine.node())
        } catch { throw StoreFailure(error) }
        writes = WriteQueue(engine: engine, ids: ids, live: live)
        engine.listen(live)
    }

    /// Reads one consistent state.
    package func read<T: Sendable>(_ body: @Sendable @escaping (DB) throws -> T) async throws -> T {
        do { return try await engine.read(body) } catch let error as EngineError { throw StoreFailure(error) }
    }

    /// Runs one write transaction; its answer comes after the commit.
    ///
    /// `body` may run more than once, each run but the last being undone: it must have no effect but through the `Tx`.
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

    /// What SQLite answers to the writer's `PRAGMA synchronous`: 2 is FULL; nil for PostgreSQL.
    package func synchronous() throws -> Int? { try (engine as? SQLiteEngine)?.synchronous() }

    /// No further writes; those that wait are still done. Live streams end.
    package func close() {
        live.close()
        writes.close()
        engine.close()
    }

    /// Brings everything into the one file and closes it, so that it can be moved.
    package func finish() async throws { try (engine as? SQLiteEngine)?.finish() }
}
