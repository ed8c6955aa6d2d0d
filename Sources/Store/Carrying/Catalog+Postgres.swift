extension Catalog {
    /// Our schema's number; names of schemas that need quotes are not read by a cast.
    static let schema = "(SELECT oid FROM pg_namespace WHERE nspname = current_schema())"

    static func postgresTables(_ db: DB) throws -> [Table] {
        let names = try db.rows(
            """
            SELECT relname FROM pg_class WHERE relnamespace = \(schema)
              AND relkind IN ('r', 'p') AND NOT relispartition ORDER BY relname
            """
        ) { try $0.next(String.self) }
        return try names.filter { !isOwn($0) }.map { name in
            Table(
                name: name, columns: try postgresColumns(db, of: name), key: try postgresKey(db, of: name),
                references: try postgresReferences(db, of: name), indexes: try postgresIndexes(db, of: name),
                checks: try count(db, "pg_constraint WHERE contype = 'c' AND conrelid", name),
                isKept: try count(db, "pg_trigger WHERE tgname LIKE '%_is_never_%' AND tgrelid", name) >= 2)
        }
    }

    private static func count(_ db: DB, _ what: String, _ table: String) throws -> Int {
        try db.value(Int.self, "SELECT count(*) FROM \(what) = to_regclass(?1)", table) ?? 0
    }

    private static func postgresReferences(_ db: DB, of table: String) throws -> Set<Reference> {
        let all = try db.rows(
            """
            SELECT a.attname, f.relname FROM pg_constraint c
              JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]
              JOIN pg_class f ON f.oid = c.confrelid
            WHERE c.contype = 'f' AND c.conrelid = to_regclass(?1) ORDER BY 1
            """, table
        ) { Reference(column: try $0.next(), table: try $0.next()) }
        return Set(all)
    }

    private static func postgresColumns(_ db: DB, of table: String) throws -> [Column] {
        try db.rows(
            """
            SELECT attname, format_type(atttypid, NULL), attnotnull FROM pg_attribute
            WHERE attrelid = to_regclass(?1) AND attnum > 0 AND NOT attisdropped ORDER BY attnum
            """, table
        ) {
            Column(
                name: try $0.next(), kind: try $0.next(String.self) == "text" ? .text : .number,
                isRequired: try $0.next())
        }
    }

    static func postgresKey(_ db: DB, of table: String) throws -> [String] {
        try db.rows(
            """
            SELECT a.attname FROM pg_index i CROSS JOIN unnest(i.indkey) WITH ORDINALITY AS k (attnum, place)
              JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.attnum
            WHERE i.indrelid = to_regclass(?1) AND i.indisprimary ORDER BY k.place
            """, table
        ) { try $0.next() }
    }

    private static func postgresIndexes(_ db: DB, of table: String) throws -> Set<Index> {
        let listed = try db.rows(
            """
            SELECT c.relname, i.indisunique, i.indpred IS NOT NULL, i.indnkeyatts,
              EXISTS (SELECT 1 FROM pg_constraint WHERE conindid = i.indexrelid)
            FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
            WHERE i.indrelid = to_regclass(?1) AND NOT i.indisprimary ORDER BY c.relname
            """, table
        ) {
            (name: try $0.next(String.self), isUnique: try $0.next(Bool.self), isPartial: try $0.next(Bool.self),
                count: try $0.next(Int.self), isRule: try $0.next(Bool.self))
        }
        return Set(
            try listed.map { one in
                let columns = try db.rows(
                    """
                    SELECT coalesce(a.attname::text, '()') FROM pg_index i
                      CROSS JOIN unnest(i.indkey) WITH ORDINALITY AS k (attnum, place)
                      LEFT JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.attnum AND k.attnum > 0
                    WHERE i.indexrelid = to_regclass(?1) ORDER BY k.place
                    """, one.name
                ) { try $0.next(String.self) }
                return Index(
                    name: one.isRule ? nil : one.name, isUnique: one.isUnique, isPartial: one.isPartial,
                    columns: columns)
            })
    }
}
