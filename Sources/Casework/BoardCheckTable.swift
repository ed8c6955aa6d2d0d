import Directory
import Kernel
import Store
import Workforce

/// What the counters of hands and buildings should be, from the open cases themselves.
enum BoardCheckTable {
    static func hands(_ db: DB) throws -> [(name: CaseCheckTable.CounterName, count: Int)] {
        let groups = try db.rows(
            """
            SELECT project, agent, assignee, assigned_department, building, count(*) FROM cases
            WHERE phase IN ('open', 'waiting', 'solved', 'confirming') GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 2, 3, 4, 5
            """
        ) {
            (project: try $0.next(Int64.self), agent: try $0.next(ID<Staff>.self),
                worker: try $0.next(ID<Staff>?.self), queue: try $0.next(ID<Department>?.self),
                building: try $0.next(String.self), count: try $0.next(Int.self))
        }
        return groups.flatMap { group in
            let names =
                CaseCounters.hands(agent: group.agent, worker: group.worker, queue: group.queue)
                + [CaseCounters.place(group.building)]
            return names.map { (CaseCheckTable.CounterName(project: group.project, name: $0), group.count) }
        }
    }
}
