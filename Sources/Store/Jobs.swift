import Kernel
import Logging

/// Work that is due at a time and done by whichever copy of the program comes first.
///
/// A job is found, done and ticked off in one transaction, so its effects are there exactly once, whatever dies in
/// between; where it fails its effects are undone, and it is tried again later.
package struct Jobs: Sendable {
    /// Does the work inside the transaction.
    package typealias Work = @Sendable (Tx, Job) throws -> Void

    package struct Job: Sendable {
        package let id: Int64
        package let kind: String
        /// What it is about; no two jobs of a kind have the same.
        package let key: String
        package let dueAt: Instant
        /// How often it was tried before.
        package let tries: Int
    }

    private let store: Store
    private let logger: Logger
    private let works: [String: Work]
    private static let longestPause = Span.hours(1)

    /// - Parameter works: by kind. What this program does not know is left to one that does.
    package init(_ store: Store, logger: Logger, works: [String: Work]) {
        (self.store, self.logger, self.works) = (store, logger, works)
    }

    /// Plans a job; nothing where one of its kind with its key was planned before, done or not.
    package static func plan(_ tx: Tx, _ kind: String, key: String, at due: Instant) throws {
        try tx.run(
            """
            INSERT INTO job (id, kind, key, due_at, tries) VALUES (?1, ?2, ?3, ?4, 0) ON CONFLICT (kind, key) DO NOTHING
            """, tx.newID(Jobs.self), kind, key, due)
    }

    /// Does what is due, the oldest first, each job in a transaction of its own: whoever writes meanwhile waits for one
    /// job at most.
    ///
    /// - Parameter most: goes home after so many; what is left is done by the next look.
    /// - Returns: how many were done.
    package func work(most: Int = .max) async throws -> Int {
        var (done, tried) = (0, 0)
        // Nobody's write waits for a look that finds nothing.
        while tried < most, !Task.isCancelled, case let now = store.clock.now(), try await isAnyDue(now) {
            let result = try await store.write { tx in
                try due(tx, now).map { job in (job: job, trouble: try attempt(tx, job)) }
            }
            // Another copy was quicker.
            guard let result else { break }
            tried += 1
            guard let trouble = result.trouble else { done += 1; continue }
            let name = "\(result.job.kind) \(result.job.key)"
            logger.error("a job failed", metadata: ["job": "\(name)", "cause": "\(trouble)"])
        }
        return done
    }

    private var kinds: [String] { works.keys.sorted() }

    /// What is due, by now (`?1`) and the kinds that this program knows.
    private var isDue: String {
        let marks = kinds.indices.map { "?\($0 + 2)" }.joined(separator: ", ")
        return "done_at IS NULL AND due_at <= ?1 AND kind IN (\(marks))"
    }

    private func isAnyDue(_ now: Instant) async throws -> Bool {
        try await store.read { db in
            try db.rows("SELECT EXISTS (SELECT 1 FROM job WHERE \(isDue))", list: [now] + kinds) {
                try $0.next(Bool.self)
            }.contains(true)
        }
    }

    /// What nobody else is at: on PostgreSQL a row that another copy holds is passed by.
    private func due(_ tx: Tx, _ now: Instant) throws -> Job? {
        try tx.rows(
            """
            SELECT id, kind, key, due_at, tries FROM job WHERE \(isDue) ORDER BY due_at, id LIMIT 1
            \(tx.dialect == .postgres ? "FOR UPDATE SKIP LOCKED" : "")
            """, list: [now] + kinds
        ) {
            Job(id: try $0.next(), kind: try $0.next(), key: try $0.next(), dueAt: try $0.next(), tries: try $0.next())
        }.first
    }

    /// - Returns: why it failed; nil where it is done.
    private func attempt(_ tx: Tx, _ job: Job) throws -> String? {
        guard let work = works[job.kind] else { return nil }
        do {
            try tx.attempt { try work(tx, job) }
            try tx.run("UPDATE job SET done_at = ?2, trouble = NULL WHERE id = ?1", job.id, tx.now)
            return nil
        } catch let error as EngineError where error.sort != .statement || !tx.link.isInTransaction {
            throw error
        } catch {
            let pause = min(Self.longestPause, Span.seconds(Int64(10 << min(job.tries, 9))))
            try tx.run(
                "UPDATE job SET tries = tries + 1, due_at = ?2, trouble = ?3 WHERE id = ?1", job.id, tx.now + pause,
                String("\(error)".prefix(1000)))
            return "\(error)"
        }
    }

    /// Ticked off longer ago than this is forgotten.
    package static func forget(_ tx: Tx, before: Instant) throws -> Int {
        try tx.run("DELETE FROM job WHERE done_at < ?1", before)
    }

    /// How many wait, and how many of those that are not done have failed before.
    package func waiting() async throws -> (due: Int, failed: Int) {
        let now = store.clock.now()
        return try await store.read { db in
            func count(_ condition: String, _ values: any SQLConvertible...) throws -> Int {
                let sql = "SELECT count(*) FROM job WHERE done_at IS NULL AND \(condition)"
                return try db.rows(sql, list: values) { try $0.next(Int.self) }[0]
            }
            return (try count("due_at <= ?1", now), try count("tries > 0"))
        }
    }
}
