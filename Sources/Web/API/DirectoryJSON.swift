import Casework
import Directory
import Kernel

/// A customer as the API answers it; telephone numbers masked unless the role sees them.
struct PersonJSON: JSONValue {
    let file: PersonFile
    let seesPhone: Bool

    init(_ seen: SeenPerson) { self.init(seen.file, seesPhone: seen.may(.peoplePhone)) }

    init(_ file: PersonFile, seesPhone: Bool) { (self.file, self.seesPhone) = (file, seesPhone) }

    var id: String { file.person.id.description }

    var json: JSON {
        let person = file.person
        return .object([
            ("id", id.json), ("project", person.project.json), ("name", person.name.json),
            ("phones", (seesPhone ? person.phones : person.phones.map(Phone.masked)).json),
            ("phonesMasked", (!seesPhone).json), ("tags", person.tags.json), ("note", person.note.json),
            ("rooms", .array(file.rooms.map(room))), ("vehicles", file.vehicles.map(\.plate).json),
        ])
    }

    private func room(_ room: PersonFile.Room) -> JSON {
        .object([
            ("place", room.place.id.json), ("code", room.place.code.json), ("name", room.place.name.json),
            ("capacity", room.occupancy.capacity.rawValue.json), ("from", room.occupancy.from.description.json),
            ("to", (room.occupancy.to?.description).json),
        ])
    }
}

struct PlaceJSON: JSONValue {
    let place: Place
    init(_ place: Place) { self.place = place }
    var code: String { place.code }

    var json: JSON {
        .object([
            ("id", place.id.json), ("project", place.project.json), ("parent", place.parent.json),
            ("kind", place.kind.rawValue.json), ("code", place.code.json), ("name", place.name.json),
            ("status", (place.status?.rawValue).json), ("retiredOn", (place.retiredOn?.description).json),
        ])
    }
}

struct ProjectJSON: JSONValue {
    let project: Project
    init(_ project: Project) { self.project = project }

    var json: JSON {
        .object([
            ("id", project.id.json), ("code", project.code.json), ("name", project.name.json),
            ("zone", project.zoneIdentifier.json), ("closed", (!project.isOpen).json),
            ("version", project.version.json),
        ])
    }
}
