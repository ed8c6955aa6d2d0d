extension Catalog {
    static func sqliteTables(_ db: DB) throws -> [Table] {
        let named = try db.rows("SELECT name, sql FROM sqlite_schema WHERE type = 'table' ORDER BY name") {
            (name: try $0.next(String.self), sql: try $0.next(String?.self) ?? "")
        }
        return try named.filter { !isOwn($0.name) }.map { name, sql in
            let columns = try sqliteColumns(db, of: name)
            return Table(
                name: name, columns: columns.map(\.column),
                key: columns.filter { $0.place > 0 }.sorted { $0.place < $1.place }.map(\.column.name),
                references: Set(
                    try db.rows("SELECT \"from\", \"table\" FROM pragma_foreign_key_list(?1) ORDER BY id", name) {
                        Reference(column: try $0.next(), table: try $0.next())
                    }),
                indexes: try sqliteIndexes(db, of: name), checks: sql.matches(of: /\bCHECK\b/).count,
                isKept: try guards(db, of: name) >= 2)
        }
    }

    private static func guards(_ db: DB, of table: String) throws -> Int {
        let triggers = "sqlite_schema WHERE type = 'trigger' AND tbl_name = ?1"
        return try db.value(Int.self, "SELECT count(*) FROM \(triggers) AND name LIKE '%_is_never_%'", table) ?? 0
    }

    /// - Returns: with each its place in the key, from 1; nought where it is not in it.
    private static func sqliteColumns(_ db: DB, of table: String) throws -> [(column: Column, place: Int)] {
        try db.rows("SELECT name, type, \"notnull\", pk FROM pragma_table_info(?1) ORDER BY cid", table) { row in
            let (name, type): (String, String) = (try row.next(), try row.next())
            let (isRequired, place): (Bool, Int) = (try row.next(), try row.next())
            let column = Column(
                name: name, kind: type == "TEXT" ? .text : .number, isRequired: isRequired || place > 0)
            return (column, place)
        }
    }

    private static func sqliteIndexes(_ db: DB, of table: String) throws -> Set<Index> {
        let listed = try db.rows(
            "SELECT name, \"unique\", origin, partial FROM pragma_index_list(?1) ORDER BY name", table
        ) {
            (name: try $0.next(String.self), isUnique: try $0.next(Bool.self), origin: try $0.next(String.self),
                isPartial: try $0.next(Bool.self))
        }
        return Set(
            try listed.filter { $0.origin != "pk" }.map { one in
                let columns = try db.rows("SELECT name FROM pragma_index_info(?1) ORDER BY seqno", one.name) {
                    try $0.next(String?.self) ?? "()"
                }
                return Index(
                    name: one.origin == "c" ? one.name : nil, isUnique: one.isUnique, isPartial: one.isPartial,
                    columns: columns)
            })
    }
}
