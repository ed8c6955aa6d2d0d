import Casework
import Directory
import Kernel
import Store
import Workforce

/// What a customer shows at the door of an activity.
package struct ActivityTicket: Sendable {
    package let activity: Activity
    package let registration: Registration
}

extension Activities {
    /// The seats that a customer has in activities of a project that are not over, the next first. For who has proved
    /// by a link that they are this customer: no right stands behind it.
    package func tickets(of person: ID<Person>?, in project: ID<Project>) async throws -> [ActivityTicket] {
        guard let person else { return [] }
        let now = store.clock.now()
        return try await store.read { db in
            try ActivityTable.list(db, in: project, isOver: false, at: now, after: nil, limit: Self.mostRows)
                .filter { $0.takes(at: now) }
                .compactMap { one in
                    try RegistrationTable.find(db, of: person, for: one.id).flatMap {
                        $0.state == .seated ? ActivityTicket(activity: one, registration: $0) : nil
                    }
                }
        }
    }
}
