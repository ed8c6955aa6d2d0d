import Casework
import Hummingbird
import Kernel
import Workforce

/// The board of one emergency: its card, how long it has lasted, who was called and who answered, what was said.
enum EmergencyPage {
    static func act(_ ask: Ask) async throws -> Response {
        let form = try await ask.form()
        guard let name = EmergencyAct.Name(rawValue: ask.name("action")) else {
            throw CaseRefusal.unknownAction(ask.name("action"))
        }
        let act = EmergencyAct(name, step: form["step"].flatMap { Int($0) }.map { $0 - 1 }, text: form["text"] ?? "")
        do {
            let file = try await ask.house.cases.act(
                act, inEmergency: ask.name("number"), request: ask.requestKey(form), by: try ask.actor)
            return .see(Paths.emergency(file.item.number))
        } catch let refusal as any Refusal where refusal.kind != .notFound {
            return try await show(ask, typed: form, refusal: refusal)
        }
    }

    static func show(_ ask: Ask, typed: Form?, refusal: (any Refusal)?) async throws -> Response {
        let actor = try ask.actor
        let file = try await ask.house.cases.emergency(ask.name("number"), for: actor)
        let names = try await Names.load(ask)
        let board = EmergencyBoard(
            file: file, names: names, times: TimeWords(ask, zone: names.zone(of: file.emergency.project)),
            actor: actor, cards: ask.house.cases.desks[file.item.desk])
        var model = board.model
        model["text"] = typed?.raw("text") ?? ""
        model["sentence"] = refusal.map { PageSentence($0, names).text } ?? ""
        return Shell.page(
            "emergency", model, title: "\(file.emergency.card.name[ask.language]) \(file.item.number)",
            place: "emergencies", in: ask, status: (refusal?.kind.status).map { .init(code: $0) } ?? .ok)
    }
}
