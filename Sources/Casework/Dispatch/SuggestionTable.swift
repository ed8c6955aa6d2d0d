import Directory
import Kernel
import Store
import Workforce

/// What suggestions are made of, read for everybody of a department at once.
enum SuggestionTable {
    struct Load: Sendable {
        var open = 0
        var today = 0
        var last: ID<CaseTask>?
        var place = ""
    }

    private static let crew = "SELECT staff FROM staff_department WHERE department = ?1"

    static func crew(_ db: DB, of department: ID<Department>) throws -> [ID<Staff>] {
        try db.rows("\(crew) ORDER BY staff", department) { try $0.next() }
    }

    /// What each has in hand and got since an instant. Who has nothing is left out.
    static func loads(_ db: DB, of department: ID<Department>, since: Instant) throws -> [ID<Staff>: Load] {
        let first = IDMaker.first(at: since)
        var loads: [ID<Staff>: Load] = [:]
        let open = try db.rows(
            """
            SELECT task.assignee, task.id, place.code FROM task
            JOIN cases ON cases.id = task.case_id LEFT JOIN place ON place.id = cases.place
            WHERE task.assignee IN (\(crew)) AND task.is_open = 1 ORDER BY task.id
            """, department
        ) { (try $0.next(ID<Staff>.self), try $0.next(ID<CaseTask>.self), try $0.next(String?.self)) }
        for (staff, task, place) in open {
            loads[staff, default: Load()].open += 1
            if task.number >= first { loads[staff, default: Load()].today += 1 }
            loads[staff]?.last = task
            if let place { loads[staff]?.place = place }
        }
        let done = try db.rows(
            """
            SELECT assignee, count(*), max(id) FROM task
            WHERE assignee IN (\(crew)) AND is_open = 0 AND id >= ?2 GROUP BY assignee ORDER BY assignee
            """, department, first
        ) { (try $0.next(ID<Staff>.self), try $0.next(Int.self), try $0.next(ID<CaseTask>.self)) }
        for (staff, count, last) in done {
            var load = loads[staff] ?? Load()
            load.today += count
            load.last = max(load.last ?? last, last)
            loads[staff] = load
        }
        return loads
    }
}
