import Foundation
import Logging
import Synchronization

/// Counts what is asked of the database and tells the log what took long. Bound values are never told.
package final class StatementWatch: Sendable {
    private let logger: Logger
    /// Seconds; nothing is told where nil.
    private let limit: Double?
    private let statements = Atomic<Int>(0)
    private let slow = Atomic<Int>(0)
    private let commits = Atomic<Int>(0)
    private let writes = Atomic<Int>(0)
    private let failed = Atomic<Int>(0)

    /// - Parameter slow: what takes longer is told, in seconds; nought tells nothing.
    init(_ logger: Logger, slow limit: Double) {
        self.logger = logger
        self.limit = limit > 0 ? limit : nil
    }

    /// Since the process began.
    package struct Counts: Sendable {
        package let statements: Int
        package let slow: Int
        package let commits: Int
        package let writes: Int
        package let failedCommits: Int
    }

    package var counts: Counts {
        Counts(
            statements: statements.load(ordering: .relaxed), slow: slow.load(ordering: .relaxed),
            commits: commits.load(ordering: .relaxed), writes: writes.load(ordering: .relaxed),
            failedCommits: failed.load(ordering: .relaxed))
    }

    /// A statement with the values it was sent with.
    package struct Statement: Sendable {
        package let sql: String
        let values: [SQLValue]

        /// Those that only read, or say by a `WHERE` what they change.
        var isQuery: Bool { ["SELECT", "WITH", "UPDATE", "DELETE"].contains { sql.hasPrefix($0) } }
    }

    private let isRecording = Atomic<Bool>(false)
    private let recorded = Mutex<[Statement]>([])

    /// Begins to record what is asked, or ends it and answers what was: for tests of plans.
    @discardableResult
    package func record(_ isOn: Bool) -> [Statement] {
        isRecording.store(isOn, ordering: .relaxed)
        return recorded.withLock { all in
            defer { all = [] }
            return all
        }
    }

    func timed<T>(_ sql: String, _ values: [any SQLConvertible], _ work: () throws -> T) rethrows -> T {
        statements.add(1, ordering: .relaxed)
        if isRecording.load(ordering: .relaxed) {
            recorded.withLock { $0.append(Statement(sql: sql, values: values.map(\.sqlValue))) }
        }
        guard let limit else { return try work() }
        let begun = ProcessInfo.processInfo.systemUptime
        defer {
            let seconds = ProcessInfo.processInfo.systemUptime - begun
            if seconds > limit { tell(sql, seconds) }
        }
        return try work()
    }

    func committed(_ count: Int) {
        commits.add(1, ordering: .relaxed)
        writes.add(count, ordering: .relaxed)
    }

    func commitFailed() { failed.add(1, ordering: .relaxed) }

    private func tell(_ sql: String, _ seconds: Double) {
        slow.add(1, ordering: .relaxed)
        let text = sql.split(whereSeparator: \.isWhitespace).joined(separator: " ").prefix(400)
        logger.warning("slow statement", metadata: ["ms": "\(Int(seconds * 1000))", "sql": "\(text)"])
    }
}
