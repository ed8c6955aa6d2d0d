import Directory
import Kernel
import Store
import Workforce

/// What is kept of places: their records and what they were, warranties, care of facilities, and who looks after which
/// part. Each activity is an extension in a file of its own.
package struct Premises: Sendable {
    let store: Store
    private let desks: [String: Desk]
    /// What other rooms do when codes have changed.
    let followers: [PlaceFollower]

    package init(_ store: Store, desks: [String: Desk], followers: [PlaceFollower] = []) {
        (self.store, self.desks, self.followers) = (store, desks, followers)
    }

    /// As many characters as a note or a reason may have.
    package static let longestNote = 600
    /// As many places as one change of status reaches, and as are walked through for one answer.
    package static let mostAtOnce = 5000

    /// What the desks say of places: that of the first desk that says anything.
    package var rules: PremisesRules {
        let all = desks.sorted { $0.key < $1.key }.map(\.value.knowledge.premises)
        return all.first { !$0.uses.isEmpty } ?? .none
    }

    /// The keys of all departments that the desks know.
    var departments: [String] { desks.values.flatMap(\.departments).map(\.key).sorted() }

    func project(_ db: DB, _ id: ID<Project>) throws -> Project {
        guard let project = try ProjectTable.all(db).first(where: { $0.id == id }) else {
            throw DirectoryRefusal.unknownProject(id.description)
        }
        return project
    }

    /// Today on the wall calendar of a project.
    func today(_ db: DB, in project: ID<Project>) throws -> Day {
        try self.project(db, project).zone.day(of: store.clock.now())
    }

    /// - Throws: ``CaseRefusal/tooLong(field:limit:)``
    func note(_ text: String, field: String = "note") throws -> String {
        guard text.trimmed.count <= Self.longestNote else {
            throw CaseRefusal.tooLong(field: field, limit: Self.longestNote)
        }
        return text.trimmed
    }

    /// Nobody knows yet what will have been.
    ///
    /// - Throws: ``CaseRefusal/dateOutOfRange(field:)``
    func past(_ day: Day?, _ today: Day, field: String) throws -> Day {
        guard let day else { return today }
        guard day <= today, day.date.year >= 1900 else { throw CaseRefusal.dateOutOfRange(field: field) }
        return day
    }
}

extension Actor {
    /// A place by ID, or by code in one of the projects whose places, or some of whose places, may be seen.
    ///
    /// - Throws: ``DirectoryRefusal/unknownPlace(_:)``, also where it may not be seen
    package func place(_ db: DB, _ name: String, by right: Right = .placesRead) throws -> Place {
        let projects = projects(listing: right, of: try ProjectTable.all(db))
        let coded = try projects.compactMap { try PlaceTable.find(db, code: name, in: $0.id) }
        let found =
            try coded.first { may(right, at: $0) } ?? ID<Place>(name).flatMap { try PlaceTable.find(db, $0) }
        guard let found, may(right, at: found) else { throw DirectoryRefusal.unknownPlace(name) }
        return found
    }

    /// As ``place(_:_:)``, to change something of it.
    ///
    /// - Throws: ``DirectoryRefusal/unknownPlace(_:)`` · ``WorkforceRefusal/notAllowed(_:)``
    func place(_ db: DB, _ name: String, toChange rights: Right...) throws -> Place {
        let place = try place(db, name)
        guard (rights.isEmpty ? [.placesWrite] : rights).contains(where: { may($0, at: place) })
        else { throw WorkforceRefusal.notAllowed(rights.first ?? .placesWrite) }
        return place
    }
}
