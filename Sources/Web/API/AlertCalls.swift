import Casework
import Directory
import Hummingbird
import Insight
import Kernel
import Workforce

/// Early warnings: what the rules saw, what was made of it, and how often each was right.
enum AlertCalls {
    static let all: [Route] = [
        .api(
            .get, Paths.API.alerts, .right(.caseRead),
            Operation(
                id: "alerts", summary: "Early warnings, the newest first",
                query: [
                    .init("state", .words(Alert.State.allCases.map(\.rawValue))), .init("project", .string()),
                    .init("rule", .string()),
                    .init("severity", .words(AlertRules.Severity.allCases.map(\.rawValue))),
                    .init("owner", .string()),
                ] + CaseCalls.paging, answer: .page(of: .ref("Alert")))
        ) { ask in
            var filter = try AlertAddress.filter(ask, try await ask.house.places.projects())
            filter.states = try ask.word("state", as: Alert.State.self).map { [$0] } ?? Alert.State.allCases
            let page = try await ask.house.alerts.list(filter, for: try ask.actor)
            let words = AlertWords(names: try await Names.load(ask))
            let items = page.items.map { AlertJSON($0, ask.house.alerts.rule(of: $0), words) }
            return .json(PageJSON(items: items, next: page.next))
        },
        .api(
            .get, Paths.API.alertRates, .right(.caseRead),
            Operation(
                id: "alertRules", summary: "The rules of early warnings, and how often each was right",
                answer: .page(of: .ref("AlertRule")))
        ) { ask in
            let words = AlertWords(names: try await Names.load(ask))
            let rates = try await ask.house.alerts.hitRates(for: try ask.actor)
            return .json(PageJSON(items: rates.map { AlertRuleJSON(rate: $0, words: words) }, next: nil))
        },
        .api(
            .get, Paths.API.alert, .right(.caseRead),
            Operation(id: "alert", summary: "One early warning with its cases", answer: .ref("AlertFile"))
        ) { ask in
            try await ask.answer(try await ask.house.alerts.alert(ask.name("alert"), for: try ask.actor))
        },
        .api(
            .post, Paths.API.alertAction, .right(.caseRead),
            Operation(
                id: "actOnAlert", summary: "Acknowledges, acts on or dismisses an early warning",
                body: .ref("AlertAction"), answer: .ref("AlertFile"))
        ) { ask in
            let (body, key) = try await ask.json(AlertActionBody.self)
            guard let name = AlertAct.Name(rawValue: ask.name("action")) else {
                throw CaseRefusal.unknownAction(ask.name("action"))
            }
            let act = AlertAct(name, words: body.words, case: body.case, reason: body.reason)
            let file = try await ask.house.alerts.act(act, on: ask.name("alert"), request: key, by: try ask.actor)
            return try await ask.answer(file)
        },
    ]
}

private struct AlertActionBody: Decodable, Sendable {
    let words: String?
    let `case`: String?
    let reason: String?
}

extension Ask {
    fileprivate func answer(_ file: AlertFile) async throws -> Response {
        .json(AlertFileJSON(file: file, words: AlertWords(names: try await Names.load(self)), actor: try actor))
    }
}
