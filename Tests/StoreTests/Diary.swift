import Foundation
import Kernel
import Logging
import TestStore
import Testing

@testable import Store

/// A cellar with a diary that only grows and lies in parts: what the timeline of cases is to the house.
struct Diary {
    private static let whole = Migration(
        3, "diary",
        """
        CREATE TABLE diary (
          id INTEGER PRIMARY KEY, jar BIGINT REFERENCES jar (id), line TEXT NOT NULL CHECK (line <> ''));
        CREATE INDEX diary_by_jar ON diary (jar, id);
        """, keeping: ["diary"])
    static let before = Cellar.migrations + [whole]
    static let migrations = before + [Migration(95, "parts", parting: ["diary", "audit"])]

    let cellar: Cellar

    /// - Parameter migrations: those of an earlier program do not part it.
    init(_ migrations: [Migration] = Diary.migrations) throws { cellar = try Cellar(migrations: migrations) }

    /// Writes a line at a time, which may be in another month.
    func write(_ line: String, at time: String) async throws {
        cellar.hand.set(try #require(Instant(time)))
        // With a maker of its own: identities of the store never go back.
        let key = IDMaker(clock: cellar.hand.clock, node: 1).make(Diary.self)
        try await cellar.store.write { tx in
            _ = try tx.run("INSERT INTO diary (id, line) VALUES (?1, ?2)", key, line)
        }
    }

    /// Each line with the part that it lies in.
    func places(_ store: Store? = nil, _ table: String = "diary") async throws -> [String] {
        try await (store ?? cellar.store).read { db in
            try db.rows("SELECT line || ' ' || CAST(tableoid AS regclass)::text FROM \(table) ORDER BY id") {
                try $0.next(String.self).split(separator: ".").last.map(String.init) ?? ""
            }
        }
    }

    /// The parts that there are, with all indexes and triggers that guard them.
    func parts(of table: String = "diary") async throws -> [String] {
        try await cellar.store.read { db in
            try db.rows(
                """
                SELECT c.relname || ' ' || (SELECT count(*) FROM pg_index WHERE indrelid = c.oid)
                  || (SELECT count(*) FROM pg_trigger WHERE tgrelid = c.oid AND tgname LIKE '%_is_never_%')
                FROM pg_inherits JOIN pg_class c ON c.oid = inhrelid WHERE inhparent = to_regclass(?1) ORDER BY 1
                """, table
            ) { try $0.next(String.self) }
        }
    }

    func prepare() async throws {
        try await cellar.store.write { try Parts.prepare($0, logger: Logger(label: "parts")) }
    }
}
