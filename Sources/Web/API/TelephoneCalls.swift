import Casework
import Channels
import Directory
import Hummingbird
import Kernel
import Workforce

/// The telephone: what exchanges report, and who has to call back.
enum TelephoneCalls {
    static let all: [Route] = [
        .api(
            .post, Paths.API.callEvents, .right(.caseRegister),
            Operation(
                id: "callEvent",
                summary: "What an exchange says of a call; saying it again changes nothing, in any order",
                body: .ref("CallReport"), answer: .ref("PhoneCall"))
        ) { ask in
            let (body, key) = try await ask.json(ReportBody.self)
            return try await ask.answer(
                try await ask.house.calls.hear(body.report, request: key, by: try ask.actor))
        },
        .api(
            .get, Paths.API.calls, .right(.caseRegister),
            Operation(
                id: "calls", summary: "Telephone calls, the newest first",
                query: [
                    .init("project", .string()), .init("person", .string()),
                    .init("state", .words(Call.State.allCases.map(\.rawValue))),
                    .init("owed", .boolean), .init("from", .format("date-time")), .init("to", .format("date-time")),
                ] + CaseCalls.paging, answer: .page(of: .ref("PhoneCall")))
        ) { ask in
            let page = try await ask.house.calls.list(
                try await ask.callFilter(), limit: try ask.limit(), for: try ask.actor)
            let zones = try await ask.house.lookups.zones()
            let actor = try ask.actor
            let items = page.items.map { CallJSON(call: $0, zone: zones[$0.project] ?? .utc, actor: actor) }
            return .json(PageJSON(items: items, next: page.next))
        },
        .api(
            .get, Paths.API.phoneCall, .right(.caseRegister),
            Operation(id: "phoneCall", summary: "One telephone call", answer: .ref("PhoneCall"))
        ) { ask in try await ask.answer(try await ask.house.calls.call(ask.name("telephone"), for: try ask.actor)) },
        .api(
            .post, Paths.API.callReturn, .right(.caseRegister),
            Operation(
                id: "returnCall", summary: "Somebody called back whom nobody had answered",
                body: .ref("CallReturn"), answer: .ref("PhoneCall"))
        ) { ask in
            let (body, key) = try await ask.json(ReturnBody.self)
            return try await ask.answer(
                try await ask.house.calls.giveBack(
                    ask.name("telephone"), words: body.words, request: key, by: try ask.actor))
        },
    ]
}

private struct ReportBody: Decodable, Sendable {
    let callId: String
    let event: String
    let from: String?
    let to: String
    let agent: String?
    let at: Instant
    let recordingUrl: String?

    var report: CallReport {
        get throws {
            guard let event = CallReport.Event(rawValue: event) else { throw WebRefusal.wrongType(field: "event") }
            return CallReport(
                key: callId, event: event, from: from ?? "", to: to, agent: agent, at: at, recording: recordingUrl)
        }
    }
}

private struct ReturnBody: Decodable, Sendable { let words: String }

extension Ask {
    /// Which calls the address asks for.
    ///
    /// - Throws: ``WebRefusal/badQuery(_:)`` · ``CallRefusal/unknownPhoneCall(_:)`` for a page after a call unknown
    func callFilter() async throws -> CallFilter {
        var filter = CallFilter()
        filter.project = query("project")
        filter.person = try id("person")
        filter.state = try word("state")
        filter.isOwed = query("owed") == "true"
        (filter.from, filter.to) = (try instant("from"), try instant("to"))
        if let after = query("after") { filter.after = try await house.calls.call(after, for: try actor) }
        return filter
    }

    fileprivate func answer(_ call: Call) async throws -> Response {
        let zone = try await house.lookups.zone(of: call.project)
        return .json(CallJSON(call: call, zone: zone, actor: try actor))
    }
}

/// A telephone call as the API answers it. Whoever may not see numbers gets them masked.
struct CallJSON: JSONValue {
    let call: Call
    let zone: Zone
    let actor: Actor

    var json: JSON {
        .object([
            ("id", call.id.json), ("callId", call.key.json), ("project", call.project.json),
            ("state", call.state.rawValue.json), ("from", call.number(for: actor).json), ("to", call.to.json),
            ("person", call.person.json), ("rung", call.rung.json), ("agent", call.agent.json),
            ("beganAt", zone.text(call.beganAt).json), ("answeredAt", call.answeredAt.map(zone.text).json),
            ("endedAt", call.endedAt.map(zone.text).json), ("missedAt", call.missedAt.map(zone.text).json),
            ("recordingUrl", call.recording.json), ("owed", call.isOwed.json),
            ("returned", call.returned.map(returned) ?? .null),
        ])
    }

    private func returned(_ one: Call.Returned) -> JSON {
        .object([("by", one.by.json), ("at", zone.text(one.at).json), ("words", one.words.json)])
    }
}

extension Call {
    /// The caller's number as `actor` may see it: in full also where somebody has to call it.
    func number(for actor: Actor) -> String { showsNumber(to: actor) ? from : Phone.masked(from) }
    func showsNumber(to actor: Actor) -> Bool { isOwed || actor.may(.peoplePhone, in: project) }
}
