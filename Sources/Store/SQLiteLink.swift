import CSQLite
import GRDB

/// A connection of SQLite, in the hands of whoever GRDB gave it to.
final class SQLiteLink: Link {
    private let database: Database
    let dialect = Dialect.sqlite

    init(_ database: Database) { self.database = database }

    var isInTransaction: Bool { database.isInsideTransaction }

    func query(_ sql: String, _ values: [any SQLConvertible], _ take: (any RowSource) throws -> Bool) throws {
        let statement = try Self.said { try prepared(sql, values) }
        let cursor = try Self.said { try GRDB.Row.fetchCursor(statement) }
        let row = SQLiteRow(statement: statement.sqliteStatement)
        while try Self.said({ try cursor.next() }) != nil {
            guard try take(row) else { return }
        }
    }

    func run(_ sql: String, _ values: [any SQLConvertible]) throws -> Int {
        try Self.said { try prepared(sql, values).execute() }
        return database.changesCount
    }

    func send(_ sql: String, _ values: [any SQLConvertible]) throws {
        try Self.said { try prepared(sql, values).execute() }
    }

    func settle() {}

    func script(_ sql: String) throws { try Self.said { try database.execute(sql: sql) } }

    func savepoint(_ body: () throws -> Void) throws {
        try database.inSavepoint {
            try body()
            return .commit
        }
    }

    private func prepared(_ sql: String, _ values: [any SQLConvertible]) throws -> Statement {
        let statement = try database.cachedStatement(sql: sql)
        // Bound one by one: GRDB would look for each `?1` by name first. Without values it only resets and clears.
        statement.setUncheckedArguments([])
        for (place, value) in values.enumerated() {
            let code = value.sqlValue.databaseValue.bind(to: statement.sqliteStatement, at: CInt(place + 1))
            guard code == 0 else { throw DatabaseError(resultCode: ResultCode(rawValue: code)) }
        }
        return statement
    }

    /// What the engine says, in the store's words.
    static func said<T>(_ work: () throws -> T) throws -> T {
        do { return try work() } catch let error as DatabaseError { throw EngineError(error) }
    }
}

/// The row that a statement stands on. Read from SQLite itself: GRDB would look for the type of each value by way of
/// protocols, which took longer than the query.
private struct SQLiteRow: RowSource {
    let statement: OpaquePointer

    func value(at column: Int) throws -> SQLValue {
        let place = CInt(column)
        switch sqlite3_column_type(statement, place) {
        case SQLITE_NULL: return .null
        case SQLITE_INTEGER: return .integer(sqlite3_column_int64(statement, place))
        case SQLITE_TEXT:
            // In this order: asked for its length first, SQLite might bring the text into another form afterwards.
            let start = sqlite3_column_text(statement, place)
            let bytes = UnsafeBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement, place)))
            return .text(String(decoding: bytes, as: UTF8.self))
        default: throw StoreFailure.unreadable(column: column, type: "number or text")
        }
    }
}

extension SQLValue {
    fileprivate var databaseValue: DatabaseValue {
        switch self {
        case .null: .null
        case .integer(let number): number.databaseValue
        case .text(let text): text.databaseValue
        }
    }
}
