import Directory
import Kernel
import Workforce

/// A customer as the API answers it; telephone numbers masked unless the role sees them.
struct PersonJSON: Encodable {
    struct Room: Encodable {
        let place: String
        let code: String
        let name: String
        let capacity: String
        let from: String
        let to: String?
        private enum Key: CodingKey { case place, code, name, capacity, from, to }

        func encode(to encoder: any Encoder) throws {
            var json = encoder.container(keyedBy: Key.self)
            try json.encode(place, forKey: .place)
            try json.encode(code, forKey: .code)
            try json.encode(name, forKey: .name)
            try json.encode(capacity, forKey: .capacity)
            try json.encode(from, forKey: .from)
            try json.encode(to, forKey: .to)
        }
    }

    let id: String
    let project: String
    let name: String
    let phones: [String]
    let phonesMasked: Bool
    let tags: [String]
    let note: String
    let rooms: [Room]
    let vehicles: [String]

    init(_ file: PersonFile, for actor: Actor) {
        self.init(file, seesPhone: actor.may(.peoplePhone, in: file.person.project))
    }

    init(_ file: PersonFile, seesPhone: Bool) {
        let person = file.person
        (id, project, name) = (person.id.description, person.project.description, person.name)
        phones = seesPhone ? person.phones : person.phones.map(Phone.masked)
        phonesMasked = !seesPhone
        (tags, note) = (person.tags, person.note)
        rooms = file.rooms.map { room in
            Room(
                place: room.place.id.description, code: room.place.code, name: room.place.name,
                capacity: room.occupancy.capacity.rawValue, from: room.occupancy.from.description,
                to: room.occupancy.to?.description)
        }
        vehicles = file.vehicles.map(\.plate)
    }
}

struct PlaceJSON: Encodable {
    let place: Place
    init(_ place: Place) { self.place = place }
    var code: String { place.code }
    private enum Key: CodingKey { case id, project, parent, kind, code, name }

    func encode(to encoder: any Encoder) throws {
        var json = encoder.container(keyedBy: Key.self)
        try json.encode(place.id, forKey: .id)
        try json.encode(place.project, forKey: .project)
        try json.encode(place.parent, forKey: .parent)
        try json.encode(place.kind, forKey: .kind)
        try json.encode(place.code, forKey: .code)
        try json.encode(place.name, forKey: .name)
    }
}

struct ProjectJSON: Encodable {
    let id: String
    let code: String
    let name: String
    let zone: String

    init(_ project: Project) {
        (id, code, name) = (project.id.description, project.code, project.name)
        zone = project.zoneIdentifier
    }
}

/// Something that the find box found.
struct FoundJSON: Encodable {
    let type: String
    let id: String
    let title: String
    let detail: String
}
