import CSQLite
import GRDB
import Kernel

/// A store in one file: WAL, `synchronous=FULL`, one writing connection, a pool of readers.
struct SQLiteEngine: Engine, Writer {
    let pool: DatabasePool
    private let watch: StatementWatch?

    init(path: String, readers: Int, _ watch: StatementWatch? = nil) throws {
        self.watch = watch
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
        pool = try DatabasePool(path: path, configuration: configuration)
        // GRDB sets NORMAL on the writer when it turns WAL on; what is acknowledged must survive a power cut.
        // What savepoints need to go back is kept in memory: in a file it was more writing than the write itself.
        try pool.writeWithoutTransaction {
            try $0.execute(sql: "PRAGMA synchronous = FULL; PRAGMA temp_store = MEMORY")
        }
    }

    /// It reads on the thread that asks: to hand a query of some microseconds to another thread and back cost more than
    /// the query (decision 0011).
    func read<T: Sendable>(_ body: @Sendable @escaping (DB) throws -> T) async throws -> T {
        // Whoever waited longer goes first: without it a connection that is served keeps the thread.
        await Task.yield()
        return try here(body)
    }

    /// Reads without waiting for anybody's turn.
    func here<T>(_ body: (DB) throws -> T) throws -> T {
        try SQLiteLink.said { try pool.read { database in try body(DB(SQLiteLink(database), watch)) } }
    }

    func write<T>(_ ids: IDMaker, since asked: Double, _ body: (Tx) throws -> T) throws -> T {
        var result: Result<T, any Error> = .failure(StoreFailure.closed)
        try SQLiteLink.said {
            try pool.writeWithoutTransaction { database in
                try database.inTransaction(.immediate) {
                    result = .success(try body(Tx(SQLiteLink(database), ids: ids, watch)))
                    return .commit
                }
            }
        }
        return try result.get()
    }

    func writer() -> any Writer { self }
    func announce(_ notes: [LiveNote], in tx: Tx) throws -> Bool { false }
    func listen(_ live: LiveFeed) {}
    func node() throws -> Int64 { 0 }
    func close() {}

    /// What SQLite answers to the writer's `PRAGMA synchronous`: 2 is FULL.
    func synchronous() throws -> Int {
        try pool.writeWithoutTransaction { try Int.fetchOne($0, sql: "PRAGMA synchronous") ?? -1 }
    }

    /// Brings everything into the one file, which then needs none beside it, and ends with it.
    func finish() throws {
        try SQLiteLink.said {
            try pool.close()
            let queue = try DatabaseQueue(path: pool.path)
            try queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA journal_mode = DELETE") }
            try queue.close()
        }
    }
}

extension EngineError {
    init(_ error: DatabaseError) {
        let machine: [ResultCode] = [
            .SQLITE_IOERR, .SQLITE_CORRUPT, .SQLITE_NOMEM, .SQLITE_NOTADB, .SQLITE_READONLY,
        ]
        let isFull = error.resultCode == .SQLITE_FULL
        sort = isFull ? .diskFull : machine.contains(error.resultCode) ? .machine : .statement
        description = "\(error)"
        isAboutOtherRows = [
            .SQLITE_CONSTRAINT_FOREIGNKEY, .SQLITE_CONSTRAINT_UNIQUE, .SQLITE_CONSTRAINT_PRIMARYKEY,
            .SQLITE_CONSTRAINT_ROWID,
        ].contains(error.extendedResultCode)
    }
}
