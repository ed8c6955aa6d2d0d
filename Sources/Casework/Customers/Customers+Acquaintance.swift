import Directory
import Kernel
import Store
import Workforce

extension Customers {
    /// How well the households of a project are known, by steward.
    ///
    /// - Throws: ``WorkforceRefusal/notAllowed(_:)``
    package func acquaintance(in project: ID<Project>, for actor: Actor) async throws -> Acquaintance {
        try actor.require(.peopleRead, in: project)
        let now = store.clock.now()
        return try await store.read { db in
            let crew = try StaffTable.all(db).filter { staff in
                staff.isActive
                    && staff.roles.contains { post in
                        rules.stewards.contains(post.role) && (post.project == nil || post.project == project)
                    }
            }
            let stewards = try crew.map {
                Acquaintance.Steward(id: $0.id, name: $0.name, zones: try ExpertiseTable.find(db, of: $0.id).zones)
            }
            return Acquaintance(
                try AcquaintanceTable.residents(db, in: project), stewards.sorted { $0.id < $1.id }, rules, at: now)
        }
    }
}
