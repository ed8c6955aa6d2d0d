import Directory
import Kernel
import Store
import Workforce

extension Premises {
    /// By any part of the code in any spelling, name, pinyin or initials, the best first; those of some projects that
    /// `actor` may see, with those that are no longer used.
    package func find(
        _ text: String, in projects: [ID<Project>], limit: Int, for actor: Actor
    ) async throws -> [Place] {
        let projects = projects.filter { actor.lists(.placesRead, in: $0) }
        return try await store.read { db in
            try Places.find(
                db, text, in: projects, admission: PeopleSight.admission(db, for: actor), limit: limit)
        }
    }

    /// Every place of a project that ``find(_:in:limit:for:)`` would find were there room for it, by code, of those at
    /// which `actor` has all of these rights.
    ///
    /// - Parameter limit: so many are looked at.
    package func findAll(
        _ text: String, in project: ID<Project>, by rights: Set<Right>, limit: Int, for actor: Actor
    ) async throws -> [Place] {
        try await store.read { db in
            try Places.findAll(db, text, in: project, limit: limit)
                .filter { place in rights.allSatisfy { actor.may($0, at: place) } }
        }
    }

    /// What lies right in a place, by code. At the top of a project whoever sees parts of it has those.
    ///
    /// - Parameter after: the code of the last one that was shown.
    package func inside(
        _ parent: ID<Place>?, in project: ID<Project>, after: String = "", limit: Int, for actor: Actor
    ) async throws -> [Place] {
        try await store.read { db in
            if parent.map({ actor.may(.placesRead, in: project, within: $0) })
                ?? actor.may(.placesRead, in: project)
            {
                return try PlaceTable.children(db, of: parent, in: project, after: after, limit: limit)
            }
            guard parent == nil else { return [] }
            let tops = try actor.tops(.placesRead, in: project).compactMap { try PlaceTable.find(db, $0) }
            return Array(tops.filter { $0.code > after }.sorted { $0.code < $1.code }.prefix(limit))
        }
    }
}
