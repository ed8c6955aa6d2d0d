import Casework
import Directory
import Hummingbird
import Kernel
import Workforce

/// Words to many, and what customers said about being sent them.
enum NewsCalls {
    static let all: [Route] = [
        .api(
            .get, Paths.API.news, .right(.caseRead, .caseRegister, .caseDispatch),
            Operation(
                id: "news", summary: "One news to many, with those who are to be called instead",
                query: CaseCalls.paging, answer: .ref("NewsFile"))
        ) { ask in
            let (news, left) = try await ask.house.cases.news(
                ask.name("news"), after: try ask.id("after"), limit: try ask.limit(), for: try ask.actor)
            let zone = try await ask.house.lookups.zone(of: news.project)
            return .json(NewsFileJSON(news: NewsJSON(news: news, zone: zone), left: left))
        },
        .api(
            .get, Paths.API.consents, .right(.peopleRead),
            Operation(
                id: "consents", summary: "What a customer said about unasked text messages and calls, the newest first",
                answer: .ref("Consents"))
        ) { ask in
            try await ask.answer(
                try await ask.house.cases.consents(of: try ask.personID(), for: try ask.actor), status: .ok)
        },
        .api(
            .post, Paths.API.consents, .right(.peopleWrite),
            Operation(
                id: "writeConsent",
                summary: "Writes down that a customer takes unasked text messages or calls, or does not",
                body: .ref("ConsentRequest"), answer: .ref("Consents"), status: 201)
        ) { ask in
            let (body, key) = try await ask.json(ConsentBody.self)
            let all = try await ask.house.cases.writeConsent(
                body.accepts, on: body.channel ?? .text, how: body.manner, saidAt: body.saidAt, of: try ask.personID(),
                request: key, by: try ask.actor)
            return try await ask.answer(all, status: .created)
        },
    ]
}

private struct ConsentBody: Decodable {
    /// Text messages where nothing is said.
    let channel: Consent.Channel?
    let accepts: Bool
    let manner: String
    let saidAt: Instant?
}

extension Ask {
    fileprivate func answer(_ consents: [Consent], status: HTTPResponse.Status) async throws -> Response {
        let person = try await file(try personID()).person
        let zone = try await house.lookups.zone(of: person.project)
        return .json(ConsentsJSON(consents: consents, zone: zone), status: status)
    }
}

private struct ConsentsJSON: JSONValue {
    let consents: [Consent]
    let zone: Zone

    var json: JSON {
        .object([
            ("accepts", accepts(.text)), ("said", (consents.last(on: .text) != nil).json),
            ("acceptsCalls", accepts(.call)), ("saidOfCalls", (consents.last(on: .call) != nil).json),
            ("items", .array(consents.map(item))),
        ])
    }

    private func accepts(_ channel: Consent.Channel) -> JSON { (!consents.declines(channel)).json }

    private func item(_ one: Consent) -> JSON {
        .object([
            ("id", one.id.json), ("channel", one.channel.rawValue.json), ("accepts", one.accepts.json),
            ("manner", one.how.json), ("saidAt", zone.text(one.saidAt).json),
            ("by", NamedJSON(key: one.by.description, name: one.byName).json), ("at", zone.text(one.at).json),
        ])
    }
}

/// A news to many, and how far it has come.
struct NewsJSON: JSONValue {
    let news: News
    let zone: Zone

    var json: JSON { .object(parts) }

    var parts: [(String, JSON)] {
        [
            ("id", news.id.json), ("text", news.text.json), ("channel", news.channel.json),
            ("by", NamedJSON(key: news.by.description, name: news.byName).json),
            ("madeAt", zone.text(news.madeAt).json), ("leavesAt", news.leavesAt.map(zone.text).json),
            ("hearers", .integer(news.hearers)), ("said", .integer(news.said)), ("texts", .integer(news.texts)),
            ("sent", .integer(news.sent)), ("failed", .integer(news.failed)), ("leftOut", .integer(news.leftOut)),
            ("doneAt", news.doneAt.map(zone.text).json),
        ]
    }
}

private struct NewsFileJSON: JSONValue {
    let news: NewsJSON
    let left: Page<LeftOut>

    var json: JSON {
        .object(
            news.parts + [
                ("callInstead", .array(left.items.map(call))), ("next", left.next.json),
            ])
    }

    private func call(_ one: LeftOut) -> JSON {
        .object([("case", one.item.number.json), ("why", one.why.rawValue.json)])
    }
}

/// What another news would do now.
struct OutlookJSON: JSONValue {
    let outlook: NewsOutlook
    let zone: Zone

    var json: JSON {
        .object([
            ("hearers", .integer(outlook.hearers)), ("declined", .integer(outlook.declined)),
            ("leavesAt", outlook.leavesAt.map(zone.text).json),
        ])
    }
}
