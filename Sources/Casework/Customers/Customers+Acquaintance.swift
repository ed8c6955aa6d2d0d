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
            let zones = try zones(db, in: project, at: now)
            let stewards = crew.map { Acquaintance.Steward(id: $0.id, name: $0.name, zones: zones[$0.id] ?? []) }
            return Acquaintance(
                try AcquaintanceTable.residents(db, in: project), stewards.sorted { $0.id < $1.id }, rules, at: now)
        }
    }

    /// The codes of what each looks after today, or looks after for who is away.
    private func zones(_ db: DB, in project: ID<Project>, at now: Instant) throws -> [ID<Staff>: [String]] {
        let zone = try ProjectTable.all(db).first { $0.id == project }?.zone ?? .shanghai
        let day = zone.day(of: now)
        let posts = ZonePost.present(try ZoneTable.standing(db, in: project, on: day), on: day)
        return try Dictionary(grouping: posts, by: \.staff).mapValues { posts in
            try posts.compactMap { try PlaceTable.find(db, $0.place)?.code }.sorted()
        }
    }
}
