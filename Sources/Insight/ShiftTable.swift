import Casework
import Directory
import Kernel
import Store
import Workforce

/// Who is on duty, and what they have in hand, read for everybody at once.
enum ShiftTable {
    struct Member {
        let staff: ID<Staff>
        let name: String
        let posts: [Staff.Post]
        let since: Instant
    }

    private static let mostWork = 2000

    static func onDuty(_ db: DB) throws -> [Member] {
        try db.rows(
            """
            SELECT duty.staff, staff.name, staff.posts, duty.began_at FROM duty JOIN staff ON staff.id = duty.staff
            WHERE duty.ended_at IS NULL ORDER BY duty.began_at, duty.staff
            """
        ) { row in
            Member(
                staff: try row.next(), name: try row.next(), posts: try row.json(), since: try row.next())
        }
    }

    /// The open tasks of some people in some projects.
    static func work(
        _ db: DB, of staff: [ID<Staff>], in projects: [ID<Project>]
    ) throws -> [ID<Staff>: [OnShift.Work]] {
        guard !staff.isEmpty, !projects.isEmpty else { return [:] }
        func marks(_ count: Int, after: Int) -> String {
            (1...count).map { "?\($0 + after)" }.joined(separator: ", ")
        }
        let values = staff.map { $0 as any SQLConvertible } + projects.map { $0 as any SQLConvertible }
        let rows = try db.rows(
            """
            SELECT task.assignee, cases.number, cases.title, task.state, place.code, task.sent_at FROM task
            JOIN cases ON cases.id = task.case_id LEFT JOIN place ON place.id = cases.place
            WHERE task.assignee IN (\(marks(staff.count, after: 0))) AND task.is_open = 1
              AND cases.project IN (\(marks(projects.count, after: staff.count)))
            ORDER BY task.id LIMIT \(mostWork)
            """, list: values
        ) { row in
            (
                staff: try row.next(ID<Staff>.self),
                work: OnShift.Work(
                    number: try row.next(), title: try row.next(), state: try row.next(), place: try row.next(),
                    sentAt: try row.next())
            )
        }
        return Dictionary(grouping: rows, by: \.staff).mapValues { $0.map(\.work) }
    }
}
