import Casework
import Directory
import Kernel

/// One customer in a list: name, rooms, number as the reader may see it.
enum PersonLine {
    static func model(_ seen: SeenPerson, _ names: Names) -> Model {
        let (file, person) = (seen.file, seen.person)
        let rooms = file.rooms.filter { $0.occupancy.to == nil }
        return [
            "href": Paths.person(person.id.description), "name": person.name,
            "rooms": rooms.map { "\($0.place.code) \(names.capacity($0.occupancy.capacity))" }.joined(separator: " · "),
            "phone": person.phones.first.map { shown($0, of: seen) } ?? "",
            "plates": file.vehicles.map(\.plate).joined(separator: " "),
            "tags": person.tags.map { ["text": names.tag($0), "class": ""] as Model },
        ]
    }

    /// A number in full for those whose role needs it, with its middle hidden for everybody else.
    static func shown(_ phone: String, of seen: SeenPerson) -> String {
        seen.may(.peoplePhone) ? phone : Phone.masked(phone)
    }
}
