import Kernel
import Store
import Workforce

/// Rows ↔ the tasks of cases.
enum TaskTable {
    private static let columns = "id, department, assignee, note, trade, sent_by, sent_at, state, reason, steps, sheet"

    /// The tasks of several cases, oldest first.
    static func all(_ db: DB, of ids: [ID<Case>]) throws -> [ID<Case>: [CaseTask]] {
        try CaseTable.grouped(ids) { marks in
            try db.rows(
                "SELECT case_id, \(columns) FROM task WHERE case_id IN (\(marks)) ORDER BY id", list: ids
            ) { (case: try $0.next(), part: try make(&$0)) }
        }
    }

    /// The open tasks of somebody.
    static func open(_ db: DB, assignee: ID<Staff>, limit: Int) throws -> [(case: ID<Case>, task: CaseTask)] {
        try listed(db, "assignee = ?1 AND is_open = 1 ORDER BY id", assignee, limit)
    }

    /// The open tasks of a department that nobody has taken yet, the oldest first.
    ///
    /// - Parameter after: the last one of the part before.
    static func open(
        _ db: DB, queue: ID<Department>, after: ID<CaseTask>, limit: Int
    ) throws -> [(case: ID<Case>, task: CaseTask)] {
        try listed(
            db, "department = ?1 AND id > ?3 AND is_open = 1 AND assignee IS NULL ORDER BY id", queue, limit, after)
    }

    /// The last tasks of somebody that are over, the last first.
    static func finished(_ db: DB, by assignee: ID<Staff>, limit: Int) throws -> [(case: ID<Case>, task: CaseTask)] {
        try listed(db, "assignee = ?1 AND is_open = 0 ORDER BY id DESC", assignee, limit)
    }

    private static func listed(
        _ db: DB, _ condition: String, _ values: any SQLConvertible...
    ) throws -> [(case: ID<Case>, task: CaseTask)] {
        try db.rows("SELECT case_id, \(columns) FROM task WHERE \(condition) LIMIT ?2", list: values) {
            (case: try $0.next(), task: try make(&$0))
        }
    }

    private static func make(_ row: inout Row) throws -> CaseTask {
        var task = CaseTask(
            id: try row.next(), department: try row.next(), assignee: try row.next(), note: try row.next(),
            trade: try row.next(), sentBy: try row.next(), sentAt: try row.next())
        (task.state, task.reason) = (try row.next(), try row.next())
        task.steps = try row.next(JSONColumn<[CaseTask.Step]>?.self)?.value ?? []
        task.sheet = try row.next(JSONColumn<WorkSheet>?.self)?.value
        return task
    }

    static func save(_ tx: Tx, _ task: CaseTask, of id: ID<Case>) throws {
        try tx.put(
            """
            INSERT INTO task (id, case_id, department, assignee, note, sent_by, sent_at, is_open, state, reason, steps,
              sheet, trade)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)
            ON CONFLICT (id) DO UPDATE SET assignee = excluded.assignee, is_open = excluded.is_open,
              state = excluded.state, reason = excluded.reason, steps = excluded.steps,
              sheet = excluded.sheet
            """, task.id, id, task.department, task.assignee, task.note, task.sentBy, task.sentAt, task.state.isOpen,
            task.state, task.reason, task.steps.isEmpty ? nil : JSONColumn(task.steps),
            task.sheet.map { JSONColumn($0) }, task.trade)
    }
}
