import Directory
import Kernel
import Store
import Workforce

/// Who works where and who is on duty, read once for a transaction.
package struct Crews: Sendable {
    private let staff: [Staff]
    private let onDuty: Set<ID<Staff>>

    package init(_ db: DB, at now: Instant) throws {
        (staff, onDuty) = (try StaffTable.all(db), try DutyTable.onDuty(db, at: now))
    }

    init(_ tx: Tx) throws { try self.init(tx, at: tx.now) }

    package func crew(of project: ID<Project>) -> Crew { Crew(staff: staff, project: project, onDuty: onDuty) }
}
