import Kernel
import Store

/// A node of the place tree: project, building, unit, floor, room, parking space, public area or facility.
package struct Place: Sendable, Hashable, Codable {
    package enum Kind: String, Sendable, Codable, CaseIterable, SQLConvertible {
        case building, unit, floor, room, parking, area, facility
    }

    package let id: ID<Place>
    package let project: ID<Project>
    package let parent: ID<Place>?
    package let kind: Kind
    /// As people read it out: `3-1-802`. Unique within the project.
    package let code: String
    package let name: String
    /// What it is now; nil where nobody has said. The whole course of it is a ``StatusHistory``.
    package let status: PlaceStatus?
    /// The day since which it is no longer used; it stays where it was, with all its cases.
    package let retiredOn: Day?

    package init(
        id: ID<Place>, project: ID<Project>, parent: ID<Place>?, kind: Kind, code: String, name: String,
        status: PlaceStatus? = nil, retiredOn: Day? = nil
    ) {
        (self.id, self.project, self.parent) = (id, project, parent)
        (self.kind, self.code, self.name) = (kind, code, name)
        (self.status, self.retiredOn) = (status, retiredOn)
    }

    /// The building of a code read from left to right: `3-1-802` → `3`. Places that share it are neighbours.
    package var building: String { String(code.prefix { $0 != "-" }) }
}

package struct PlaceDraft: Sendable {
    package var project: ID<Project>
    package var parent: ID<Place>?
    package var kind: Place.Kind
    package var code: String
    package var name: String

    package init(project: ID<Project>, parent: ID<Place>?, kind: Place.Kind, code: String, name: String) {
        (self.project, self.parent, self.kind, self.code, self.name) = (project, parent, kind, code, name)
    }

    /// As many characters as a code and a name may have.
    package static let (longestCode, longestName) = (80, 200)

    /// - Throws: ``DirectoryRefusal/nameMissing`` · ``DirectoryRefusal/tooLong(field:limit:)``
    func check() throws {
        guard !code.trimmed.isEmpty, !name.trimmed.isEmpty else { throw DirectoryRefusal.nameMissing }
        guard code.count <= Self.longestCode else {
            throw DirectoryRefusal.tooLong(field: "code", limit: Self.longestCode)
        }
        guard name.count <= Self.longestName else {
            throw DirectoryRefusal.tooLong(field: "name", limit: Self.longestName)
        }
    }
}
