extension Catalog {
    static func postgresTables(_ db: DB) throws -> [Table] {
        let names = try db.rows(
            """
            SELECT relname FROM pg_class WHERE relnamespace = current_schema()::regnamespace
              AND relkind IN ('r', 'p') AND NOT relispartition ORDER BY relname
            """
        ) { try $0.next(String.self) }
        return try names.filter { !isOwn($0) }.map { name in
            Table(
                name: name, columns: try postgresColumns(db, of: name), key: try postgresKey(db, of: name),
                references: Set(
                    try db.rows(
                        """
                        SELECT a.attname, f.relname FROM pg_constraint c
                          JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]
                          JOIN pg_class f ON f.oid = c.confrelid
                        WHERE c.contype = 'f' AND c.conrelid = to_regclass(?1) ORDER BY 1
                        """, name) { Reference(column: try $0.next(), table: try $0.next()) }),
                indexes: try postgresIndexes(db, of: name),
                checks: try db.value(
                    Int.self, "SELECT count(*) FROM pg_constraint WHERE contype = 'c' AND conrelid = to_regclass(?1)", name)
                    ?? 0,
                isKept: try db.value(
                    Int.self,
                    "SELECT count(*) FROM pg_trigger WHERE tgrelid = to_regclass(?1) AND tgname LIKE '%_is_never_%'", name)
                    ?? 0 >= 2)
        }
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

    private static func postgresKey(_ db: DB, of table: String) throws -> [String] {
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
