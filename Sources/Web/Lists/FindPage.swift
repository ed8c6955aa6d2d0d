import Casework
import Directory
import Hummingbird
import Kernel
import Workforce

/// The one box: customers, places and cases by whatever somebody has of them.
enum FindPage {
    private static let most = 12

    static func response(_ ask: Ask) async throws -> Response {
        let actor = try ask.actor
        let text = (ask.query("q") ?? "").trimmed
        let projects = try await ask.house.places.projects()
        let readable = actor.projects(.peopleRead, of: projects).map(\.id)
        let names = try await Names.load(ask)
        guard !text.isEmpty else { return page(ask, text, [:]) }
        if let item = try? await ask.house.cases.find(text, for: actor) { return .see(Paths.case_(item.number)) }
        let outside = try await ask.house.cases.cases(ofOutside: text, for: actor)
        if outside.count == 1 { return .see(Paths.case_(outside[0].number)) }
        let people = readable.isEmpty ? [] : try await ask.house.people.find(text, in: readable, limit: most)
        if let only = onlyOne(people, by: text) { return .see(Paths.person(only.person.id.description)) }
        let cases = try await found(text, for: actor, in: ask)
        let open = actor.projects(.placesRead, of: projects).map(\.id)
        let places = open.isEmpty ? [] : try await ask.house.places.find(text, in: open, limit: most)
        var model: Model = [
            "people": people.map { PersonLine.model($0, names, for: actor) }, "hasPeople": !people.isEmpty,
            "peopleCount": count(people.count, most),
            "places": places.map { place($0, names) }, "hasPlaces": !places.isEmpty,
            "placesCount": count(places.count, most),
            "rows": try await CaseLine.lines(cases.items, names, in: ask).map(\.model), "hasRows": !cases.items.isEmpty,
            "rowsCount": cases.next == nil ? "\(cases.items.count)" : "\(cases.items.count)+",
            "isEmpty": people.isEmpty && places.isEmpty && cases.items.isEmpty,
        ]
        if cases.next != nil { model["moreCases"] = Paths.cases(query: [("q", text)]) }
        return page(ask, text, model)
    }

    private static func page(_ ask: Ask, _ text: String, _ found: Model) -> Response {
        var model = found
        model["q"] = text
        model["isAsked"] = !text.isEmpty
        model["mayAdd"] = ask.session?.actor.may(.peopleWrite) ?? false
        model["add"] = Paths.people(query: [("add", text)])
        return Shell.page("find", model, title: ask.text("shell.find"), in: ask)
    }

    /// One person, found by this telephone or plate: no list is needed.
    private static func onlyOne(_ people: [PersonFile], by text: String) -> PersonFile? {
        let phone = Phone(text).flatMap { $0.digits.count >= 7 ? $0 : nil }
        let exact = people.filter { file in
            file.vehicles.contains { $0.plate.lowercased() == text.lowercased() }
                || (phone != nil && file.person.phones.contains { Phone($0) == phone })
        }
        return exact.count == 1 ? exact[0] : nil
    }

    private static func found(_ text: String, for actor: Actor, in ask: Ask) async throws -> Page<Case> {
        guard actor.may(.caseRead) || actor.may(.caseReadOwn) else { return Page(items: [], next: nil) }
        var filter = CaseFilter()
        filter.text = text
        filter.limit = most
        return try await ask.house.cases.list(filter, for: actor)
    }

    private static func place(_ place: Place, _ names: Names) -> Model {
        [
            "code": place.code, "name": place.name == place.code ? "" : place.name,
            "kind": names.placeKind(place.kind), "project": names.project(place.project),
            "href": Paths.cases(query: [("place", place.id.description)]),
            "record": Paths.place(place.id.description),
            "hints": Paths.hints(query: [("place", place.id.description)]),
        ]
    }

    private static func count(_ count: Int, _ most: Int) -> String { count >= most ? "\(count)+" : "\(count)" }
}
