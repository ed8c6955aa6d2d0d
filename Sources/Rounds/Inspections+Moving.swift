import Casework
import Directory
import Kernel
import Store
import Workforce

extension Inspections {
    private static let deputyRights: Set<Right> = [.caseRead, .caseRegister, .caseFollow, .caseConfirm]

    /// Somebody with the rights that follow from walking a round: to report what they found, and to say whether it is
    /// in order now.
    static func deputy(_ staff: ID<Staff>, _ name: String, in project: ID<Project>) -> Actor {
        Actor(
            staff: staff, name: name, departments: [],
            grants: [.init(rights: deputyRights, project: project)], via: "round")
    }

    func moveFindings() async throws {
        try await store.write { tx in
            for var finding in try FindingTable.moved(tx, limit: 50) {
                finding.state = finding.state == .open ? .corrected : .open
                try FindingTable.update(tx, finding)
                Self.tell(tx, finding.project)
            }
        }
    }
}
