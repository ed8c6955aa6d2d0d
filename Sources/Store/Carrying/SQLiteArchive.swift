import Foundation
import GRDB
import Kernel

/// Files in a table of a SQLite database, in the form of the archives of the `sqlite3` program (sqlar).
struct SQLiteArchive {
    private let pool: DatabasePool

    init(_ engine: SQLiteEngine) { pool = engine.pool }

    func prepare() throws {
        try SQLiteLink.said {
            try pool.write {
                try $0.execute(
                    sql: "CREATE TABLE sqlar (name TEXT PRIMARY KEY, mode INT, mtime INT, sz INT, data BLOB)")
            }
        }
    }

    /// As it is: what is pressed already, as pictures are, would not become smaller.
    func put(_ name: String, _ data: Data, at: Instant) throws {
        try SQLiteLink.said {
            try pool.write {
                try $0.execute(
                    sql: "INSERT INTO sqlar (name, mode, mtime, sz, data) VALUES (?, 33188, ?, ?, ?)",
                    arguments: [name, at.milliseconds / 1000, data.count, data])
            }
        }
    }

    func get(_ name: String) throws -> Data? {
        try SQLiteLink.said {
            try pool.read { database in
                guard try database.tableExists("sqlar") else { return nil }
                return try Data.fetchOne(database, sql: "SELECT data FROM sqlar WHERE name = ?", arguments: [name])
            }
        }
    }

    /// What stands under a folder, without it, in order.
    func names(under folder: String) throws -> [String] {
        try SQLiteLink.said {
            try pool.read {
                try String.fetchAll(
                    $0, sql: "SELECT substr(name, ?) FROM sqlar WHERE name LIKE ? ORDER BY name",
                    arguments: [folder.count + 1, folder + "%"])
            }
        }
    }
}
