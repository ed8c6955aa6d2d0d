import Casework
import Directory
import Kernel
import Workforce

/// The customer beside a case or an intake: rooms, household, vehicles, tags, the telephone by role, what was lately.
struct CustomerPane {
    let seen: SeenPerson
    let recent: [Case]
    let names: Names
    let times: TimeWords
    let news: NewsModel
    /// What is owed where they live now, for whoever may see it.
    let arrears: [PlaceArrears]

    private var file: PersonFile { seen.file }
    private static let mostRecent = 8

    /// Nil where nobody is known, or where the reader may not see customers.
    ///
    /// - Parameter sheet: of the case that is shown beside it, and not among the recent ones.
    static func load(
        _ ask: Ask, _ seen: SeenPerson?, _ names: Names, beside sheet: CaseSheet? = nil
    ) async throws -> CustomerPane? {
        let actor = try ask.actor
        guard let seen, seen.may(.peopleRead) else { return nil }
        let file = seen.file
        let home = file.rooms.first { $0.occupancy.to == nil }?.place
        // What is told of a place is read once.
        let isKnown = home != nil && sheet?.file.place?.id == home?.id
        let news =
            if isKnown, let sheet { sheet.news } else {
                try await NewsModel.load(ask, home, in: file.person.project, names)
            }
        let recent = try await ask.house.cases.recent(of: file.person.id, for: actor, limit: mostRecent + 1)
        return CustomerPane(
            seen: seen, recent: Array(recent.filter { $0.id != sheet?.item.id }.prefix(mostRecent)), names: names,
            times: TimeWords(ask, zone: names.zone(of: file.person.project)), news: news,
            arrears: try await ask.house.premises.arrears(
                of: file.rooms.filter { $0.occupancy.to == nil }.map(\.place), for: actor))
    }

    var model: Model {
        let person = file.person
        let phones = person.phones
        let maySee = seen.may(.peoplePhone)
        return [
            "name": person.name, "href": Paths.person(person.id.description), "note": person.note,
            "hasNote": !person.note.isEmpty, "personTags": person.tags.map { ["text": names.tag($0)] },
            "phones": phones.map { ["text": maySee ? $0 : Phone.masked($0)] },
            "isMasked": !maySee && !phones.isEmpty,
            "mayUnmask": !maySee && !phones.isEmpty && seen.may(.peopleUnmask),
            "unmask": Paths.personPhone(person.id.description), "rooms": rooms, "hasRooms": !rooms.isEmpty,
            "household": names.list(household), "hasHousehold": !household.isEmpty,
            "vehicles": file.vehicles.map { ["plate": $0.plate, "parking": $0.parking] },
            "hasVehicles": !file.vehicles.isEmpty, "recent": recent.map(line), "hasRecent": !recent.isEmpty,
            "news": news.model, "isTold": news.isTold,
        ]
    }

    private var rooms: [Model] {
        file.rooms.map { room in
            let owed = room.occupancy.to == nil ? arrears.first { $0.place.id == room.place.id }?.owed ?? 0 : 0
            return [
                "owed": owed > 0 ? names.money(owed) : "",
                "code": room.place.code, "capacity": names.capacity(room.occupancy.capacity),
                "isPast": room.occupancy.to != nil,
            ]
        }
    }

    private var household: [String] {
        var seen: Set<ID<Person>> = []
        return file.rooms.filter { $0.occupancy.to == nil }.flatMap(\.household).filter { seen.insert($0.id).inserted }
            .prefix(8).map(\.name)
    }

    private func line(_ item: Case) -> Model {
        let verdict = item.verdict.map { names.text($0.isSatisfied ? "verdict.satisfied" : "verdict.unsatisfied") }
        let colour = item.verdict.map { $0.isSatisfied ? "ok" : "late" } ?? (item.phase.isOver ? "" : "info")
        return [
            "title": item.title, "href": Paths.case_(item.number), "kind": names.kind(item),
            "isOpen": !item.phase.isOver,
            "state": verdict ?? names.stage(item), "class": colour, "at": times.point(item.openedAt),
            "day": Day(times.zone.wall(at: item.openedAt).date).description.suffix(5).description,
        ]
    }
}
