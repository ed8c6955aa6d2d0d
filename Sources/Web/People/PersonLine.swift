import Directory
import Kernel
import Workforce

/// One customer in a list: name, rooms, number as the reader may see it.
enum PersonLine {
    static func model(_ file: PersonFile, _ names: Names, for actor: Actor) -> Model {
        let person = file.person
        let rooms = file.rooms.filter { $0.occupancy.to == nil }
        return [
            "href": Paths.person(person.id.description), "name": person.name,
            "rooms": rooms.map { "\($0.place.code) \(names.capacity($0.occupancy.capacity))" }.joined(separator: " · "),
            "phone": person.phones.first.map { shown($0, of: person, to: actor) } ?? "",
            "plates": file.vehicles.map(\.plate).joined(separator: " "),
            "tags": person.tags.map { ["text": names.tag($0), "class": ""] as Model },
        ]
    }

    /// A number in full for those whose role needs it, with its middle hidden for everybody else.
    static func shown(_ phone: String, of person: Person, to actor: Actor) -> String {
        actor.may(.peoplePhone, in: person.project) ? phone : Phone.masked(phone)
    }
}
