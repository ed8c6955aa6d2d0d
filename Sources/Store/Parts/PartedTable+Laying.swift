extension PartedTable {
    /// Lays a table whose rows are kept from change in parts, with all that is in it.
    ///
    /// Rules and indexes are read from the table as it is, and made again where the rows are already there: so they are
    /// built at once, not row by row.
    static func lay(_ name: String, _ tx: Tx) throws {
        guard let key = try Catalog.postgresKey(tx, of: name).first else { return }
        let table = PartedTable(name: name, key: key)
        let after = try table.indexes(tx) + table.references(tx)
        let before = "\(name)_before"
        try tx.link.script(
            """
            ALTER TABLE \(name) RENAME TO \(before);
            CREATE TABLE \(name) (LIKE \(before) INCLUDING CONSTRAINTS INCLUDING DEFAULTS) PARTITION BY RANGE (\(key));
            \(tx.dialect.guarding(name))
            CREATE TABLE \(table.rest) PARTITION OF \(name) DEFAULT;
            \(tx.dialect.guardingFromEmptying(table.rest))
            """)
        for part in try table.parts(of: before, tx) { try table.make(part, tx) }
        try tx.link.script(
            """
            INSERT INTO \(name) SELECT * FROM \(before);
            DROP TABLE \(before);
            ALTER TABLE \(name) ADD PRIMARY KEY (\(key))
            """)
        for statement in after { try tx.link.script(statement) }
    }

    private func indexes(_ tx: Tx) throws -> [String] {
        try tx.rows(
            """
            SELECT pg_get_indexdef(indexrelid) FROM pg_index
            WHERE indrelid = to_regclass(?1) AND NOT indisprimary ORDER BY indexrelid
            """, name
        ) { try $0.next() }
    }

    private func references(_ tx: Tx) throws -> [String] {
        try tx.rows(
            """
            SELECT quote_ident(conname), pg_get_constraintdef(oid) FROM pg_constraint
            WHERE contype = 'f' AND conrelid = to_regclass(?1) ORDER BY conname
            """, name
        ) { "ALTER TABLE \(name) ADD CONSTRAINT \(try $0.next(String.self)) \(try $0.next(String.self))" }
    }
}
