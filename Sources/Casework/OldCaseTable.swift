import Foundation
import Kernel
import Store

/// Old cases by what their rows are known again by.
package enum OldCaseTable {
    /// So many keys stand in one statement.
    private static let batch = 300

    /// The numbers of those that came before, by key.
    package static func numbers(_ db: DB, keys: [String]) throws -> [String: String] {
        var all: [String: String] = [:]
        let erased = Dictionary(keys.map { (Self.erased($0), $0) }, uniquingKeysWith: { first, _ in first })
        let known = keys + erased.keys.sorted()
        for start in stride(from: 0, to: known.count, by: batch) {
            let some = Array(known[start..<min(start + batch, known.count)])
            let marks = some.indices.map { "?\($0 + 1)" }.joined(separator: ", ")
            let found = try db.rows(
                "SELECT import_key, number FROM cases WHERE import_key IN (\(marks)) ORDER BY import_key", list: some
            ) { (try $0.next(String.self), try $0.next(String.self)) }
            for (key, number) in found { all[erased[key] ?? key] = number }
        }
        return all
    }

    /// A key in which nobody reads what it was made of: of a case whose customer was taken out.
    static func erased(_ key: String) -> String { "#" + Blobs.digest(of: Data(key.utf8)) }

    /// Its row may come again as another case: what stands there begins like no key.
    static func release(_ tx: Tx, _ id: ID<Case>) throws {
        try tx.put("UPDATE cases SET import_key = ?2 WHERE id = ?1", id, "/\(id.number)")
    }

    /// Of those whose import was undone: they are in no list, count in no figure and are found by their number alone.
    ///
    /// - Parameter alias: of the table, with its point.
    package static func stands(_ alias: String = "") -> String { "coalesce(\(alias)import_key, '') NOT LIKE '/%'" }
}
