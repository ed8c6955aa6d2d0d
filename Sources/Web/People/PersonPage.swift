import Casework
import Directory
import Hummingbird
import Kernel
import Workforce

/// Everything about a customer on one page, the last three things first.
enum PersonPage {
    /// - Throws: ``DirectoryRefusal/unknownPerson(_:)``, also where the reader may not see them.
    static func file(_ ask: Ask) async throws -> PersonFile {
        let name = ask.name("person")
        let file = try await ID<Person>(name).flatMapAsync { try await ask.house.people.person($0) }
        guard let file, try ask.actor.may(.peopleRead, in: file.person.project) else {
            throw DirectoryRefusal.unknownPerson(name)
        }
        return file
    }

    static func response(
        _ file: PersonFile, showsPhones: Bool = false, consent: ConsentForm.Refused? = nil, in ask: Ask
    ) async throws -> Response {
        let actor = try ask.actor
        let person = file.person
        let names = try await Names.load(ask)
        let items = try await ask.house.cases.recent(of: person.id, for: actor, limit: 50)
        let lines = try await CaseLine.lines(items, names, in: ask).map { history($0, names, in: ask) }
        let earlier = Array(zip(items, lines).dropFirst(3))
        let open = earlier.filter { !$0.0.phase.isOver }.map(\.1)
        let past = earlier.filter { $0.0.phase.isOver }.map(\.1)
        var model: Model = [
            "name": person.name, "project": names.project(person.project), "note": person.note,
            "hasNote": !person.note.isEmpty, "tags": person.tags.map { ["text": names.tag($0)] as Model },
            "last": Array(lines.prefix(3)), "hasLast": !lines.isEmpty,
            "open": open, "hasOpen": !open.isEmpty, "openCount": "\(open.count)",
            "past": past, "hasPast": !past.isEmpty, "pastCount": "\(past.count)",
            "all": Paths.cases(query: [("person", person.id.description)]), "isMore": items.count == 50,
        ]
        model = home(file, names, TimeWords(ask)).merging(model)
        model["phone"] = phones(person, isShown: showsPhones, for: actor, in: ask)
        model["consent"] = try await ConsentForm.model(file, consent, names, in: ask)
        if actor.may(.caseRegister, in: person.project) {
            model["register"] = Paths.intake(query: [("person", person.id.description)])
        }
        return Shell.page(
            "person", model, title: person.name, place: "people", in: ask,
            status: (consent?.refusal.kind.status).map { .init(code: $0) } ?? .ok)
    }

    /// Rooms with the others who live there, and vehicles.
    private static func home(_ file: PersonFile, _ names: Names, _ times: TimeWords) -> Model {
        let rooms = file.rooms.map { room -> Model in
            let household = room.household.map { other -> Model in
                ["name": other.name, "href": Paths.person(other.id.description)]
            }
            return [
                "code": room.place.code, "place": room.place.name == room.place.code ? "" : room.place.name,
                "capacity": names.capacity(room.occupancy.capacity),
                "since": room.occupancy.from.description,
                "until": room.occupancy.to?.description ?? names.text("person.now"),
                "isPast": room.occupancy.to != nil, "household": household, "hasHousehold": !household.isEmpty,
                "cases": Paths.cases(query: [("place", room.place.id.description)]),
            ]
        }
        return [
            "rooms": rooms, "hasRooms": !rooms.isEmpty,
            "vehicles": file.vehicles.map { ["plate": $0.plate, "parking": $0.parking] as Model },
            "hasVehicles": !file.vehicles.isEmpty,
        ]
    }

    private static func phones(_ person: Person, isShown: Bool, for actor: Actor, in ask: Ask) -> Model {
        let isOpen = isShown || actor.may(.peoplePhone, in: person.project)
        return [
            "numbers": person.phones.map { ["shown": isOpen ? $0 : Phone.masked($0), "isOpen": isOpen] as Model },
            "hasNumbers": !person.phones.isEmpty, "isNoted": isShown,
            "mayShow": !isOpen && !person.phones.isEmpty && actor.may(.peopleUnmask, in: person.project),
            "action": Paths.personPhone(person.id.description), "reasons": PhoneShowing.choices(in: ask),
        ]
    }

    /// A case with what became of it.
    private static func history(_ line: CaseLine, _ names: Names, in ask: Ask) -> Model {
        let item = line.item
        var model = line.model
        model["result"] = item.closing.map(names.closing) ?? names.stage(item)
        let (solution, rating, comment) = (item.solution?.text ?? "", item.verdict?.rating, item.verdict?.comment ?? "")
        let more: Model = [
            "solution": solution, "hasSolution": !solution.isEmpty, "comment": comment, "hasComment": !comment.isEmpty,
            "rating": ask.text("person.rated", ["n": "\(rating ?? 0)"]), "isRated": rating != nil,
            "isUnhappy": item.verdict?.isSatisfied == false,
        ]
        model.merge(more)
        return model
    }
}

extension Optional {
    /// As `flatMap`, for what must be waited for.
    func flatMapAsync<T>(_ make: (Wrapped) async throws -> T?) async throws -> T? {
        guard let self else { return nil }
        return try await make(self)
    }
}
