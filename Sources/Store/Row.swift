import GRDB

/// One row of an answer, read column by column in the order of the `SELECT`.
package struct Row {
    private let row: GRDB.Row
    private var column = 0

    init(_ row: GRDB.Row) { self.row = row }

    /// The next column.
    ///
    /// - Throws: ``StoreFailure/unreadable(column:type:)`` where it does not hold a `T`.
    package mutating func next<T: SQLConvertible>(_ type: T.Type = T.self) throws -> T {
        let stored = row[column] as DatabaseValue
        defer { column += 1 }
        let value: SQLValue
        switch stored.storage {
        case .null: value = .null
        case .int64(let number): value = .integer(number)
        case .string(let text): value = .text(text)
        case .double, .blob: throw StoreFailure.unreadable(column: column, type: "\(T.self)")
        }
        guard let result = T(sqlValue: value) else {
            throw StoreFailure.unreadable(column: column, type: "\(T.self)")
        }
        return result
    }

    /// The next column's JSON.
    package mutating func json<T: Codable>(_ type: T.Type = T.self) throws -> T {
        try next(JSONColumn<T>.self).value
    }
}

/// The machine failed, not the user. Logged with its cause; the user sees a number to quote.
package enum StoreFailure: Error, Sendable, CustomStringConvertible {
    case unreadable(column: Int, type: String)
    case newerSchema(found: Int, known: Int)
    case diskFull
    case engine(String)
    case closed

    package var description: String {
        switch self {
        case .unreadable(let column, let type): "column \(column) does not hold a \(type)"
        case .newerSchema(let found, let known):
            "the store has schema \(found), this program knows up to \(known): use a newer program"
        case .diskFull: "the disk is full"
        case .engine(let message): message
        case .closed: "the store is closed"
        }
    }
}
