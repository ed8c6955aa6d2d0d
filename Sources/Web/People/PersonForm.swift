import Directory
import Hummingbird
import Kernel
import Store
import Workforce

/// A customer as somebody typed them in: kept as typed until everything is right.
struct PersonForm: Sendable {
    var project = ""
    var name = ""
    var phone = ""
    var otherPhone = ""
    var room = ""
    var capacity = Occupancy.Capacity.owner
    var note = ""

    /// What was looked for in vain is where a new customer begins: a number, or a name.
    init(beginningWith text: String, project: String) {
        self.project = project
        if let digits = Phone(text)?.digits, digits.count >= 7 { phone = text } else { name = text }
    }

    init(_ form: Form) {
        project = form["project"] ?? ""
        name = form["name"] ?? ""
        phone = form["phone"] ?? ""
        otherPhone = form["otherPhone"] ?? ""
        room = form["room"] ?? ""
        capacity = Occupancy.Capacity(rawValue: form["capacity"] ?? "") ?? .owner
        note = form["note"] ?? ""
    }

    /// Adds the customer and shows their page; or the form again, with the sentence beside the field.
    static func take(_ ask: Ask) async throws -> Response {
        let form = try await ask.form()
        let entry = PersonForm(form)
        do {
            let person = try await entry.add(in: ask, request: ask.requestKey(form))
            return .see(Paths.person(person.id.description))
        } catch {
            guard let refusal = ask.mendable(error) else { throw error }
            return try await PeoplePage.response(ask, entry: entry, refusal: refusal)
        }
    }

    private func add(in ask: Ask, request: RequestKey?) async throws -> Person {
        let actor = try ask.actor
        let projects = actor.projects(.peopleWrite, of: try await ask.house.places.projects())
        guard let home = projects.first(where: { $0.code == project }) else {
            throw DirectoryRefusal.unknownProject(project)
        }
        var rooms: [(place: ID<Place>, capacity: Occupancy.Capacity, from: Day)] = []
        if !room.isEmpty {
            let found = try await ask.house.places.find(room, in: [home.id], limit: 1)
            guard let place = found.first(where: { $0.code == room }) else { throw DirectoryRefusal.unknownPlace(room) }
            rooms = [(place.id, capacity, home.zone.day(of: ask.now))]
        }
        let draft = PersonDraft(project: home.id, name: name, phones: [phone, otherPhone], note: note)
        return try await ask.house.people.add(draft, living: rooms, request: request, by: actor.staff.number)
    }

    func model(_ refusal: (any Refusal)?, isOpen: Bool, _ names: Names, in ask: Ask) -> Model {
        var model: Model = [
            "isOpen": isOpen, "name": name, "phone": phone, "otherPhone": otherPhone, "room": room, "note": note,
            "capacities": Choice.options(
                Occupancy.Capacity.allCases.map { ($0.rawValue, names.capacity($0)) }, chosen: capacity.rawValue),
        ]
        guard let refusal else { return model }
        let sentence = ask.house.texts.sentence(refusal, ask.language)
        let fields = refusal.fields.map { ["place": "room", "phones": "phone"][$0] ?? $0 }
        for field in ["name", "phone", "room", "note", "project"] where fields.contains(field) {
            model[field + "Error"] = sentence
        }
        if fields.isEmpty { model["error"] = sentence }
        return model
    }
}
