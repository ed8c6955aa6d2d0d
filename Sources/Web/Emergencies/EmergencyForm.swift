import Casework
import Directory
import Hummingbird
import Kernel
import Workforce

/// The tiny form that begins an emergency: which, where, who calls.
enum EmergencyForm {
    static func show(_ ask: Ask, typed: Form?, refusal: (any Refusal)?) async throws -> Response {
        let desk = try ask.house.cases.desk()
        let projects = try ask.actor.projects(reaching: .caseRegister, of: try await ask.house.places.openProjects())
        let names = try await Names.load(ask)
        let chosen = typed?["emergency"] ?? ""
        let cards = desk.emergencies?.cards ?? []
        let model: Model = [
            "cards": cards.enumerated().map { place, card -> Model in
                [
                    "key": card.key, "name": card.name[ask.language], "digit": "\(place + 1)",
                    "isChosen": card.key == chosen, "say": card.say[ask.language],
                ]
            },
            "where": typed?.raw("where") ?? "", "who": typed?.raw("who") ?? "", "text": typed?.raw("text") ?? "",
            "projects": Field.models(
                projects.map { .init(value: $0.id.description, name: $0.name) }, chosen: typed?["project"] ?? ""),
            "hasProjects": projects.count > 1,
            "sentence": refusal.map { PageSentence($0, names).text } ?? "",
        ]
        return Shell.page(
            "emergency-form", model, title: ask.text("emergency.open"), place: "emergencies", in: ask,
            status: (refusal?.kind.status).map { .init(code: $0) } ?? .ok)
    }

    static func open(_ ask: Ask) async throws -> Response {
        let form = try await ask.form()
        do {
            let file = try await ask.house.cases.openEmergency(
                try await call(form, ask), request: ask.requestKey(form), by: try ask.actor)
            return .see(Paths.emergency(file.item.number))
        } catch {
            guard let refusal = ask.mendable(error) else { throw error }
            return try await show(ask, typed: form, refusal: refusal)
        }
    }

    /// A place that is no code, and a caller who is no number, are kept in their words.
    private static func call(_ form: Form, _ ask: Ask) async throws -> EmergencyCall {
        var call = EmergencyCall()
        (call.card, call.project) = (form["emergency"] ?? "", form["project"])
        let projects = try ask.actor.projects(reaching: .caseRegister, of: try await ask.house.places.openProjects())
        let project = projects.first { $0.id.description == form["project"] } ?? projects.first
        let place = form["where"] ?? ""
        let found = project.map { [$0.id] }.map { ids in { try await ask.house.places.find(place, in: ids, limit: 1) } }
        call.place = place.isEmpty ? nil : try await found?().first { $0.code == place }?.code
        call.placeText = call.place == nil ? place : ""
        let who = form["who"] ?? ""
        call.reporter = Phone(who) == nil ? Reporter(name: who) : Reporter(phone: who)
        call.text = form["text"] ?? ""
        return call
    }
}
