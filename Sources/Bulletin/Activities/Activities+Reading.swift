import Casework
import Directory
import Kernel
import Store
import Workforce

/// An activity with everything that its page shows.
package struct ActivityFile: Sendable {
    package let one: Activity
    package let project: Project
    /// In the order in which they registered.
    package let registrations: [Registration]
    /// Who they are now.
    package let people: [ID<Person>: Person]
    package let costs: [ActivityCost]
    /// The newest first; the last 200.
    package let deeds: [BookedDeed]
    /// What the reader may do with it now.
    package let allowed: [ActivityAct.Name]
    package let mayPlan: Bool
    package let mayEdit: Bool
    package let mayRegister: Bool
    /// Whether the reader lets people in.
    package let mayAttend: Bool

    package var tally: ActivityTally { ActivityTally(registrations, costs) }
}

extension Activities {
    package static let mostRows = 200

    /// Those that are not over, the next first; or those that are, the last first.
    ///
    /// - Parameter after: the last one that was read before.
    package func list(
        isOver: Bool, after: ID<Activity>? = nil, limit: Int = 50, for actor: Actor
    ) async throws -> Page<Activity> {
        let (now, limit) = (store.clock.now(), min(max(1, limit), Self.mostRows))
        return try await store.read { db in
            let projects = try ProjectTable.all(db).map(\.id).filter { id in
                Self.readers.contains { actor.may($0, in: id) }
            }
            let found = try projects.flatMap { id in
                try ActivityTable.list(db, in: id, isOver: isOver, at: now, after: after, limit: limit + 1)
            }.sorted { a, b in
                let (a, b) = isOver ? (b, a) : (a, b)
                return (a.content.ends, a.id) < (b.content.ends, b.id)
            }
            let items = Array(found.prefix(limit))
            return Page(
                items: items.filter { Self.maySee($0, actor) },
                next: found.count > limit ? items.last?.id.description : nil)
        }
    }

    /// By number or ID.
    ///
    /// - Throws: ``GatheringRefusal/unknownActivity``
    package func file(_ name: String, for actor: Actor) async throws -> ActivityFile {
        let now = store.clock.now()
        return try await store.read { db in
            let one = try known(db, name, actor)
            guard let project = try ProjectTable.all(db).first(where: { $0.id == one.project }) else {
                throw GatheringRefusal.unknownActivity
            }
            let registrations = try RegistrationTable.all(db, of: one.id)
            let mayPlan = actor.may(.activityPlan, in: one.project)
            let mayAttend = Self.registrars.contains { actor.may($0, in: one.project) }
            return ActivityFile(
                one: one, project: project, registrations: registrations,
                people: try PersonTable.find(db, registrations.map(\.person)),
                costs: try ActivityCostTable.all(db, of: one.id),
                deeds: try Self.deeds.newest(db, of: one.id, limit: 200),
                allowed: mayPlan ? one.allowed(at: now) : [], mayPlan: mayPlan,
                mayEdit: mayPlan && (one.stage == .draft || one.takes(at: now)),
                mayRegister: mayAttend && one.takes(at: now), mayAttend: mayAttend)
        }
    }
}
