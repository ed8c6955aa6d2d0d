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

/// How long a program takes until it serves an empty store, and what it then holds in memory.
enum StartUp {
    struct Result: Sendable {
        let seconds: Double
        let memoryMegabytes: Double
    }

    static func measure(_ options: StoreOptions, _ folder: URL) async throws -> Result {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
        let desks = try options.deskFolder().deletingLastPathComponent().path
        process.arguments = [
            "serve", "--port", "0", "--store", folder.appending(path: "empty.db").path, "--desks", desks,
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
