import Casework
import Directory
import Kernel
import Store
import Workforce

/// What else is read of the cases behind a figure.
enum BehindTable {
    /// The department that the work of each case was sent to last, or the person.
    static func works(_ db: DB, _ ids: [ID<Case>]) throws -> [ID<Case>: (ID<Department>?, ID<Staff>?)] {
        var works: [ID<Case>: (ID<Department>?, ID<Staff>?)] = [:]
        for ids in pages(ids) {
            let tasks = try db.rows(
                "SELECT case_id, department, assignee FROM task WHERE case_id IN (\(marks(ids))) ORDER BY id", list: ids
            ) { (try $0.next(ID<Case>.self), try $0.next(ID<Department>?.self), try $0.next(ID<Staff>?.self)) }
            for (id, department, assignee) in tasks { works[id] = (department, assignee) }
        }
        return works
    }

    /// The numbers and titles of cases.
    static func titles(_ db: DB, _ ids: [ID<Case>]) throws -> [ID<Case>: (number: String, title: String)] {
        let rows = try pages(ids).flatMap { ids in
            try db.rows("SELECT id, number, title FROM cases WHERE id IN (\(marks(ids)))", list: ids) {
                (id: try $0.next(ID<Case>.self), names: (try $0.next(String.self), try $0.next(String.self)))
            }
        }
        return Dictionary(uniqueKeysWithValues: rows.map { ($0.id, $0.names) })
    }

    private static func marks(_ ids: [ID<Case>]) -> String {
        ids.indices.map { "?\($0 + 1)" }.joined(separator: ", ")
    }

    /// Each case once, as many at a time as one statement may name.
    private static func pages(_ ids: [ID<Case>]) -> [[ID<Case>]] {
        let distinct = Set(ids).sorted()
        return stride(from: 0, to: distinct.count, by: 500).map { Array(distinct[$0..<min($0 + 500, distinct.count)]) }
    }
}
