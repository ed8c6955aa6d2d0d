import Kernel

/// A table of PostgreSQL that only grows and lies in parts by its key, so that what is old is left alone: its pages,
/// its indexes and its statistics. What no part takes lies in the rest, so that no row is ever refused.
struct PartedTable: Sendable {
    let name: String
    let key: String

    var rest: String { name + "_rest" }
    private var parting: Parting { Parting(key: key) }

    /// Those of this store; none on SQLite.
    static func all(_ db: DB) throws -> [PartedTable] {
        guard db.dialect == .postgres else { return [] }
        return try db.rows(
            """
            SELECT c.relname, a.attname FROM pg_partitioned_table p JOIN pg_class c ON c.oid = p.partrelid
              JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = p.partattrs[0]
            WHERE c.relnamespace = \(Catalog.schema) ORDER BY c.relname
            """
        ) { PartedTable(name: try $0.next(), key: try $0.next()) }
    }

    /// The part of the next row, and the two after it.
    func ahead(_ tx: Tx) throws -> [Part] {
        let next: Int64 =
            switch parting {
            case .months: tx.newID(PartedTable.self).number
            case .numbers: try (tx.value(Int64.self, "SELECT max(\(key)) FROM \(name)") ?? 0) + 1
            }
        var parts: [Part] = []
        var start: Int64? = next
        while parts.count < 3, let key = start, let part = parting.part(of: name, holding: key) {
            parts.append(part)
            start = part.keys.upperBound
        }
        return parts
    }

    /// The parts that rows of a table, with the same columns, belong to.
    func parts(of rows: String, _ tx: Tx) throws -> [Part] {
        var parts: [Part] = []
        var start: Int64 = 0
        while let found = try tx.value(Int64.self, "SELECT min(\(key)) FROM \(rows) WHERE \(key) >= ?1", start),
            let part = parting.part(of: name, holding: found)
        {
            parts.append(part)
            start = part.keys.upperBound
        }
        return parts
    }

    /// Makes the parts that rows with these keys belong to, where they are missing.
    func makeRoom(for keys: [Int64], _ tx: Tx) throws {
        var last: Part?
        for key in keys where last?.keys.contains(key) != true {
            last = parting.part(of: name, holding: key)
            if let last, try !isThere(last, tx) { try make(last, tx) }
        }
    }

    func make(_ part: Part, _ tx: Tx) throws {
        let (first, end) = (part.keys.lowerBound, part.keys.upperBound)
        try tx.link.script(
            """
            CREATE TABLE \(part.name) PARTITION OF \(name) FOR VALUES FROM (\(first)) TO (\(end));
            \(tx.dialect.guardingFromEmptying(part.name))
            """)
    }

    /// Something has its name: the part itself, or what somebody has detached and left.
    func isThere(_ part: Part, _ tx: Tx) throws -> Bool {
        try tx.value(Bool.self, "SELECT to_regclass(?1) IS NOT NULL", part.name) ?? false
    }
}
