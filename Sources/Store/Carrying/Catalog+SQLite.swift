extension Catalog {
    static func sqliteTables(_ db: DB) throws -> [Table] {
        let named = try db.rows("SELECT name, sql FROM sqlite_schema WHERE type = 'table' ORDER BY name") {
            (name: try $0.next(String.self), sql: try $0.next(String?.self) ?? "")
        }
        return try named.filter { !isOwn($0.name) }.map { name, sql in
            let columns = try db.rows("SELECT name, type, \"notnull\", pk FROM pragma_table_info(?1) ORDER BY cid", name) {
                (name: try $0.next(String.self), type: try $0.next(String.self), isRequired: try $0.next(Bool.self),
                    place: try $0.next(Int.self))
            }
            return Table(
                name: name,
                columns: columns.map {
                    Column(
                        name: $0.name, kind: $0.type == "TEXT" ? .text : .number,
                        isRequired: $0.isRequired || $0.place > 0)
                },
                key: columns.filter { $0.place > 0 }.sorted { $0.place < $1.place }.map(\.name),
                references: Set(
                    try db.rows("SELECT \"from\", \"table\" FROM pragma_foreign_key_list(?1) ORDER BY id", name) {
                        Reference(column: try $0.next(), table: try $0.next())
                    }),
                indexes: try sqliteIndexes(db, of: name), checks: sql.matches(of: /\bCHECK\b/).count,
                isKept: try db.value(
                    Int.self,
                    "SELECT count(*) FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = ?1 AND name LIKE '%_is_never_%'",
                    name) ?? 0 >= 2)
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
