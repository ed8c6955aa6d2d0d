import Foundation
import GRDB
import Kernel

/// What the disk can do: durable commits a second of one small row each, by SQLite alone.
enum RawCommits {
    static func measure(in folder: URL, seconds: Double) throws -> Double {
        let path = folder.appending(path: "raw-\(UUID().uuidString).db").path
        let queue = try DatabaseQueue(path: path)
        defer { try? FileManager.default.removeItem(atPath: path) }
        try queue.writeWithoutTransaction { database in
            try database.execute(sql: "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE t (a, b)")
            let statement = try database.cachedStatement(sql: "INSERT INTO t VALUES (?, ?)")
            let begun = ContinuousClock().now
            while (ContinuousClock().now - begun).inSeconds < seconds { try statement.execute(arguments: [1, "x"]) }
        }
        let count = try queue.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM t") ?? 0 }
        return Double(count) / seconds
    }
}

/// What the disk and SQLite alone take for so many rows of a size, twenty small columns beside them, in one commit.
enum RawRows {
    static func measure(in folder: URL, rows: Int, bytes: Int) throws -> Double {
        let path = folder.appending(path: "raw-\(UUID().uuidString).db").path
        let queue = try DatabaseQueue(path: path)
        defer { try? FileManager.default.removeItem(atPath: path) }
        let text = String(repeating: "x", count: bytes)
        let columns = (0..<20).map { "c\($0)" }.joined(separator: ", ")
        let values = Array(repeating: "7", count: 20).joined(separator: ", ")
        return try queue.writeWithoutTransaction { database in
            try database.execute(sql: "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL")
            try database.execute(sql: "CREATE TABLE a (t); CREATE TABLE b (\(columns))")
            let begun = ContinuousClock().now
            try database.inTransaction {
                let first = try database.cachedStatement(sql: "INSERT INTO a VALUES (?)")
                let second = try database.cachedStatement(sql: "INSERT INTO b VALUES (\(values))")
                for _ in 0..<rows {
                    try first.execute(arguments: [text])
                    try second.execute()
                }
                return .commit
            }
            return (ContinuousClock().now - begun).inSeconds
        }
    }
}

/// How long a program takes until it serves an empty store, and what it then holds in memory.
enum StartUp {
    struct Result: Sendable {
        let seconds: Double
        let memoryMegabytes: Double
    }

    /// - Parameters:
    ///   - folder: where the empty store lies, under this name.
    ///   - desks: the folder of desks; nil for the one that the options name.
    static func measure(
        _ options: StoreOptions, _ folder: URL, name: String = "empty", desks: URL? = nil
    ) async throws -> Result {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
        let desks = try (desks ?? options.deskFolder().deletingLastPathComponent()).path
        process.arguments = [
            "serve", "--port", "0", "--store", folder.appending(path: name + ".db").path, "--desks", desks,
        ]
        let pipe = Pipe()
        process.standardOutput = pipe
        let begun = ContinuousClock().now
        try process.run()
        defer { process.terminate() }
        var heard = ""
        while !heard.contains("listening on") {
            let data = pipe.fileHandleForReading.availableData
            guard !data.isEmpty else { throw UsageError("the server did not start: \(heard)") }
            heard += String(decoding: data, as: UTF8.self)
        }
        let seconds = (ContinuousClock().now - begun).inSeconds
        try await Task.sleep(for: .seconds(1))
        let status = try String(contentsOfFile: "/proc/\(process.processIdentifier)/status", encoding: .utf8)
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmRSS") } ?? ""
        let kilobytes = Double(line.split(separator: " ").dropFirst().first ?? "0") ?? 0
        return Result(seconds: seconds, memoryMegabytes: kilobytes / 1024)
    }
}

/// What the engine can do with bare rows: a customer, a stay and a number each, five hundred to a transaction.
enum RawHouseholds {
    static func measure(in folder: URL, rows: Int) throws -> Double {
        let path = folder.appending(path: "rows-\(UUID().uuidString).db").path
        let queue = try DatabaseQueue(path: path)
        defer { try? FileManager.default.removeItem(atPath: path) }
        let begun = ContinuousClock().now
        try queue.writeWithoutTransaction { database in
            try database.execute(
                sql: """
                    PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
                    CREATE TABLE person (id INTEGER PRIMARY KEY, project, name, phones, tags, note);
                    CREATE TABLE occupancy (id INTEGER PRIMARY KEY, person, place, capacity, from_day, to_day);
                    CREATE TABLE phone (digits, person, PRIMARY KEY (digits, person)) WITHOUT ROWID;
                    """)
            for start in stride(from: 0, to: rows, by: 500) {
                try database.inTransaction {
                    for number in start..<min(rows, start + 500) { try insert(number, database) }
                    return .commit
                }
            }
        }
        return (ContinuousClock().now - begun).inSeconds
    }

    private static func insert(_ number: Int, _ database: Database) throws {
        try database.cachedStatement(sql: "INSERT INTO person VALUES (?, 1, ?, ?, '[]', '')")
            .execute(arguments: [number, "name \(number)", "[\"136\(number)\"]"])
        try database.cachedStatement(sql: "INSERT INTO occupancy VALUES (?, ?, ?, 'owner', '2024-05-01', NULL)")
            .execute(arguments: [number, number, number / 3])
        try database.cachedStatement(sql: "INSERT INTO phone VALUES (?, ?)")
            .execute(arguments: ["136\(number)", number])
    }
}
