import Casework
import Hummingbird
import Kernel

/// Who is at a case: a page of it says so every 20 s, and when it is closed.
enum LookPage {
    private static let readers = Route.Gate.right(.caseRead, .caseReadOwn)

    static let all: [Route] = [
        .page(.get, Paths.caseLook, readers) { ask in
            try await part(try await ask.house.cases.looks(at: ask.name("number"), for: try ask.actor), ask)
        },
        .page(.post, Paths.caseLook, readers) { ask in
            let form = try await ask.form()
            if form["leaving"] != nil {
                try await ask.house.cases.leave(ask.name("number"), by: try ask.actor)
                return Response(status: .noContent)
            }
            let looks = try await ask.house.cases.look(
                at: ask.name("number"), seen: form["seen"].flatMap { ID($0) }, isWriting: form["writing"] == "1",
                by: try ask.actor)
            return try await part(looks, ask)
        },
    ]

    private static func part(_ looks: Looks, _ ask: Ask) async throws -> Response {
        let names = try await Names.load(ask)
        let model: Model = [
            "number": ask.name("number"), "lookTo": Paths.caseLook(ask.name("number")),
            "others": CaseSheet.others(looks, names),
        ]
        return .html(ask.house.templates.render("look", model, ask.language), language: ask.language)
    }
}
