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
    package let watch: StatementWatch
    /// Whether several copies of the program may be at it.
    package let isShared: Bool
    private let engine: any Engine
    private let writes: WriteQueue

    /// Opens or makes the store at `address` and brings its schema up to date.
    ///
    /// - Parameters:
    ///   - address: the path of a file, or `postgres://user@host/database`; see ``PostgresAddress``.
    ///   - blobs: the folder of files, shared by all copies of the program; beside the file where nil.
    ///   - slow: a statement that takes longer is told the logger; nought tells none.
    ///   - faults: makes commits fail; nil for everybody but the simulator and tests.
    /// - Throws: ``StoreFailure/newerSchema(found:known:)``; ``StoreFailure/engine(_:)`` where it cannot be opened.
    package init(
        at address: String, blobs folder: String? = nil, clock: Clock, migrations: [Migration], readers: Int = 4,
        logger: Logger = Logger(label: "store"), slow: Span = .zero, faults: Faults? = nil
    ) throws {
        self.clock = clock
        watch = StatementWatch(logger, slow: Double(slow.milliseconds) / 1000)
        let postgres = PostgresAddress(address)
        isShared = postgres != nil
        blobs = Blobs(folder: folder ?? (postgres == nil ? address : "guanjia") + ".blobs")
        do {
            let opened: any Engine =
                if let postgres {
                    try PostgresEngine(postgres, readers: readers, logger: logger, watch)
                } else { try SQLiteEngine(path: address, readers: readers, watch) }
            engine = faults.map { FaultyEngine(base: opened, faults: $0) } ?? opened
            try Migration.bring(opened.writer(), to: Migration.ofStore + migrations, clock: clock)
            ids = IDMaker(clock: clock, node: try engine.node())
            try opened.writer().write(ids) { tx in
                try Outbox.follow(tx)
                try Parts.prepare(tx, logger: logger)
            }
        } catch { throw StoreFailure(error) }
        writes = WriteQueue(engine: engine, ids: ids, live: live, watch: watch)
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

    /// A writer of its own, beside the one that gathers.
    func makeWriter() -> any Writer { engine.writer() }

    /// The files in the store's own database.
    ///
    /// - Throws: ``StoreFailure/engine(_:)`` for a store on PostgreSQL, which has none.
    func archive() throws -> SQLiteArchive {
        guard let engine = engine as? SQLiteEngine else { throw StoreFailure.engine("only a file has an archive") }
        return SQLiteArchive(engine)
    }

    /// No further writes; those that wait are still done. Live streams end.
    package func close() {
        live.close()
        writes.close()
        engine.close()
    }

    /// Brings everything into the one file, which then needs none beside it, and closes it; nothing on PostgreSQL.
    package func finish() throws {
        do { try (engine as? SQLiteEngine)?.finish() } catch { throw StoreFailure(error) }
    }
}
