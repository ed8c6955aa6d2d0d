import Casework
import Directory
import Hummingbird
import Kernel
import Workforce

/// Hints of places.
enum HintCalls {
    private static let writers = Route.Gate.right(.caseFollow, .caseDispatch, .placesWrite)

    static let all: [Route] = [
        .api(
            .get, Paths.API.placeHints, .right(.placesRead),
            Operation(
                id: "hints", summary: "The hints of a place, its own and those from above, and older versions",
                answer: .ref("HintFile"))
        ) { ask in
            try await ask.answer(try await ask.hintsOfPlace())
        },
        .api(
            .post, Paths.API.placeHints, writers,
            Operation(
                id: "writeHint", summary: "Writes a hint of a place", body: .ref("HintRequest"),
                answer: .ref("HintFile"), status: 201)
        ) { ask in
            let (body, key) = try await ask.json(HintBody.self)
            let place = try await ask.hintsOfPlace().place
            let file = try await ask.house.cases.writeHint(
                body.text, about: body.topic, at: place.id.description, checkedOn: body.checkedOn, request: key,
                by: try ask.actor)
            return try await ask.answer(file, status: .created)
        },
        .api(
            .post, Paths.API.hintAction, writers,
            Operation(
                id: "actOnHint", summary: "Changes a hint, says that it is still so, withdraws it",
                body: .ref("HintAction"), answer: .ref("HintFile"))
        ) { ask in
            let (body, key) = try await ask.json(HintActionBody.self)
            guard let name = HintAct.Name(rawValue: ask.name("action")) else {
                throw CaseRefusal.unknownAction(ask.name("action"))
            }
            let act: HintAct =
                switch name {
                case .change: .change(text: body.text ?? "", topic: body.topic, checkedOn: body.checkedOn)
                case .check: .check
                case .withdraw: .withdraw
                }
            return try await ask.answer(
                try await ask.house.cases.act(act, onHint: ask.name("hint"), request: key, by: try ask.actor))
        },
    ]
}

private struct HintBody: Decodable, Sendable {
    let topic: String
    let text: String
    let checkedOn: Day?
}

private struct HintActionBody: Decodable, Sendable {
    let topic: String?
    let text: String?
    let checkedOn: Day?
}

extension Ask {
    /// The hints of the place that the address names.
    ///
    /// - Throws: ``WebRefusal/unknownPage`` also where the actor may not see it
    func hintsOfPlace() async throws -> HintFile {
        do { return try await house.cases.hints(of: name("place"), for: try actor) } catch is DirectoryRefusal {
            throw WebRefusal.unknownPage
        }
    }

    fileprivate func answer(_ file: HintFile, status: HTTPResponse.Status = .ok) async throws -> Response {
        let zone = try await house.lookups.zone(of: file.place.project)
        let json = JSON.object([
            ("place", file.place.code.json), ("hints", file.standing.map { HintJSON(one: $0, zone: zone) }.json),
            ("older", file.older.map { HintJSON(one: $0, zone: zone) }.json),
        ])
        return .json(json, status: status)
    }
}

struct HintJSON: JSONValue {
    let one: HintAt
    let zone: Zone

    var json: JSON {
        .object([
            ("id", one.hint.id.json), ("place", one.code.json), ("topic", one.hint.topic.json),
            ("text", one.hint.text.json),
            ("author", NamedJSON(key: one.hint.writtenBy.description, name: one.author).json),
            ("writtenAt", zone.text(one.hint.writtenAt).json), ("checkedOn", one.hint.checkedOn.description.json),
            ("follows", one.hint.follows.json),
        ])
    }
}
