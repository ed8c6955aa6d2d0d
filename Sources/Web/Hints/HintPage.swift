import Casework
import Directory
import Hummingbird
import Kernel
import Workforce

/// The hints of a place: its own and those from above, and the form for another.
enum HintPage {
    private static let writing = Route.Gate.right(.caseFollow, .caseDispatch, .placesWrite)

    static let all: [Route] = [
        .page(.get, Paths.hints, .right(.placesRead)) { ask in try await show(ask, ask.query("place"), nil) },
        .page(.post, Paths.hints, writing) { ask in
            try await attempt(ask) { form in
                try await ask.house.cases.writeHint(
                    form.raw("text"), about: form["topic"] ?? "", at: form["place"] ?? "",
                    checkedOn: try form.day("checkedOn"),
                    request: ask.requestKey(form), by: try ask.actor)
            }
        },
        .page(.post, Paths.hint, writing) { ask in
            try await attempt(ask) { form in
                guard let name = HintAct.Name(rawValue: form["action"] ?? "") else {
                    throw CaseRefusal.unknownAction(form["action"] ?? "")
                }
                let act: HintAct =
                    switch name {
                    case .change:
                        .change(
                            text: form.raw("text"), topic: form["topic"], checkedOn: try form.day("checkedOn"))
                    case .check: .check
                    case .withdraw: .withdraw
                    }
                return try await ask.house.cases.act(
                    act, onHint: ask.name("hint"), request: ask.requestKey(form), by: try ask.actor)
            }
        },
    ]

    private static func attempt(_ ask: Ask, _ work: (Form) async throws -> HintFile) async throws -> Response {
        let form = try await ask.form()
        do {
            let file = try await work(form)
            return .see(Paths.hints(query: [("place", form["place"] ?? file.place.id.description)]))
        } catch {
            // Another version may have followed meanwhile: what was typed stays.
            let isGone = (error as? CaseRefusal)?.code == "unknownHint" && form["place"] != nil
            guard let refusal = isGone ? error as? any Refusal : ask.mendable(error) else { throw error }
            return try await show(ask, form["place"], Refused(refusal: refusal, form: form))
        }
    }

    private static func show(_ ask: Ask, _ name: String?, _ refused: Refused?) async throws -> Response {
        let names = try await Names.load(ask)
        var model: Model = [
            "hasPlace": false, "typed": name ?? "",
            "sentence": refused.map { PageSentence($0.refusal, names).text } ?? "",
        ]
        do {
            if let name {
                model.merge(try await filled(ask, try await ask.house.cases.hints(of: name, for: ask.actor), names))
            }
        } catch let refusal as DirectoryRefusal {
            model["sentence"] = PageSentence(refusal, names).text
        }
        let topic = refused?.form["topic"] ?? names.hintTopics.first?.key
        model["topics"] = Choice.options(names.hintTopics.map { ($0.key, $0.name[names.language]) }, chosen: topic)
        model["text"] = refused?.form.raw("text") ?? ""
        model["day"] = refused?.form.raw("checkedOn") ?? ""
        return Shell.page(
            "hints", model, title: ask.text("hint.title"), in: ask,
            status: (refused?.refusal.kind.status).map { .init(code: $0) } ?? .ok)
    }

    private static func filled(_ ask: Ask, _ file: HintFile, _ names: Names) async throws -> Model {
        let times = TimeWords(ask, zone: names.zone(of: file.place.project))
        return [
            "hasPlace": true, "code": file.place.code,
            "name": file.place.name == file.place.code ? "" : file.place.name,
            "here": file.place.id.description, "typed": file.place.code,
            "standing": file.standing.map { HintWords.model($0, names, times) }, "hasStanding": !file.standing.isEmpty,
            "older": file.older.map { HintWords.model($0, names, times) }, "hasOlder": !file.older.isEmpty,
            "mayWrite": Cases.mayWriteHints(at: file.place, try ask.actor),
        ]
    }
}
