import Casework
import Directory
import Foundation
import Kernel
import Store
import Workforce

/// Which letters a list shows.
package enum LetterPart: String, Sendable, CaseIterable {
    case all
    /// An answer is due.
    case waiting
    case overdue
    /// Registered by mistake.
    case struck
}

/// What of the register is asked for.
package struct LetterFilter: Sendable {
    package var part = LetterPart.all
    package var direction: Letter.Direction?
    /// By the day on which it came or went.
    package var from: Day?
    package var until: Day?
    package var text = ""
    /// Nil: all that the reader may see.
    package var project: ID<Project>?

    package init() {}
}

/// The register of letters. Each activity is an extension in a file of its own.
package struct Letters: Sendable {
    package static let readers: [Right] = [.letterRead, .letterWrite]
    package static let mostRows = 200
    static let mostFiles = 20
    private static let mostVersions = 100

    let store: Store

    package init(_ store: Store) { self.store = store }

    static func reads(_ actor: Actor, in project: ID<Project>) -> Bool {
        readers.contains { actor.may($0, in: project) }
    }

    /// One that `actor` may see, by number or ID.
    ///
    /// - Throws: ``LetterRefusal/unknownLetter(_:)``
    func known(_ db: DB, _ name: String, _ actor: Actor) throws -> Letter {
        guard let one = try LetterTable.find(db, named: name), Self.reads(actor, in: one.project) else {
            throw LetterRefusal.unknownLetter(name)
        }
        return one
    }

    func project(_ db: DB, _ id: ID<Project>) throws -> Project {
        guard let project = try ProjectTable.all(db).first(where: { $0.id == id }) else {
            throw DirectoryRefusal.unknownProject(id.description)
        }
        return project
    }

    /// The newest first; by words where there are any, then without pages.
    ///
    /// - Parameter after: the number of the ID of the last one that was read before.
    package func list(
        _ filter: LetterFilter = LetterFilter(), after: ID<Letter>? = nil, limit: Int = 50, for actor: Actor
    ) async throws -> Page<Letter> {
        let (now, limit) = (store.clock.now(), min(max(1, limit), Self.mostRows))
        return try await store.read { db in
            let projects = try ProjectTable.all(db).filter {
                Self.reads(actor, in: $0.id) && (filter.project ?? $0.id) == $0.id
            }
            let found = try projects.flatMap { project in
                let today = project.zone.day(of: now)
                guard filter.text.trimmed.isEmpty else {
                    return try matching(db, filter.text, in: project.id).filter { filter.takes($0, on: today) }
                }
                return try LetterTable.list(
                    db, in: project.id, filter, on: today, before: after?.number ?? .max, limit: limit + 1)
            }.sorted { $0.id > $1.id }
            let items = Array(found.prefix(limit))
            let hasMore = found.count > limit && filter.text.trimmed.isEmpty
            return Page(items: items, next: hasMore ? items.last?.id.description : nil)
        }
    }

    private func matching(
        _ db: DB, _ text: String, in project: ID<Project>, limit: Int = mostRows
    ) throws -> [Letter] {
        let scope = SearchIndex.Scope("letter", in: project)
        let ids = try SearchIndex.find(db, SearchQuery(text), scope: scope, limit: limit)
        return try stride(from: 0, to: ids.count, by: Self.mostRows).flatMap { start in
            try LetterTable.find(db, Array(ids[start..<min(start + Self.mostRows, ids.count)]))
        }
    }

    /// Every letter of the filter's project that its words find, the newest first: for what leaves the house.
    ///
    /// - Parameter limit: so many are looked at.
    package func findAll(_ filter: LetterFilter, limit: Int, for actor: Actor) async throws -> [Letter] {
        guard let id = filter.project, Self.reads(actor, in: id) else { return [] }
        let now = store.clock.now()
        return try await store.read { db in
            let today = try project(db, id).zone.day(of: now)
            return try matching(db, filter.text, in: id, limit: limit).filter { filter.takes($0, on: today) }
                .sorted { $0.id > $1.id }
        }
    }

    /// By number or ID.
    ///
    /// - Throws: ``LetterRefusal/unknownLetter(_:)``
    package func sheet(_ name: String, for actor: Actor) async throws -> LetterSheet {
        try await store.read { db in
            let one = try known(db, name, actor)
            let mayWrite = actor.may(.letterWrite, in: one.project)
            return LetterSheet(
                one: one, project: try project(db, one.project), files: try LetterFileTable.files(db, of: one.id),
                versions: try LetterVersionTable.versions(db, of: one.id, limit: Self.mostVersions),
                answered: try one.answers.flatMap { try LetterTable.find(db, $0) },
                answers: try LetterTable.answers(db, to: one.id), allowed: mayWrite ? one.allowed : [],
                mayEdit: mayWrite && one.settled != .struck)
        }
    }

    /// A file of a letter that `actor` may see; nil where there is none of that name.
    package func file(
        _ id: ID<LetterFile>, of name: String, for actor: Actor
    ) async throws -> (LetterFile, [UInt8])? {
        let files = try await store.read { try LetterFileTable.files($0, of: try known($0, name, actor).id) }
        guard let file = files.first(where: { $0.id == id }), let bytes = store.blobs.get(file.digest) else {
            return nil
        }
        return (file, Array(bytes))
    }
}

extension LetterFilter {
    fileprivate func takes(_ one: Letter, on today: Day) -> Bool {
        guard (direction ?? one.direction) == one.direction, from.map({ $0 <= one.content.dated }) ?? true,
            until.map({ one.content.dated <= $0 }) ?? true
        else { return false }
        switch part {
        case .all: return one.settled != .struck
        case .waiting: return [.waiting, .overdue].contains(one.state(on: today))
        case .overdue: return one.state(on: today) == .overdue
        case .struck: return one.settled == .struck
        }
    }
}

extension Letters {
    /// Who may see to an answer in one of some projects, by name.
    package func owners(in projects: [ID<Project>]) async throws -> [Staff] {
        try await store.read { try StaffTable.holders($0, of: .letterWrite, in: projects) }
    }
}
