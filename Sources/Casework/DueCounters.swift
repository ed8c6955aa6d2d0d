import Kernel
import Store

/// The running numbers in which the nearest promise of a case counts: that of its hour and that of its minute. However
/// many cases are late, those due before an instant are two sums and the rows of one minute.
package enum DueCounters {
    private static let (perMinute, perHour) = (Int64(60_000), Int64(3_600_000))

    static func hour(_ number: Int64) -> String { "due-hour:" + padded(Int(max(0, number)), 8) }
    static func minute(_ number: Int64) -> String { "due-minute:" + padded(Int(max(0, number)), 10) }

    static func names(_ due: Instant) -> [String] {
        [hour(due.milliseconds / perHour), minute(due.milliseconds / perMinute)]
    }

    /// What a change of the nearest promise adds to each.
    static func changes(from old: Instant?, to new: Instant?) -> [(String, Int)] {
        guard old != new else { return [] }
        return (new.map(names) ?? []).map { ($0, 1) } + (old.map(names) ?? []).map { ($0, -1) }
    }

    /// How many cases of the project have a promise that is due before the instant.
    package static func count(_ db: DB, project: Int64, before instant: Instant) throws -> Int {
        let time = max(0, instant.milliseconds)
        let (thisHour, thisMinute) = (time / perHour, time / perMinute)
        let hours = try Counters.sum(db, project: project, from: hour(0), to: hour(thisHour))
        let minutes = try Counters.sum(
            db, project: project, from: minute(thisHour * 60), to: minute(thisMinute))
        return hours + minutes
            + (try CaseTable.countDue(db, project: project, from: thisMinute * perMinute, before: time))
    }

    /// Drops the numbers of what is past and settled.
    package static func forget(_ tx: Tx, before instant: Instant) throws -> Int {
        let time = instant.milliseconds
        return try Counters.dropEmpty(tx, from: hour(0), to: hour(time / perHour))
            + Counters.dropEmpty(tx, from: minute(0), to: minute(time / perMinute))
    }
}
