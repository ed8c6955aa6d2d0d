import Directory
import Foundation
import Kernel
import Store
import Workforce

/// What a desk declares of what stands beside a case: outages, hints of places, what is likely a duplicate,
/// and what is kept of places.
package struct Knowledge: Sendable {
    package let outages: OutageRules
    /// What hints may be about, in the order in which they are shown.
    package let hintTopics: [Desk.Entry]
    /// Nil: nobody is asked whether a case is a duplicate.
    package let duplicates: DuplicateRules?
    package let premises: PremisesRules

    /// - Throws: ``DeskError``
    static func read(_ folder: URL, _ kinds: [String], _ categories: CategoryTree) throws -> Knowledge {
        Knowledge(
            outages: try OutageRules.read(folder), hintTopics: try topics(folder),
            duplicates: try DuplicateRules.read(folder),
            premises: try PremisesRules.read(folder, kinds: kinds, categories: categories))
    }

    /// A desk without the file keeps no hints.
    private static func topics(_ folder: URL) throws -> [Desk.Entry] {
        let name = "hints.yaml"
        guard FileManager.default.fileExists(atPath: folder.appending(path: name).path) else { return [] }
        let file = try DeskNode.read(folder, name)
        try file.allow(["topics"])
        return try file.required("topics").list().map {
            Desk.Entry(key: try $0.required("key").text(), name: try $0.required("name").words())
        }
    }
}

/// What is known of a place beside its cases: what to tell whoever asks, and what to know before going there.
package struct PlaceNews: Sendable {
    /// An outage with its sentence as it is said now.
    package struct Told: Sendable {
        package let outage: Outage
        package let said: String
        package let isPastItsEnd: Bool
    }

    package let told: [Told]
    package let hints: [HintAt]

    package static let none = PlaceNews(told: [], hints: [])
    package var isEmpty: Bool { told.isEmpty && hints.isEmpty }
}

extension Cases {
    private static let mostTold = 12

    /// What is known of a place of a project now; of the project as a whole where no place is.
    ///
    /// Whoever takes demands in, follows them or works on them there is told; nobody else anything.
    package func news(
        at place: ID<Place>?, in project: ID<Project>, desk: String = "", for actor: Actor
    ) async throws -> PlaceNews {
        let mayKnow = [Right.caseRegister, .caseFollow, .caseWork, .caseRead, .placesRead].contains {
            actor.reaches($0, in: project)
        }
        guard mayKnow, let rules = try? self.desk(desk).knowledge else { return .none }
        let now = clock.now()
        return try await store.read { db in
            let standing = try OutageTable.standing(
                db, at: place, in: project, before: now + rules.outages.ahead, now: now, limit: Self.mostTold)
            let home = standing.isEmpty ? nil : try self.project(db, project)
            let told = try standing.map { outage in
                let whole = try OutageTable.withPlaces(db, outage)
                return PlaceNews.Told(
                    outage: whole, said: home.map { rules.outages.said(of: whole, at: now, in: $0) } ?? "",
                    isPastItsEnd: outage.isPastItsEnd(at: now))
            }
            guard let place, actor.may(.placesRead, in: project, within: place) else {
                return PlaceNews(told: told, hints: [])
            }
            return PlaceNews(told: told, hints: try HintTable.at(db, [place])[place] ?? [])
        }
    }
}
