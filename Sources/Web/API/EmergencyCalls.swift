import Casework
import Directory
import Hummingbird
import Kernel
import Workforce

/// Emergencies: what the pages can do, for programs.
enum EmergencyCalls {
    static let all: [Route] = [cards, list, open, one, act]

    private static let cards = Route.api(
        .get, Paths.API.emergencyCards, .right(.caseRead, .caseRegister),
        Operation(
            id: "emergencyCards", summary: "The emergencies that a desk knows, with the steps of their cards",
            query: [.init("desk", .string())], answer: .page(of: .ref("EmergencyCard")))
    ) { ask in
        let desk = try ask.house.cases.desk(ask.query("desk") ?? "")
        let items = (desk.emergencies?.cards ?? []).map { EmergencyCardJSON(card: $0, language: ask.language) }
        return .json(PageJSON(items: items, next: nil))
    }

    private static let list = Route.api(
        .get, Paths.API.emergencies, .right(.caseRead, .caseReadOwn),
        Operation(
            id: "emergencies", summary: "Emergencies, the newest first",
            query: [.init("running", .boolean), .init("project", .string())] + CaseCalls.paging,
            answer: .page(of: .ref("Emergency")))
    ) { ask in
        let running = try ask.query("running").map { word in
            guard let flag = Bool(word) else { throw WebRefusal.badQuery("running") }
            return flag
        }
        let page = try await ask.house.cases.emergencies(
            running: running, project: try await ask.project(), after: try ask.id("after"), limit: try ask.limit(),
            for: try ask.actor)
        let zones = try await ask.house.lookups.zones()
        let actor = try ask.actor
        let items = page.items.map {
            EmergencyJSON(file: $0, zone: zones[$0.emergency.project] ?? .utc, language: ask.language, actor: actor)
        }
        return .json(PageJSON(items: items, next: page.next))
    }

    private static let open = Route.api(
        .post, Paths.API.emergencies, .right(.caseRegister),
        Operation(
            id: "openEmergency", summary: "Begins an emergency: its case, its card, and its chain is called",
            body: .ref("EmergencyRequest"), answer: .ref("Emergency"), status: 201)
    ) { ask in
        let (body, key) = try await ask.json(EmergencyBody.self)
        let file = try await ask.house.cases.openEmergency(body.call, request: key, by: try ask.actor)
        return try await ask.answer(file, status: .created)
    }

    private static let one = Route.api(
        .get, Paths.API.emergency, .right(.caseRead, .caseReadOwn),
        Operation(id: "emergency", summary: "One emergency, by its case", answer: .ref("Emergency"))
    ) { ask in
        try await ask.answer(try await ask.house.cases.emergency(ask.name("number"), for: try ask.actor))
    }

    private static let act = Route.api(
        .post, Paths.API.emergencyAction, EmergencyRoutes.acting,
        Operation(
            id: "actInEmergency", summary: "Ticks a step, takes a tick back, writes a word, ends the emergency",
            body: .ref("EmergencyAction"), answer: .ref("Emergency"))
    ) { ask in
        let (body, key) = try await ask.json(EmergencyActionBody.self)
        guard let name = EmergencyAct.Name(rawValue: ask.name("action")) else {
            throw CaseRefusal.unknownAction(ask.name("action"))
        }
        let act = EmergencyAct(name, step: body.step.map { max($0, 0) - 1 }, text: body.text ?? "")
        return try await ask.answer(
            try await ask.house.cases.act(
                act, inEmergency: ask.name("number"), request: key, by: try ask.actor))
    }
}

private struct EmergencyBody: Decodable, Sendable {
    let emergency: String
    let desk: String?
    let project: String?
    let place: String?
    let placeText: String?
    let name: String?
    let phone: String?
    let text: String?

    var call: EmergencyCall {
        var call = EmergencyCall()
        (call.desk, call.project, call.card) = (desk ?? call.desk, project, emergency)
        (call.place, call.placeText) = (place, placeText ?? "")
        call.reporter = Reporter(name: name ?? "", phone: phone ?? "")
        call.text = (text ?? "").replacing("\0", with: "")
        return call
    }
}

private struct EmergencyActionBody: Decodable, Sendable {
    let step: Int?
    let text: String?
}

extension Ask {
    fileprivate func answer(_ file: EmergencyFile, status: HTTPResponse.Status = .ok) async throws -> Response {
        let zone = try await house.lookups.zone(of: file.emergency.project)
        return .json(EmergencyJSON(file: file, zone: zone, language: language, actor: try actor), status: status)
    }
}
