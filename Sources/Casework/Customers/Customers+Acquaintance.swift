import Directory
import Kernel
import Store
import Workforce

extension Customers {
    /// So many households that are not known are named at once.
    package static let mostLacks = 200

    /// How well the households of a project are known, by steward.
    ///
    /// - Parameter lacks: so many households that are not known are named of each; 0 for none.
    /// - Throws: ``WorkforceRefusal/notAllowed(_:)``
    package func acquaintance(
        in project: ID<Project>, lacks: Int = mostLacks, for actor: Actor
    ) async throws -> Acquaintance {
        try actor.require(.peopleRead, in: project)
        let now = store.clock.now()
        return try await store.read { db in
            let crew = try crew(db, in: project)
            let zones = try zones(db, of: Set(crew.map(\.id)), in: project, at: now)
            let whole = try count(db, in: project, .init(), at: now)
            let sums = try zones.tally(whole) { code in
                try count(db, in: project, .init(parts: [CodePart(code)]), at: now)
            }
            let counts = Dictionary(grouping: sums) { $0.zone?.steward }.mapValues { $0.reduce(.zero) { $0 + $1.sum } }
            let all = crew.sorted { $0.id < $1.id }.map { Acquaintance.Steward(id: $0.id, name: $0.name) }
            return Acquaintance(
                groups: try (all + [nil]).compactMap { steward in
                    guard let count = counts[steward?.id], count.households > 0 else { return nil }
                    return .init(
                        steward: steward, count: count,
                        lacks: count.known == count.households || lacks == 0
                            ? Page(items: [], next: nil)
                            : try page(db, in: project, zones.scope(of: steward?.id), at: now, limit: lacks))
                })
        }
    }

    /// The households of a steward, or of nobody, that are not known, by code: a page of them.
    ///
    /// - Parameters:
    ///   - after: the code of the last one of the page before.
    ///   - limit: at most ``mostLacks``.
    /// - Throws: ``WorkforceRefusal/notAllowed(_:)``
    package func lacks(
        in project: ID<Project>, of whose: Acquaintance.Whose, after: String? = nil, limit: Int, for actor: Actor
    ) async throws -> Page<Acquaintance.Lack> {
        try actor.require(.peopleRead, in: project)
        let now = store.clock.now()
        return try await store.read { db in
            var scope = try scope(db, of: whose, in: project, at: now)
            // Who has no zone has no households.
            if case .steward = whose, scope.parts.isEmpty { return Page(items: [], next: nil) }
            scope.after = after
            return try page(db, in: project, scope, at: now, limit: min(max(1, limit), Self.mostLacks))
        }
    }

    /// What is of a steward, or of nobody.
    func scope(
        _ db: DB, of whose: Acquaintance.Whose, in project: ID<Project>, at now: Instant
    ) throws -> AcquaintanceTable.Scope {
        let zones = try zones(db, of: Set(crew(db, in: project).map(\.id)), in: project, at: now)
        return if case .steward(let id) = whose { zones.scope(of: id) } else { zones.scope(of: nil) }
    }

    /// Those whose zones are counted.
    private func crew(_ db: DB, in project: ID<Project>) throws -> [Staff] {
        try StaffTable.all(db).filter { staff in
            staff.isActive
                && staff.roles.contains { post in
                    rules.stewards.contains(post.role) && (post.project == nil || post.project == project)
                }
        }
    }

    private func count(
        _ db: DB, in project: ID<Project>, _ scope: AcquaintanceTable.Scope, at now: Instant
    ) throws -> Acquaintance.Count {
        try AcquaintanceTable.count(db, in: project, scope, rules, at: now)
    }

    private func page(
        _ db: DB, in project: ID<Project>, _ scope: AcquaintanceTable.Scope, at now: Instant, limit: Int
    ) throws -> Page<Acquaintance.Lack> {
        let found = try AcquaintanceTable.unknown(db, in: project, scope, rules, at: now, limit: limit + 1)
        let places = Array(found.prefix(limit))
        let items = Acquaintance.lacks(of: try AcquaintanceTable.residents(db, at: places), rules, at: now)
        return Page(items: items, next: found.count > limit ? items.last?.resident.code : nil)
    }

    /// What each of the crew looks after today, or looks after for who is away. Of two with the same zone it is the
    /// first one's.
    private func zones(
        _ db: DB, of crew: Set<ID<Staff>>, in project: ID<Project>, at now: Instant
    ) throws -> ZoneParts {
        let day = try today(db, project)
        let posts = ZonePost.present(try ZoneTable.standing(db, in: project, on: day), on: day)
            .filter { crew.contains($0.staff) }
        let codes = try PlaceTable.codes(db, of: Set(posts.map(\.place)).sorted())
        return ZoneParts(posts.compactMap { post in codes[post.place].map { (code: $0, steward: post.staff) } })
    }
}

extension ZoneParts {
    /// What is of one steward; what is of nobody where that is nil.
    fileprivate func scope(of steward: ID<Staff>?) -> AcquaintanceTable.Scope {
        guard let steward else { return .init(without: outer.map(CodeRange.init)) }
        return .init(parts: zones.filter { $0.steward == steward }.map(\.part))
    }
}
