import Casework
import Directory
import Hummingbird
import Kernel
import Workforce

/// Who had a room, and when: all of it, or those of a day or month.
enum RoomPeoplePage {
    static func get(_ ask: Ask) async throws -> Response {
        let file = try await ask.room()
        let names = try await Names.load(ask)
        let span = try span(ask)
        let stays = span.map { file.during($0.first, $0.last) } ?? file.stays
        let rows = stays.map { stay, person -> Model in
            [
                "name": person.name, "href": Paths.person(person.id.description),
                "capacity": names.capacity(stay.capacity), "from": stay.from.description,
                "until": stay.to?.description ?? names.text("person.now"), "isNow": stay.isPresent,
                "isStruck": !stay.isStanding, "why": stay.struckWhy ?? "",
            ]
        }
        let model: Model = [
            "code": file.place.code, "name": file.place.name == file.place.code ? "" : file.place.name,
            "rows": rows, "hasRows": !rows.isEmpty, "on": ask.query("on") ?? "", "isAsked": span != nil,
            "here": Paths.placePeople(file.place.id.description),
            "cases": Paths.cases(query: [("place", file.place.id.description)]),
        ]
        return Shell.page("room-people", model, title: ask.text("room.title"), place: "people", in: ask)
    }

    /// `on=2026-03` is the whole month, `on=2026-03-15` the day.
    ///
    /// - Throws: ``WebRefusal/badQuery(_:)``
    static func span(_ ask: Ask) throws -> (first: Day, last: Day)? {
        if let text = ask.query("on") {
            if let day = Day(text) { return (day, day) }
            guard let first = Day(text + "-01") else { throw WebRefusal.badQuery("on") }
            let (year, month) = (first.date.year, first.date.month)
            let next = CivilDate(year: month == 12 ? year + 1 : year, month: month % 12 + 1, day: 1)
            guard let next else { throw WebRefusal.badQuery("on") }
            return (first, Day(next).adding(days: -1))
        }
        guard ask.query("from") != nil || ask.query("to") != nil else { return nil }
        guard let first = Day(ask.query("from") ?? "1900-01-01"), let last = Day(ask.query("to") ?? "9999-12-31") else {
            throw WebRefusal.badQuery("from")
        }
        return (first, last)
    }
}

extension Ask {
    /// Who had the place of the address.
    ///
    /// - Throws: ``WebRefusal/unknownPage`` also where the actor may not see it
    func room() async throws -> RoomFile {
        do { return try await house.customers.room(name("place"), for: actor) } catch DirectoryRefusal.unknownPlace {
            throw WebRefusal.unknownPage
        }
    }
}
