import Casework
import Directory
import Kernel
import Store
import Workforce

/// What happened to cases and stands in rows of its own: reports, judgements, work in people's hands. Read along the
/// times, as ``HistoryTable`` reads.
enum ActsTable {
    /// Reports of major complaints: until when an answer is in time, and the first that there was.
    static func reported(_ db: DB, _ project: ID<Project>, in range: Range<Instant>) throws -> [Happened] {
        try db.rows(
            """
            SELECT \(HistoryTable.about), a.began_at,
              (SELECT min(k.due_at) FROM alarm_call k WHERE k.alarm = a.id),
              (SELECT min(k.answered_at) FROM alarm_call k WHERE k.alarm = a.id)
            FROM alarm a CROSS JOIN cases c
            WHERE c.id = a.case_id AND a.project = ?1 AND a.about = 'major' AND \(HistoryTable.since("a", "began_at"))
            """, list: HistoryTable.ownValues(project, range)
        ) { row in
            var happened = try happened(&row)
            happened.report = Happened.Report(dueAt: try row.next(), answeredAt: try row.next())
            return happened
        }
    }

    /// The judgements that hold: the last of each case.
    static func judged(_ db: DB, _ project: ID<Project>, in range: Range<Instant>) throws -> [Happened] {
        try db.rows(
            """
            SELECT \(HistoryTable.about), j.at, j.is_true, j.is_reasonable FROM judgement j CROSS JOIN cases c
            WHERE c.id = j.case_id AND j.project = ?1 AND j.at >= ?2 AND j.at < ?3 AND NOT EXISTS (
              SELECT 1 FROM judgement later WHERE later.case_id = j.case_id AND later.id > j.id)
            """, project, range.lowerBound, range.upperBound
        ) { row in
            var happened = try happened(&row)
            happened.found = Happened.Found(isTrue: try row.next(), isReasonable: try row.next())
            return happened
        }
    }

    /// Work that was handed on, given back or paused.
    static func handled(_ db: DB, _ project: ID<Project>, in range: Range<Instant>) throws -> [Happened] {
        try db.rows(
            """
            SELECT \(HistoryTable.about), h.at, h.id, h.what, h.staff FROM handling h CROSS JOIN cases c
            WHERE c.id = h.case_id AND h.project = ?1 AND h.at >= ?2 AND h.at < ?3
            """, project, range.lowerBound, range.upperBound
        ) { row in
            var happened = try happened(&row)
            happened.handling = Happened.Handled(number: try row.next(), what: try row.next(), staff: try row.next())
            return happened
        }
    }

    private static func happened(_ row: inout Row) throws -> Happened {
        Happened(try HistoryTable.about(&row), at: try row.next())
    }
}
