import Foundation
import Kernel

@testable import Store

/// Where a test keeps its store: a file in a folder of its own, or a schema of the PostgreSQL that
/// `GUANJIA_TEST_POSTGRES` names. Whatever has a store is tested once on each.
package enum TestStore {
    package static let postgres = ProcessInfo.processInfo.environment["GUANJIA_TEST_POSTGRES"]
    package static var isPostgres: Bool { postgres != nil }

    /// - Parameter folder: its name is unique; it names the schema too, where no used one lies ready.
    package static func open(
        in folder: URL, clock: Clock, migrations: [Migration], faults: Faults? = nil
    ) throws -> Store {
        if isPostgres {
            UsedSchemas.lend(to: folder, migrations: migrations, clock: clock)
        } else {
            try EmptyFiles.lay(in: folder, migrations: migrations, clock: clock)
        }
        return try Store(
            at: address(in: folder), blobs: folder.appending(path: "blobs").path, clock: clock,
            migrations: migrations, readers: isPostgres ? 1 : 4, faults: faults)
    }

    private static func address(in folder: URL) -> String {
        guard let postgres else { return folder.appending(path: "store.db").path }
        return postgres + (postgres.contains("?") ? "&" : "?") + "schema=" + UsedSchemas.name(of: folder)
    }

    /// Puts into an empty store what another one holds. A file was copied with its folder before it was opened.
    package static func fill(_ folder: URL, from other: URL) throws {
        guard isPostgres else { return }
        try fill(UsedSchemas.name(of: folder), from: UsedSchemas.name(of: other))
    }

    /// Ends a closed store and its folder. Its schema is emptied and lent again: to make one takes longer than a test.
    package static func clear(_ folder: URL) {
        try? FileManager.default.removeItem(at: folder)
        if isPostgres { UsedSchemas.giveBack(folder) }
    }

    /// - Returns: whether both schemas are made alike; if not, nothing was done.
    @discardableResult
    static func fill(_ schema: String, from other: String) throws -> Bool {
        guard let address = PostgresAddress(postgres ?? "") else { return false }
        let link = PostgresLink(address)
        try link.connect()
        let (tables, others) = (try tables(of: schema, link), try tables(of: other, link))
        guard tables == others else { return false }
        // Rows come in the order of their tables' names: foreign keys are looked at by nobody meanwhile.
        var steps = ["SET session_replication_role = replica"]
        for table in tables.keys.sorted() where table != "schema_step" {
            let (to, from) = (PostgresLink.quoted(schema), PostgresLink.quoted(other))
            if try holds("\(to).\(table)", link) { steps.append("DELETE FROM \(to).\(table)") }
            if try holds("\(from).\(table)", link) {
                steps.append("INSERT INTO \(to).\(table) SELECT * FROM \(from).\(table)")
            }
        }
        try link.script(steps.joined(separator: "; "))
        return true
    }

    /// The tables, and how many indexes each has.
    private static func tables(of schema: String, _ link: PostgresLink) throws -> [String: Int64] {
        var found: [String: Int64] = [:]
        try link.query(
            """
            SELECT relname::text, (SELECT COUNT(*) FROM pg_index WHERE indrelid = c.oid) FROM pg_class c
            JOIN pg_namespace n ON n.oid = relnamespace
            WHERE n.nspname = ?1 AND relkind IN ('r', 'p') AND NOT relispartition
            """, [schema]
        ) { row in
            if case .text(let table) = try row.value(at: 0), case .integer(let indexes) = try row.value(at: 1) {
                found[table] = indexes
            }
            return true
        }
        return found
    }

    private static func holds(_ table: String, _ link: PostgresLink) throws -> Bool {
        try DB(link).value(Int64.self, "SELECT 1 FROM \(table) LIMIT 1") != nil
    }
}
