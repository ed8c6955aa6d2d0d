import Casework
import Directory
import Kernel
import Store
import Workforce

/// Somebody who is on duty, and what they are doing.
package struct OnShift: Sendable {
    /// A piece of work in hand.
    package struct Work: Sendable {
        package let number: String
        package let title: String
        package let state: CaseTask.State
        /// The code of the place, as people read it out.
        package let place: String?
        package let sentAt: Instant
    }

    package let staff: ID<Staff>
    package let name: String
    package let since: Instant
    /// What was sent first comes first.
    package let work: [Work]
}

extension Board {
    /// As many people as are told of.
    package static let mostOnShift = 200

    /// Who is on duty for the projects of a board, those with the most in hand first, then whoever is free.
    ///
    /// - Parameter project: its ID or code; nil for all that `actor` may see.
    /// - Throws: ``WorkforceRefusal/notAllowed(_:)`` · ``DirectoryRefusal/unknownProject(_:)``
    package func shift(project name: String?, for actor: Actor) async throws -> [OnShift] {
        let projects = Set(try await projects(named: name, for: actor).map(\.id))
        return try await store.read { db in
            let people = try ShiftTable.onDuty(db).filter { one in
                one.posts.contains { $0.project.map { projects.contains($0) } ?? true }
            }.prefix(Self.mostOnShift)
            let work = try ShiftTable.work(db, of: people.map(\.staff), in: projects.sorted())
            let all = people.map {
                OnShift(staff: $0.staff, name: $0.name, since: $0.since, work: work[$0.staff] ?? [])
            }
            return all.sorted { ($1.work.count, $0.since, $0.staff) < ($0.work.count, $1.since, $1.staff) }
        }
    }
}
