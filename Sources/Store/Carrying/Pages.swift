/// Reads a table a page at a time along its key, so that a store of any size needs the memory of one page.
enum Pages {
    enum Source {
        case table(Catalog.Table)
        /// The search index: identity and tokens, each token once and in order.
        case search

        var name: String {
            switch self {
            case .table(let table): table.name
            case .search: "search"
            }
        }
    }

    private static let size = 2000

    static func read(_ db: DB, _ source: Source, give: ([[SQLValue]]) throws -> Void) throws {
        switch source {
        case .table(let table): try read(db, table, give)
        case .search:
            let (id, tokens) = db.dialect.searchColumns
            try read(db, from: "search", [id, tokens], key: [id]) { page in
                try give(page.map { [$0[0], .text(distinct($0[1]))] })
            }
        }
    }

    private static func read(_ db: DB, _ table: Catalog.Table, _ give: ([[SQLValue]]) throws -> Void) throws {
        try read(db, from: table.name, table.columns.map(\.name), key: table.key, give)
    }

    /// Without a key the table is read at once: only small ones have none.
    private static func read(
        _ db: DB, from table: String, _ columns: [String], key: [String], _ give: ([[SQLValue]]) throws -> Void
    ) throws {
        let order = (key.isEmpty ? columns : key).joined(separator: ", ")
        let places = key.compactMap { columns.firstIndex(of: $0) }
        let marks = key.indices.map { "?\($0 + 1)" }.joined(separator: ", ")
        let limit = key.isEmpty ? "" : " LIMIT \(size)"
        var last: [SQLValue] = []
        while true {
            let after = last.isEmpty ? "" : " WHERE (\(order)) > (\(marks))"
            let page = try db.rows(
                "SELECT \(columns.joined(separator: ", ")) FROM \(table)\(after) ORDER BY \(order)\(limit)", list: last
            ) { row in try columns.map { _ in try row.next(SQLValue.self) } }
            if !page.isEmpty { try give(page) }
            guard !key.isEmpty, page.count == size, let end = page.last else { return }
            last = places.map { end[$0] }
        }
    }

    private static func distinct(_ tokens: SQLValue) -> String {
        guard case .text(let text) = tokens else { return "" }
        var last: Substring.UTF8View?
        let sorted = text.utf8.split(separator: UInt8(ascii: " ")).sorted { $0.lexicographicallyPrecedes($1) }
        return sorted.filter { token in
            defer { last = token }
            return last.map { !$0.elementsEqual(token) } ?? true
        }.map { String(Substring($0)) }.joined(separator: " ")
    }
}

extension Dialect {
    /// What reads the search index: its identity, and its tokens as one text.
    fileprivate var searchColumns: (id: String, tokens: String) {
        switch self {
        case .sqlite: ("rowid", "tokens")
        case .postgres: ("id", "array_to_string(tsvector_to_array(tokens), ' ')")
        }
    }
}
