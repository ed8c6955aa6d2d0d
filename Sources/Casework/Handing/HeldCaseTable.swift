import Directory
import Kernel
import Store
import Workforce

/// Rows ↔ the cases that a department has in hand.
package enum HeldCaseTable {
    /// Those of some cases that there are, in the order asked for.
    package static func find(_ db: DB, _ ids: [ID<Case>]) throws -> [Case] {
        guard !ids.isEmpty else { return [] }
        let marks = IncidentTable.marks(ids.count, from: 1)
        let found = try CaseTable.list(db, where: "id IN (\(marks)) ORDER BY id", values: ids)
        let known = Dictionary(uniqueKeysWithValues: found.map { ($0.id, $0) })
        return ids.compactMap { known[$0] }
    }

    /// The cases of a project that are not over and that a department or one of its members has in hand, those with
    /// the nearest promise first.
    package static func held(
        _ db: DB, in project: ID<Project>, of department: ID<Department>, limit: Int
    ) throws -> [Case] {
        let members = "(SELECT staff FROM staff_department WHERE department = ?2)"
        return try CaseTable.list(
            db,
            where: """
                project = ?1 AND phase IN ('open', 'waiting', 'solved', 'confirming')
                  AND (assigned_department = ?2 OR assignee IN \(members) OR agent IN \(members))
                ORDER BY coalesce(next_due, 9223372036854775807), id LIMIT \(limit)
                """, values: [project, department])
    }
}
