import Casework
import Channels
import Directory
import Kernel
import Store

/// The telephone as it stands: who waits, whom nobody has called back, and the calls of the day.
package struct CallsNow: Sendable {
    package let waiting: Int
    /// Since when the one waits who has waited longest.
    package let waitingSince: Instant?
    /// Missed, and nobody has called back.
    package let owed: Int
    package let today: CallTally
    /// Nobody ever called, and no line is declared: there is nothing to show.
    package let isQuiet: Bool

    init(_ db: DB, _ projects: [Project], _ rules: TelephoneRules, day: Day, at now: Instant) throws {
        var (waiting, owed, today): (Int, Int, CallTally) = (0, 0, CallTally())
        var since: Instant?
        for project in projects {
            let here = try CallTable.waiting(db, project.id, since: now - rules.longestRing)
            waiting += here.count
            since = [since, here.since].compactMap(\.self).min()
            owed += try CallTable.owedCount(db, project.id)
            let start = project.zone.start(of: day)
            today = today + (try CallTable.tally(db, project.id, in: start..<max(start, now + .seconds(1)), rules))
        }
        (self.waiting, waitingSince, self.owed, self.today) = (waiting, since, owed, today)
        isQuiet = rules.lines.isEmpty && waiting == 0 && owed == 0 && today.offered == 0
    }
}
