import CPostgres

/// An answer of libpq, freed with its last row.
final class PostgresAnswer {
    let result: OpaquePointer?

    init(_ result: OpaquePointer?) { self.result = result }
    deinit { PQclear(result) }

    /// The SQLSTATE of an error.
    private var state: String? {
        PQresultErrorField(result, Int32(UInt8(ascii: "C"))).map { String(cString: $0) }
    }

    /// A foreign key or a unique index refused it.
    var isAboutOtherRows: Bool { ["23503", "23505"].contains(state) }

    /// What sort of error it is.
    var sort: EngineError.Sort {
        guard let state else { return .machine }
        switch state {
        case "40001", "40P01", "55P03": return .conflict
        case "53100": return .diskFull
        case _ where state.hasPrefix("53") || state.hasPrefix("57P") || state.hasPrefix("58") || state.hasPrefix("XX"):
            return .machine
        default: return .statement
        }
    }
}

struct PostgresRow: RowSource {
    let answer: PostgresAnswer
    let row: Int32

    /// Object identifiers of `pg_type`: what a column holds.
    private enum Kind {
        static let bool: Oid = 16
        static let numbers: Set<Oid> = [20, 21, 23, 1700]
        static let texts: Set<Oid> = [18, 19, 25, 1042, 1043]
    }

    func value(at column: Int) throws -> SQLValue {
        let column = Int32(column)
        guard column < PQnfields(answer.result) else { throw StoreFailure.unreadable(column: Int(column), type: "any") }
        if PQgetisnull(answer.result, row, column) == 1 { return .null }
        let text = String(cString: PQgetvalue(answer.result, row, column))
        switch PQftype(answer.result, column) {
        case Kind.bool: return .integer(text == "t" ? 1 : 0)
        case let kind where Kind.texts.contains(kind): return .text(text)
        case let kind where Kind.numbers.contains(kind):
            if let number = Int64(text) { return .integer(number) }
        default: break
        }
        throw StoreFailure.unreadable(column: Int(column), type: "number or text")
    }
}
