import Kernel

/// One of the two databases that a store can lie in: a file of SQLite, or PostgreSQL.
protocol Engine: Sendable {
    /// Reads one consistent state.
    func read<T: Sendable>(_ body: @Sendable @escaping (DB) throws -> T) async throws -> T

    /// A connection for the one thread that writes, made and kept by it.
    func writer() -> any Writer

    /// Tells the feed what other copies announce, until the engine is closed.
    func listen(_ live: LiveFeed)

    /// Which copy of the program this is, 0…1023: no two that run at once have the same.
    func node() throws -> Int64

    func close()
}

/// What writes: in the hands of one thread.
protocol Writer {
    /// One write transaction: on disk when it returns, undone when `body` throws.
    ///
    /// `body` runs again where the engine asks for it.
    ///
    /// - Parameter asked: since when somebody waits, by ``Patience/uptime``.
    func write<T>(_ ids: IDMaker, since asked: Double, _ body: (Tx) throws -> T) throws -> T

    /// Makes what is committed known to the other copies of the program, within the transaction; false where there are
    /// no other copies and the notes are told by whoever committed.
    func announce(_ notes: [LiveNote], in tx: Tx) throws -> Bool
}

extension Writer {
    func write<T>(_ ids: IDMaker, _ body: (Tx) throws -> T) throws -> T {
        try write(ids, since: Patience.uptime, body)
    }
}

/// The SQL that an engine speaks, where the two differ.
package enum Dialect: Sendable {
    case sqlite, postgres
}

/// A connection as the rest of the store sees it, whichever engine is behind it. Used by one thread at a time.
protocol Link: AnyObject {
    var dialect: Dialect { get }
    /// Whether the transaction still stands: some failures of the engine end it.
    var isInTransaction: Bool { get }

    /// Gives the rows to `take`, one after the other, until it answers false.
    func query(_ sql: String, _ values: [any SQLConvertible], _ take: (any RowSource) throws -> Bool) throws
    /// Runs a statement that answers no rows; how many it changed.
    func run(_ sql: String, _ values: [any SQLConvertible]) throws -> Int
    /// Runs a statement whose answer nobody asks for. What is wrong with it may be thrown by a later call, ``settle()``
    /// at the latest.
    func send(_ sql: String, _ values: [any SQLConvertible]) throws
    /// All that was sent has been done.
    func settle() throws
    /// Runs statements without values.
    func script(_ sql: String) throws
    /// Undoes what `body` did where it throws.
    func savepoint(_ body: () throws -> Void) throws
}

/// One row of an answer.
@usableFromInline
package protocol RowSource {
    /// - Throws: ``StoreFailure/unreadable(column:type:)`` for what is neither a number, a text nor nothing.
    func value(at column: Int) throws -> SQLValue
}

/// What an engine said of a statement or of itself.
struct EngineError: Error, CustomStringConvertible {
    enum Sort {
        /// This statement was wrong, or broke a constraint.
        case statement
        /// Nothing that one write did wrong: input and output, corruption, memory.
        case machine
        case diskFull
        /// Two transactions stood in each other's way, or one waited too long for the other: to be run again.
        case conflict
        /// The connection broke before the commit was asked for: to be run again.
        case lost
    }

    let sort: Sort
    let description: String
    /// Other rows stand in the statement's way: they speak of what goes, or have what comes.
    var isAboutOtherRows = false
}
