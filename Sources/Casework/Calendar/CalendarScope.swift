import Directory
import Kernel

/// What a published calendar is for. The closest one that has a calendar wins: a part of the places before what it lies
/// in, that before the whole project, the project before the desk.
package enum CalendarScope: Sendable, Hashable {
    case desk
    case project(ID<Project>)
    /// A place with all that lies in it.
    case part(ID<Place>)

    /// From the closest to the desk.
    ///
    /// - Parameter path: a place and what it lies in, the place first.
    static func cascade(_ path: [ID<Place>], in project: ID<Project>?) -> [CalendarScope] {
        var all = path.map { CalendarScope.part($0) }
        if let project { all.append(.project(project)) }
        return all + [.desk]
    }
}

/// A part of a project's places that has a calendar of its own.
package struct CalendarPart: Sendable, Hashable {
    package let id: ID<Place>
    package let code: String
    package let name: String

    package init(_ place: Place) { (id, code, name) = (place.id, place.code, place.name) }

    init(id: ID<Place>, code: String, name: String) { (self.id, self.code, self.name) = (id, code, name) }
}
