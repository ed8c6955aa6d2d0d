import Directory
import Kernel
import Store
import Workforce

/// A customer as one reader sees them: the short file, and what the reader may do with it.
package struct SeenPerson: Sendable {
    package let file: PersonFile
    private let rights: Set<Right>

    package var person: Person { file.person }
    package func may(_ right: Right) -> Bool { rights.contains(right) }

    /// Some files for one reader; of households the members alone whose files they may read.
    static func all(_ db: DB, _ files: [PersonFile], for actor: Actor) throws -> [SeenPerson] {
        let sight = try PeopleSight(db, of: actor)
        let rights = try sight.rights(db, over: files.map(\.person))
        let others = sight.parts.isEmpty ? [] : files.flatMap(\.rooms).flatMap(\.household)
        let household = try sight.readable(db, others)
        return files.map { file in
            SeenPerson(
                file: sight.parts.isEmpty ? file : file.with(household: household),
                rights: rights[file.person.id] ?? [])
        }
    }

    static func one(_ db: DB, _ id: ID<Person>, for actor: Actor) throws -> SeenPerson? {
        guard let file = try PersonFile(db, id) else { return nil }
        return try all(db, [file], for: actor).first
    }
}

extension People {
    /// A customer whom `actor` may see.
    ///
    /// - Throws: ``DirectoryRefusal/unknownPerson(_:)``
    package func person(_ id: ID<Person>, for actor: Actor) async throws -> SeenPerson {
        let seen = try await store.read { try SeenPerson.one($0, id, for: actor) }
        guard let seen, seen.may(.peopleRead) else { throw DirectoryRefusal.unknownPerson(id.description) }
        return seen
    }

    /// Those of a project whom `actor` may see, by ID.
    package func list(
        in project: ID<Project>, after: ID<Person>?, limit: Int, for actor: Actor
    ) async throws -> [SeenPerson] {
        try await store.read { db in
            let people = try PeopleSight(db, of: actor).list(db, in: project, after: after, limit: limit)
            return try SeenPerson.all(db, PersonFile.all(db, people), for: actor)
        }
    }

    /// As ``find(_:in:limit:)``, of those whom `actor` may see.
    package func find(
        _ text: String, in projects: [ID<Project>], limit: Int, for actor: Actor
    ) async throws -> [SeenPerson] {
        let projects = projects.filter { actor.lists(.peopleRead, in: $0) }
        return try await store.read { db in
            let files = try find(db, text, in: projects, admission: PeopleSight.admission(db, for: actor), limit: limit)
            return try SeenPerson.all(db, files, for: actor)
        }
    }

    /// Everybody whom ``find(_:in:limit:for:)`` would show, of those over whom `actor` has all of these rights; by ID.
    ///
    /// - Parameter limit: so many of each project are looked at.
    package func findAll(
        _ text: String, in projects: [ID<Project>], by rights: Set<Right>, limit: Int, for actor: Actor
    ) async throws -> [ID<Person>] {
        let projects = projects.filter { project in rights.allSatisfy { actor.lists($0, in: project) } }
        return try await store.read { db in
            let admission = try PeopleSight.admission(db, for: actor, by: rights)
            return try findAll(db, text, in: projects, admission: admission, limit: limit)
        }
    }
}
