import Casework
import Hummingbird
import Kernel
import Workforce

/// Who is at a case now.
enum LookCalls {
    private static let readers = Route.Gate.right(.caseRead, .caseReadOwn)

    static let all: [Route] = [
        .api(
            .get, Paths.API.look, readers,
            Operation(
                id: "looks", summary: "Who else is at a case now, and how much of it is new to the asker",
                answer: .ref("Looks"))
        ) { ask in
            .json(LooksJSON(looks: try await ask.house.cases.looks(at: ask.name("number"), for: try ask.actor)))
        },
        .api(
            .post, Paths.API.look, readers,
            Operation(
                id: "look", summary: "Says that the asker is at a case for the next 45 s, or has gone",
                body: .ref("Look"), answer: .ref("Looks"))
        ) { ask in
            let (body, key) = try await ask.json(LookBody.self)
            if body.leaving == true {
                try await ask.house.cases.leave(ask.name("number"), by: try ask.actor)
                return .json(
                    LooksJSON(looks: try await ask.house.cases.looks(at: ask.name("number"), for: try ask.actor)))
            }
            let looks = try await ask.house.cases.look(
                at: ask.name("number"), seen: body.seen, isWriting: body.writing ?? false, request: key,
                by: try ask.actor)
            return .json(LooksJSON(looks: looks))
        },
    ]
}

private struct LookBody: Decodable, Sendable {
    let seen: ID<TimelineEntry>?
    let writing: Bool?
    let leaving: Bool?
}

private struct LooksJSON: JSONValue {
    let looks: Looks

    var json: JSON {
        let others = looks.others.map { look in
            JSON.object([
                ("staff", look.staff.json), ("name", look.name.json), ("writing", look.isWriting.json),
                ("until", Zone.utc.text(look.hereUntil).json),
            ])
        }
        return .object([
            ("others", .array(others)), ("seen", (looks.mine?.seen?.description).json),
            ("news", .integer(looks.mine?.news ?? 0)),
        ])
    }
}
