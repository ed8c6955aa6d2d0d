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

    package init(
        id: ID<Place>, project: ID<Project>, parent: ID<Place>?, kind: Kind, code: String, name: String
    ) {
        (self.id, self.project, self.parent, self.kind) = (id, project, parent, kind)
        (self.code, self.name) = (code, name)
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
        self.project = project
        self.parent = parent
        self.kind = kind
        self.code = code
        self.name = name
    }
}
