import Casework
import Directory
import Hummingbird
import Kernel
import Workforce

/// Everything about a place on one page: what it is and was, who lives there, its cases, warranties and facilities.
struct PlacePage {
    /// What a form of the page is about.
    enum Part: String { case record, status, statuses, retirement, care }

    struct Trouble {
        let part: Part
        let refusal: any Refusal
        let form: Form
    }

    let file: PlaceFile
    let names: Names
    let times: TimeWords
    let actor: Actor
    let trouble: Trouble?

    static func response(_ ask: Ask, _ trouble: Trouble? = nil) async throws -> Response {
        let actor = try ask.actor
        let file = try await ask.knownPlace {
            try await ask.house.premises.file(of: ask.name("place"), for: actor)
        }
        let names = try await Names.load(ask)
        let page = PlacePage(
            file: file, names: names, times: TimeWords(ask, zone: file.project.zone), actor: actor, trouble: trouble)
        var model = page.model(saved: ask.query("saved"))
        model["tabs"] = PlaceTabs.models(here: Paths.place, project: file.project.code, in: ask)
        model.merge(try await cases(file.place, names, in: ask))
        model["keys"] = try await KeyLines.of(file.place, names, in: ask)
        let arrears = try await ask.house.premises.arrears(of: [file.place], for: actor)
        model["arrears"] = arrears.filter { $0.place.kind == .room || !$0.told.isEmpty }
            .map { ArrearsWords(names: names).model($0) }
        return Shell.page(
            "place", model, title: file.place.name, place: "places", in: ask,
            status: (trouble?.refusal.kind.status).map { .init(code: $0) } ?? .ok)
    }

    /// The open cases there and the last that are over, as far as the reader may see them.
    private static func cases(_ place: Place, _ names: Names, in ask: Ask) async throws -> Model {
        let actor = try ask.actor
        guard actor.reaches(.caseRead, in: place.project) || actor.reaches(.caseReadOwn, in: place.project)
        else { return [:] }
        func lines(_ phases: [Phase], _ limit: Int) async throws -> [Model] {
            var filter = CaseFilter()
            (filter.place, filter.phases, filter.limit) = (place.id, phases, limit)
            let items = try await ask.house.cases.list(filter, for: actor).items
            return try await CaseLine.lines(items, names, in: ask).map(\.model)
        }
        let open = try await lines(Phase.live, 20)
        let past = try await lines(Phase.allCases.filter(\.isOver), 10)
        return [
            "seesCases": true, "open": open, "hasOpen": !open.isEmpty, "past": past, "hasPast": !past.isEmpty,
            "allCases": Paths.cases(query: [("place", place.id.description)]),
        ]
    }

    private func model(saved: String?) -> Model {
        let place = file.place
        var model: Model = [
            "name": place.name, "code": place.code, "kind": names.placeKind(place.kind), "id": place.id.description,
            "crumbs": crumbs, "status": StatusTag.model(place.status, names),
            "retired": place.retiredOn?.description ?? "",
            "facts": facts, "statuses": statuses, "hasStatuses": !file.history.entries.isEmpty,
            "covers": covers, "hasCovers": !file.covers.isEmpty, "note": file.record.note,
            "facilities": file.facilities.map { link($0) }, "hasFacilities": !file.facilities.isEmpty,
            "care": care, "hasCare": !file.care.isEmpty, "isFacility": place.kind == .facility,
            "edits": edits, "hasEdits": !file.edits.isEmpty, "isSaved": saved != nil && trouble == nil,
            "inside": isFrame ? Paths.places(query: [("in", place.id.description)]) : "",
            "hints": Paths.hints(query: [("place", place.id.description)]),
            "mayWrite": actor.may(.placesWrite, at: place), "isFrame": isFrame,
            "mayMove": actor.may(.placesWrite, in: place.project) && actor.may(.placesRead, in: place.project),
        ]
        if actor.may(.boardRead, in: place.project) { model["plan"] = Paths.placeBoard(place.id.description) }
        if place.kind == .building, actor.may(.peopleRead, at: place) {
            model["lobby"] = Paths.lobby(place.id.description)
        }
        if actor.may(.caseRegister, at: place), place.retiredOn == nil {
            model["register"] = Paths.intake(query: [("placeText", place.code), ("project", file.project.code)])
        }
        model.merge(residents)
        model.merge(forms)
        return model
    }

    private var isFrame: Bool { [.building, .unit, .floor, .area].contains(file.place.kind) }

    private func link(_ place: Place) -> Model { ["name": place.name, "href": Paths.place(place.id.description)] }

    private var crumbs: [Model] {
        [["name": file.project.name, "href": Paths.places(query: [("project", file.project.code)])]]
            + file.above.map(link)
    }
}
