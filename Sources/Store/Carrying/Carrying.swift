import Kernel

/// Why a whole store cannot be carried somewhere.
package enum CarryFailure: Error, Sendable, CustomStringConvertible {
    case notEmpty(table: String)
    case differs(tables: [String])
    case fileExists(String)
    case noBackup(String)
    case damagedFiles([String])

    package var description: String {
        switch self {
        case .notEmpty(let table): "the store to fill is not empty: it has rows in \(table); name a new one"
        case .differs(let tables): "what was read back is not what was written, in: \(tables.joined(separator: ", "))"
        case .fileExists(let path): "\(path) exists and is not overwritten; name another file"
        case .noBackup(let why): "this is not a whole backup: \(why)"
        case .damagedFiles(let digests):
            "\(digests.count) files of cases are damaged and were left out: \(digests.joined(separator: ", "))"
        }
    }
}

extension Store {
    /// Carries everything into a store that holds nothing, in whichever engines the two lie: one consistent state is
    /// read while writing goes on, written in one transaction, read back and compared.
    ///
    /// - Returns: what was carried; the same was found in `other` afterwards.
    /// - Throws: ``CarryFailure/notEmpty(table:)`` · ``CarryFailure/differs(tables:)`` · ``StoreFailure``
    package func carry(into other: Store) async throws -> Inventory {
        let given = try await read { db in
            try other.makeWriter().write(other.ids) { tx in
                try tx.requireEmpty()
                let parted = try PartedTable.all(tx)
                return try tx.withoutReferences {
                    try Inventory.taken(db) { source, page in try tx.fill(source, page, parted) }
                }
            }
        }
        let found = try await other.read { try Inventory($0) }
        guard found == given else { throw CarryFailure.differs(tables: given.differences(from: found)) }
        return given
    }

    /// The same for the files beside the two.
    ///
    /// - Returns: how many there are, and the digests of those that are not what their names say.
    package func carryFiles(into other: Store) throws -> (count: Int, damaged: [String]) {
        var damaged: [String] = []
        let all = try blobs.all()
        for digest in all {
            guard let data = blobs.get(digest), try other.blobs.put(data) == digest else {
                damaged.append(digest)
                continue
            }
        }
        return (all.count - damaged.count, damaged)
    }
}

extension Tx {
    fileprivate func requireEmpty() throws {
        for table in try Catalog(self).tables
        where try value(Int.self, "SELECT 1 FROM \(table.name) LIMIT 1") != nil {
            throw CarryFailure.notEmpty(table: table.name)
        }
    }

    fileprivate func fill(_ source: Pages.Source, _ page: [[SQLValue]], _ parted: [PartedTable]) throws {
        switch source {
        case .search: for row in page { try put(dialect.searching.put, list: row) }
        case .table(let table):
            try parted.first { $0.name == table.name }?.makeRoom(for: keys(page, table), self)
            try insert(page, into: table)
        }
    }

    private func keys(_ page: [[SQLValue]], _ table: Catalog.Table) -> [Int64] {
        guard let place = table.columns.firstIndex(where: { [$0.name] == table.key }) else { return [] }
        return page.compactMap { Int64(sqlValue: $0[place]) }
    }

    /// Many rows a statement: so few statements as the engines' limit of values allows without being slow to parse.
    private func insert(_ page: [[SQLValue]], into table: Catalog.Table) throws {
        let names = table.columns.map(\.name)
        let most = max(1, 800 / names.count)
        for start in stride(from: 0, to: page.count, by: most) {
            let rows = page[start..<min(page.count, start + most)]
            let marks = rows.indices.map { row in
                let first = (row - start) * names.count
                return "(" + names.indices.map { "?\(first + $0 + 1)" }.joined(separator: ", ") + ")"
            }
            try put(
                "INSERT INTO \(table.name) (\(names.joined(separator: ", "))) VALUES \(marks.joined(separator: ", "))",
                list: rows.flatMap { $0 })
        }
    }

    /// Rows come table by table in order of name, so references are looked at when all are there.
    fileprivate func withoutReferences<T>(_ body: () throws -> T) throws -> T {
        guard dialect == .postgres else {
            try link.script("PRAGMA defer_foreign_keys = ON")
            return try body()
        }
        try link.script("SET LOCAL statement_timeout = 0")
        let rules = try rows(
            """
            SELECT conrelid::regclass::text, quote_ident(conname), pg_get_constraintdef(oid) FROM pg_constraint
            WHERE contype = 'f' AND connamespace = \(Catalog.schema) AND conparentid = 0
            ORDER BY conrelid::regclass::text, conname
            """
        ) { (table: try $0.next(String.self), name: try $0.next(String.self), text: try $0.next(String.self)) }
        for rule in rules { try link.script("ALTER TABLE \(rule.table) DROP CONSTRAINT \(rule.name)") }
        let result = try body()
        for rule in rules {
            try link.script("ALTER TABLE \(rule.table) ADD CONSTRAINT \(rule.name) \(rule.text)")
        }
        return result
    }
}
