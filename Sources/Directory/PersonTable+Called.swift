import Kernel
import Store

extension PersonTable {
    /// Whom somebody means by an ID, a telephone number or the code of a room: those of a project who stand, by ID.
    /// Of a room it is those who live there now.
    package static func called(_ db: DB, _ name: String, in project: ID<Project>) throws -> [ID<Person>] {
        var found: [Person] = []
        if let person = try ID<Person>(name).flatMap({ try find(db, $0) }) {
            found = [person]
        } else if let place = try PlaceTable.find(db, code: name, in: project) {
            found = try OccupancyTable.residents(db, at: place.id).filter(\.occupancy.isPresent).map(\.person)
        } else if let phone = Phone(name) {
            found = try find(db, phone: phone)
        }
        return Set(found.filter { $0.project == project && $0.stands }.map(\.id)).sorted()
    }
}
