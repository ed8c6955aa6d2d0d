import Casework
import Directory
import Kernel
import Store
import Workforce

/// Early warnings: what the desks' rules saw, and what was made of it. Each activity is an extension in a file of
/// its own.
package struct Alerts: Sendable {
    let store: Store
    /// By key.
    let desks: [String: Desk]

    package init(_ store: Store, desks: [String: Desk]) { (self.store, self.desks) = (store, desks) }

    func project(_ db: DB, _ id: ID<Project>) throws -> Project {
        guard let project = try ProjectTable.all(db).first(where: { $0.id == id }) else {
            throw DirectoryRefusal.unknownProject(id.description)
        }
        return project
    }

    /// Tells open pages to look again; each project in a write of its own.
    func tell(_ projects: Set<ID<Project>>) async throws {
        for project in projects.sorted() {
            try await store.write {
                $0.tell(LiveNote(topic: "alert", project: project.number, subject: "", version: 0))
            }
        }
    }
}
