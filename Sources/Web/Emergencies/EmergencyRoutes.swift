import Casework
import Hummingbird
import Kernel
import Workforce

/// Emergencies: the form that begins one, the board of each, the list of all, and the answers of those who are called.
enum EmergencyRoutes {
    static let all: [Route] = [
        .page(.get, Paths.emergencyForm, .right(.caseRegister)) { ask in
            try await EmergencyForm.show(ask, typed: nil, refusal: nil)
        },
        .page(.post, Paths.emergencies, .right(.caseRegister), EmergencyForm.open),
        .page(.get, Paths.emergencies, .right(.caseRead, .caseReadOwn), EmergencyListPage.response),
        .page(.get, Paths.emergency, .right(.caseRead, .caseReadOwn)) { ask in
            try await EmergencyPage.show(ask, typed: nil, refusal: nil)
        },
        .page(.post, Paths.emergencyAction, acting, EmergencyPage.act),
        .page(.post, Paths.alarmAnswer, .signedIn, answer),
    ]

    /// Whoever is called may have no right but to see cases or to do their work; the room says who may do what.
    static let acting = Route.Gate.right(
        .caseRead, .caseReadOwn, .caseFollow, .caseWork, .caseDispatch, .caseSupervise)

    private static func answer(_ ask: Ask) async throws -> Response {
        let form = try await ask.form()
        guard let id = ID<AlarmCall>(ask.name("call")) else { throw CaseRefusal.unknownCall(ask.name("call")) }
        let actor = try ask.actor
        let open = try await ask.house.cases.openCalls(for: actor).first { $0.call.id == id }
        _ = try await ask.house.cases.answer(
            id, note: form["note"] ?? "", request: ask.requestKey(form), by: actor)
        guard let open else { return .see(Paths.notices()) }
        return .see(open.about == .emergency ? Paths.emergency(open.number) : Paths.notices())
    }
}
