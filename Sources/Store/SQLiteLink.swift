import GRDB

/// A connection of SQLite, in the hands of whoever GRDB gave it to.
final class SQLiteLink: Link {
    private let database: Database
    let dialect = Dialect.sqlite

    init(_ database: Database) { self.database = database }

    var isInTransaction: Bool { database.isInsideTransaction }

    func query(_ sql: String, _ values: [any SQLConvertible], _ take: (any RowSource) throws -> Bool) throws {
        let cursor = try Self.said { try GRDB.Row.fetchCursor(try prepared(sql, values)) }
        while let row = try Self.said({ try cursor.next() }) {
            guard try take(SQLiteRow(row: row)) else { return }
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

private struct SQLiteRow: RowSource {
    let row: GRDB.Row

    func value(at column: Int) throws -> SQLValue {
        switch (row[column] as DatabaseValue).storage {
        case .null: return .null
        case .int64(let number): return .integer(number)
        case .string(let text): return .text(text)
        case .double, .blob: throw StoreFailure.unreadable(column: column, type: "number or text")
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
