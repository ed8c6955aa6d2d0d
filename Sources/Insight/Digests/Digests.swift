import Casework
import Directory
import Kernel
import Store
import Workforce

/// The morning digests: written once per person, zone and day, and read by whom they are for.
package struct Digests: Sendable {
    let store: Store
    /// A morning is a project's, whatever desks it has: the first desk that says when.
    let rules: DigestRules?

    package init(_ store: Store, desks: [String: Desk]) {
        self.store = store
        rules = desks.values.sorted { $0.key < $1.key }.compactMap(\.digest).first
    }

    package static let mostUnseen = 99

    /// Those to `actor`, the newest first.
    package func list(
        for actor: Actor, unseenOnly: Bool = false, after: ID<Digest>? = nil, limit: Int = 50
    ) async throws -> Page<Digest> {
        try await store.read { db in
            let limit = min(max(1, limit), CaseFilter.mostRows)
            let rows = try DigestTable.list(
                db, to: actor.staff, unseenOnly: unseenOnly, before: after?.number ?? .max, limit: limit + 1)
            let items = Array(rows.prefix(limit))
            return Page(items: items, next: rows.count > limit ? items.last?.id.description : nil)
        }
    }

    /// One of `actor`'s own.
    ///
    /// - Throws: ``InsightRefusal/unknownDigest(_:)``
    package func digest(_ name: String, for actor: Actor) async throws -> Digest {
        try await store.read { try own($0, name, of: actor) }
    }

    private func own(_ db: DB, _ name: String, of actor: Actor) throws -> Digest {
        guard let digest = try ID<Digest>(name).flatMap({ try DigestTable.find(db, $0) }), digest.staff == actor.staff
        else { throw InsightRefusal.unknownDigest(name) }
        return digest
    }

    /// How things stand now in the projects of a digest in which `actor` still sees the cases, counted as it was.
    package func now(_ digest: Digest, for actor: Actor) async throws -> [Digest.Line] {
        let now = store.clock.now()
        return try await store.read { db in
            let projects = try ProjectTable.all(db).filter { project in
                digest.projects.contains(project.id) && actor.may(.caseRead, in: project.id)
            }
            return try projects.flatMap { try Self.lines(db, of: $0, at: now) }
        }
    }

    /// Up to ``mostUnseen`` and one.
    package func unseen(for actor: Actor) async throws -> Int {
        try await store.read { try DigestTable.unseen($0, by: actor.staff, upTo: Self.mostUnseen + 1) }
    }

    /// Ticks off a digest and all before it.
    ///
    /// - Returns: how many had not been seen.
    /// - Throws: ``InsightRefusal/unknownDigest(_:)``
    package func see(_ name: String, request: RequestKey? = nil, by actor: Actor) async throws -> Int {
        try await store.write { tx in
            try tx.once(request, actor: actor.staff.number) {
                try DigestTable.see(tx, by: actor.staff, upTo: try own(tx, name, of: actor).id)
            }
        }
    }
}
