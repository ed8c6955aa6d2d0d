import Casework
import Directory
import Kernel
import Store
import Workforce

extension Inspections {
    /// Whether whom an assignment names can walk there at all.
    func check(_ tx: Tx, _ assignment: RoundPlan.Assignment, in project: Project) throws {
        if assignment.way == .staff, assignment.staff == nil { throw RoundRefusal.fieldMissing("staff") }
        if assignment.way == .role {
            guard let role = assignment.role, !role.isEmpty else { throw RoundRefusal.fieldMissing("role") }
            guard try StaffTable.rights(tx)[role]?.contains(.roundsWalk) == true else {
                throw RoundRefusal.walkerUnfit(role)
            }
        }
        for staff in assignment.standIns + [assignment.staff].compactMap(\.self) {
            try mayWalk(tx, staff, in: project.id)
        }
    }

    /// - Throws: ``RoundRefusal/walkerUnfit(_:)`` for who has left, or does not walk rounds there
    func mayWalk(_ db: DB, _ staff: ID<Staff>, in project: ID<Project>) throws {
        guard try Doorkeeper.actor(db, staff)?.0.may(.roundsWalk, in: project) == true else {
            throw RoundRefusal.walkerUnfit(try StaffTable.find(db, staff)?.name ?? staff.description)
        }
    }
}
