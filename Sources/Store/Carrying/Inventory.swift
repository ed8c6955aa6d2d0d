import Crypto
import Foundation

/// How many rows each table holds, and a digest over all of them: two stores that hold the same have the same.
package struct Inventory: Hashable, Sendable, Codable {
    package struct Entry: Hashable, Sendable, Codable {
        package let table: String
        package let rows: Int
        /// SHA-256 over the rows in order of their key, 64 hexadecimal digits.
        package let digest: String
    }

    package let entries: [Entry]
    package var rows: Int { entries.reduce(0) { $0 + $1.rows } }

    /// Reads the whole store.
    package init(_ db: DB) throws { self = try Self.taken(db) { _, _ in } }

    private init(entries: [Entry]) { self.entries = entries }

    /// Reads the whole store and gives its rows, a page at a time, table by table.
    static func taken(_ db: DB, give: (Pages.Source, [[SQLValue]]) throws -> Void) throws -> Inventory {
        let sources = try Catalog(db).tables.map(Pages.Source.table) + [.search]
        return Inventory(
            entries: try sources.map { source in
                var digest = RowDigest()
                try Pages.read(db, source) { page in
                    for row in page { digest.add(row) }
                    try give(source, page)
                }
                return Entry(table: source.name, rows: digest.count, digest: digest.made)
            })
    }

    /// The tables in which the two are not the same.
    package func differences(from other: Inventory) -> [String] {
        let mine = Dictionary(uniqueKeysWithValues: entries.map { ($0.table, $0) })
        let others = Dictionary(uniqueKeysWithValues: other.entries.map { ($0.table, $0) })
        return Set(mine.keys).union(others.keys).filter { mine[$0] != others[$0] }.sorted()
    }
}

/// A digest over rows: each value with its type and its length, so that no two lists of rows have the same bytes.
private struct RowDigest {
    private var hash = SHA256()
    private(set) var count = 0

    mutating func add(_ row: [SQLValue]) {
        var bytes: [UInt8] = []
        for value in row {
            switch value {
            case .null: bytes += Array("n;".utf8)
            case .integer(let number): bytes += Array("i\(number);".utf8)
            case .text(let text): bytes += Array("t\(text.utf8.count):".utf8) + Array(text.utf8)
            }
        }
        bytes.append(10)
        hash.update(data: bytes)
        count += 1
    }

    var made: String { hash.finalize().hex }
}
