import Casework
import Hummingbird
import Kernel
import Workforce

/// One incident: what it is, its cases, and what may be done with it.
enum IncidentPage {
    static let all: [Route] = [
        .page(.get, Paths.incidents, .right(.caseRead), IncidentListPage.response),
        .page(.get, Paths.incident, .right(.caseRead)) { ask in try await show(ask, nil) },
        .page(.post, Paths.incidentAction, .right(.caseSupervise), act),
    ]

    /// What was typed into a form that was refused.
    private struct Refused {
        let refusal: any Refusal
        let form: Form
    }

    private static func act(_ ask: Ask) async throws -> Response {
        let form = try await ask.form()
        guard let name = IncidentAct.Name(rawValue: ask.name("action")) else {
            throw CaseRefusal.unknownAction(ask.name("action"))
        }
        let typed = form.raw("cases").split(whereSeparator: { " ,，、;；\n\r\t".contains($0) }).map(String.init)
        let chosen = (form.values["case"] ?? []) + typed
        let act = IncidentAct(
            name, title: form["title"], reason: form["reason"], text: form["text"], channel: form["channel"],
            cases: chosen)
        do {
            let file = try await ask.house.cases.act(
                act, onIncident: ask.name("incident"), request: ask.requestKey(form), by: try ask.actor)
            return .see(Paths.incident(file.incident.number))
        } catch let refusal as any Refusal where refusal.kind != .notFound || refusal.code == "unknownCase" {
            return try await show(ask, Refused(refusal: refusal, form: form))
        }
    }

    private static func show(_ ask: Ask, _ refused: Refused?) async throws -> Response {
        let file = try await ask.house.cases.incident(ask.name("incident"), for: try ask.actor)
        let incident = file.incident
        let names = try await Names.load(ask)
        let times = TimeWords(ask, zone: names.zone(of: incident.project))
        let allowed = incident.allowed(for: try ask.actor)
        var model = typed(refused, incident, ask).merging(doors(incident, allowed))
        // Its form may be gone with what others did meanwhile.
        model["lost"] = refused.map { kept in
            ["text", "reason", "cases"].map { kept.form.raw($0) }.filter { !$0.isEmpty }.joined(separator: " ")
        } ?? ""
        model["number"] = incident.number
        model["title"] = incident.title
        model["state"] = ask.text("incidentState.\(incident.state.rawValue)")
        model["class"] = incident.state.mood
        model["facts"] = IncidentFacts.of(file, times, ask)
        model["refresh"] = Paths.incident(incident.number)
        let rows = Dictionary(grouping: file.parts) { $0.member.state == .untied }
        model["rows"] = rows[false, default: []].map { row($0, names, times, allowed, ask) }
        model["untied"] = rows[true, default: []].map { row($0, names, times, allowed, ask) }
        model["hasUntied"] = rows[true] != nil
        let told = NewsLines(
            news: file.news, outlook: file.outlook, desk: incident.desk, names: names, times: times)
        model.merge(told.model("incident.newsTo", channel: refused?.form["channel"]))
        return Shell.page(
            "incident", model, title: "\(incident.number) \(incident.title)", place: "incidents", in: ask,
            status: (refused?.refusal.kind.status).map { .init(code: $0) } ?? .ok)
    }

    /// What stands in the forms: what came back where one was refused.
    private static func typed(_ refused: Refused?, _ incident: Incident, _ ask: Ask) -> Model {
        [
            "text": refused?.form.raw("text") ?? "", "reason": refused?.form.raw("reason") ?? "",
            "newCases": refused?.form.raw("cases") ?? "", "newTitle": refused?.form["title"] ?? incident.title,
            "sentence": (refused?.refusal).map { ask.house.texts.sentence($0, ask.language) } ?? "",
        ]
    }

    /// Which forms stand open, and where each goes: `mayClose`, `closeTo`.
    private static func doors(_ incident: Incident, _ allowed: [IncidentAct.Name]) -> Model {
        var doors: Model = [:]
        for name in IncidentAct.Name.allCases {
            let word = name.rawValue
            doors["may\(word.prefix(1).uppercased())\(word.dropFirst())"] = allowed.contains(name)
            doors["\(word)To"] = Paths.incidentAction(incident.number, word)
        }
        return doors
    }

    private static func row(
        _ part: IncidentFile.Part, _ names: Names, _ times: TimeWords, _ allowed: [IncidentAct.Name], _ ask: Ask
    ) -> Model {
        [
            "number": part.item.number, "title": part.item.title, "href": Paths.case_(part.item.number),
            "who": names.reporter(part.item), "where": part.place?.code ?? part.item.placeText,
            "stage": names.stage(part.item), "opened": times.point(part.item.openedAt),
            "exact": times.exact(part.item.openedAt), "isTied": part.member.state == .tied,
            "likeness": part.member.likeness == 100 && part.member.state == .tied ? "" : "\(part.member.likeness)%",
            "state": ask.text("memberState.\(part.member.state.rawValue)"),
            "mayTie": allowed.contains(.tie) && part.member.state != .tied,
            "mayUntie": allowed.contains(.untie) && part.member.state != .untied,
        ]
    }
}
