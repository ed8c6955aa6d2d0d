import Directory
import Kernel
import Store

/// Rows ↔ the open promises that run on a calendar.
enum CalendarMoveTable {
    /// An open promise with what a preview says of its case.
    struct Running: Sendable {
        let number: String
        let project: ID<Project>
        let promise: Promise
    }

    private static let live = Phase.live

    /// The open promises of a desk's calendar in some projects, at the places of an area alone where there is one, the
    /// next one due first.
    static func running(
        _ db: DB, of place: CalendarPlace, in projects: [ID<Project>], _ area: CalendarArea?, limit: Int
    ) throws -> [Running] {
        guard !projects.isEmpty else { return [] }
        let known: [any SQLConvertible] = [place.desk, place.key] + projects + live + [limit]
        let last = known.count
        return try db.rows(
            """
            \(area?.table(from: last + 1) ?? "")
            SELECT cases.number, cases.project, promise.id, promise.kind, promise.made_by, promise.by_name,
              promise.made_at, promise.level, promise.starts_at, promise.due_at, promise.paused_since,
              promise.paused_for, promise.calendar, promise.calendar_version, promise.target, promise.pauses
            FROM cases CROSS JOIN promise
            WHERE cases.project IN (\(IncidentTable.marks(projects.count, from: 3)))
              AND cases.phase IN (\(IncidentTable.marks(live.count, from: 3 + projects.count)))
              AND cases.desk = ?1 AND promise.case_id = cases.id AND promise.state = 'open' AND promise.calendar = ?2
              \(area.map { "AND " + $0.condition } ?? "")
            ORDER BY promise.due_at, promise.id LIMIT ?\(last)
            """, list: known + (area?.values ?? [])
        ) { row in
            Running(number: try row.next(), project: try row.next(), promise: try promise(&row))
        }
    }

    private static func promise(_ row: inout Row) throws -> Promise {
        var promise = Promise(
            id: try row.next(), kind: try row.next(), by: try row.next(), byName: try row.next(),
            madeAt: try row.next(), words: "", level: try row.next(), startsAt: try row.next(), dueAt: try row.next())
        promise.pausedSince = try row.next()
        promise.pausedFor = Span(milliseconds: try row.next())
        promise.clock = try PromiseTable.clock(&row)
        promise.pauses = try row.next(JSONColumn<[Pause]>?.self)?.value ?? []
        return promise
    }

    /// The cases of a project, at the places of an area alone where there is one, with an open promise on an older
    /// version, in the order of their identities.
    static func cases(
        _ db: DB, before version: CalendarVersion, in project: ID<Project>, _ area: CalendarArea?, after: ID<Case>,
        limit: Int
    ) throws -> [ID<Case>] {
        try live.flatMap { phase in
            try db.rows(
                """
                \(area?.table(from: 8) ?? "")
                SELECT id FROM cases WHERE project = ?1 AND phase = ?2 AND id > ?3 AND desk = ?4 AND EXISTS (
                  SELECT 1 FROM promise WHERE promise.case_id = cases.id AND promise.state = 'open'
                    AND promise.calendar = ?5 AND promise.calendar_version < ?6)
                  \(area.map { "AND " + $0.condition } ?? "")
                ORDER BY id LIMIT ?7
                """,
                list: [project, phase, after, version.desk, version.key, version.number, limit] + (area?.values ?? [])
            ) { try $0.next(ID<Case>.self) }
        }.sorted()
    }

    /// How much of the promises of a case was told.
    static func noticed(_ db: DB, of item: ID<Case>) throws -> [ID<Promise>: Int] {
        let rows = try db.rows("SELECT id, noticed FROM promise WHERE case_id = ?1 ORDER BY id", item) {
            (try $0.next(ID<Promise>.self), try $0.next(Int.self))
        }
        return Dictionary(uniqueKeysWithValues: rows)
    }
}
