import Casework
import Hummingbird
import Kernel
import Workforce

/// Cases that belong together.
enum LinkCalls {
    private static let linking = Route.Gate.right(.caseFollow, .caseSupervise)

    static let all: [Route] = [
        .api(
            .get, Paths.API.links, .right(.caseRead, .caseReadOwn),
            Operation(id: "links", summary: "What a case is linked with", answer: .page(of: .ref("Link")))
        ) { ask in
            let links = try await ask.house.cases.links(of: ask.name("number"), for: try ask.actor)
            return .json(PageJSON(items: links.map { LinkJSON(one: $0) }, next: nil))
        },
        .api(
            .post, Paths.API.links, linking,
            Operation(
                id: "link", summary: "Links a case with another", body: .ref("LinkRequest"), answer: .ref("Case"),
                status: 201, refusals: [412])
        ) { ask in
            let (body, key) = try await ask.json(LinkBody.self)
            let item = try await ask.changing {
                try await ask.house.cases.link(
                    ask.name("number"), as: body.relation, with: body.with, version: try ask.version(), request: key,
                    by: try ask.actor)
            }
            return try await ask.answer(item, status: .created)
        },
        .api(
            .post, Paths.API.linkEnd, linking,
            Operation(
                id: "withdrawLink", summary: "Takes a link back", body: .whole([("reason", .string(most: 2000))]),
                answer: .ref("Case"))
        ) { ask in
            let (body, key) = try await ask.json(ReasonBody.self)
            let item = try await ask.house.cases.withdrawLink(
                ask.name("link"), of: ask.name("number"), reason: body.reason, request: key, by: try ask.actor)
            return try await ask.answer(item)
        },
        .api(
            .get, Paths.API.duplicates, .right(.caseRead, .caseReadOwn),
            Operation(
                id: "duplicates", summary: "Open cases that may say the same, the likest first",
                answer: .page(of: .ref("Duplicate")))
        ) { ask in
            let found = try await ask.house.cases.duplicates(of: ask.name("number"), for: try ask.actor)
            return .json(PageJSON(items: found.map { DuplicateJSON(one: $0) }, next: nil))
        },
        .api(
            .get, Paths.API.matches, .right(.caseRead, .caseReadOwn),
            Operation(
                id: "matches", summary: "Open cases that may belong to one by its procedure, the likest first",
                answer: .page(of: .ref("LikelyMatch")))
        ) { ask in
            let found = try await ask.house.cases.matches(of: ask.name("number"), for: try ask.actor)
            return .json(PageJSON(items: found.map { MatchJSON(one: $0) }, next: nil))
        },
        .api(
            .post, Paths.API.distinct, linking,
            Operation(
                id: "setApart", summary: "Says that two cases are no duplicates of each other",
                body: .whole([("other", .string())]), answer: .ref("Case"))
        ) { ask in
            let (body, key) = try await ask.json(DistinctBody.self)
            let item = try await ask.house.cases.setApart(
                ask.name("number"), from: body.other, request: key, by: try ask.actor)
            return try await ask.answer(item)
        },
    ]
}

private struct LinkBody: Decodable, Sendable {
    let relation: CaseLink.Relation
    let with: String
}

private struct DistinctBody: Decodable, Sendable { let other: String }

private struct LinkJSON: JSONValue {
    let one: LinkedCase

    var json: JSON {
        .object([
            ("id", one.link.id.json), ("relation", one.side.rawValue.json), ("case", one.other.number.json),
            ("title", one.other.title.json), ("phase", one.other.phase.rawValue.json),
        ])
    }
}

private struct MatchJSON: JSONValue {
    let one: LikelyMatch

    var json: JSON {
        .object([
            ("case", one.item.number.json), ("title", one.item.title.json), ("likeness", .integer(one.likeness)),
            ("alike", .array(one.parts.map(\.json))),
        ])
    }
}

private struct DuplicateJSON: JSONValue {
    let one: LikelyDuplicate

    var json: JSON {
        .object([
            ("case", one.item.number.json), ("title", one.item.title.json), ("likeness", .integer(one.likeness)),
            ("sameCustomer", one.isSameCustomer.json),
        ])
    }
}
