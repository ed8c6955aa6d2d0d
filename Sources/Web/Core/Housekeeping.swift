import Casework
import Kernel
import Logging
import Store
import Workforce

/// What the house does by itself once a day: it forgets what only made repeated requests and sign-ins work, and makes
/// room for the months to come. Nothing that a user entered is forgotten.
package enum Housekeeping {
    private static let kind = "housekeeping"

    /// - Parameter works: what else is due at a time, by kind.
    package static func jobs(_ store: Store, logger: Logger, besides works: [String: Jobs.Work]) -> Jobs {
        Jobs(store, logger: logger, works: works.merging([kind: { try work($0, $1, logger) }]) { $1 })
    }

    /// Plans the next time; the last hour of the day in UTC is a quiet one in China.
    package static func plan(_ tx: Tx) throws {
        let day = Zone.utc.day(of: tx.now)
        try Jobs.plan(tx, kind, key: "\(day)", at: Zone.utc.start(of: day) + .hours(20))
    }

    private static func work(_ tx: Tx, _ job: Jobs.Job, _ logger: Logger) throws {
        let requests = try tx.forgetAnswers(before: tx.now - .days(7))
        let entrance = try Entrance.forget(tx)
        _ = try Turnstile.forget(tx)
        let jobs = try Jobs.forget(tx, before: tx.now - .days(30))
        let numbers = try DueCounters.forget(tx, before: tx.now - .days(1))
        try Parts.prepare(tx, logger: logger)
        try Audit.append(
            tx, actor: 0, act: "housekeeping", subject: job.key,
            detail: "\(requests) answers, \(entrance) sign-ins, \(jobs) jobs, \(numbers) empty numbers")
        // The day after it was due; after a stop of days, once for all of them.
        let next = max(Zone.utc.day(of: job.dueAt).adding(days: 1), Zone.utc.day(of: tx.now))
        try Jobs.plan(tx, kind, key: "\(next)", at: Zone.utc.start(of: next) + .hours(20))
    }
}
