import Foundation
import Kernel

@testable import Store

/// Where a test keeps its store: a file in a folder of its own, or a schema of the PostgreSQL that
/// `GUANJIA_TEST_POSTGRES` names. Whatever has a store is tested once on each.
package enum TestStore {
    package static let postgres = ProcessInfo.processInfo.environment["GUANJIA_TEST_POSTGRES"]
    package static var isPostgres: Bool { postgres != nil }

    /// - Parameter folder: its name is unique; it names the schema too.
    package static func open(
        in folder: URL, clock: Clock, migrations: [Migration], faults: Faults? = nil
    ) throws -> Store {
        try Store(
            at: address(in: folder), blobs: folder.appending(path: "blobs").path, clock: clock,
            migrations: migrations, readers: isPostgres ? 1 : 4, faults: faults)
    }

    private static func address(in folder: URL) -> String {
        guard let postgres else { return folder.appending(path: "store.db").path }
        return postgres + (postgres.contains("?") ? "&" : "?") + "schema=" + folder.lastPathComponent
    }

    /// Puts into an empty store what another one holds. A file was copied with its folder before it was opened.
    package static func fill(_ folder: URL, from other: URL) throws {
        guard isPostgres, let address = PostgresAddress(address(in: folder)) else { return }
        let (from, to) = (PostgresLink.quoted(other.lastPathComponent), PostgresLink.quoted(folder.lastPathComponent))
        let link = PostgresLink(address)
        try link.connect()
        var copies: [String] = []
        try link.query(
            """
            SELECT relname::text FROM pg_class JOIN pg_namespace n ON n.oid = relnamespace
            WHERE n.nspname = ?1 AND relkind IN ('r', 'p') AND NOT relispartition ORDER BY 1
            """, [other.lastPathComponent]
        ) { row in
            if case .text(let table) = try row.value(at: 0), table != "schema_step" {
                // A step of the schema may have put rows into it already.
                copies.append("DELETE FROM \(to).\(table)")
                copies.append("INSERT INTO \(to).\(table) SELECT * FROM \(from).\(table)")
            }
            return true
        }
        // Rows come in the order of their tables' names: foreign keys are looked at by nobody meanwhile.
        try link.script((["SET session_replication_role = replica"] + copies).joined(separator: "; "))
    }
}
