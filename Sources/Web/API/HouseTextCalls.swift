import Casework
import Hummingbird
import Kernel
import Workforce

/// The house's texts beside its procedures: reading, checking with what they would do, drafting and publishing them.
enum HouseTextCalls {
    static let all: [Route] = [
        .api(
            .get, Paths.API.houseTexts, .right(.proceduresEdit),
            Operation(
                id: "houseTexts",
                summary: "The house’s other texts: categories, levels, rounds, and what procedures share",
                answer: .page(of: .ref("HouseText")))
        ) { ask in
            let all = try await ask.house.cases.houseTexts(for: try ask.actor)
            return .json(PageJSON(items: all.map { HouseTextJSON(sheet: $0) }, next: nil))
        },
        .api(
            .get, Paths.API.houseText, .right(.proceduresEdit),
            Operation(id: "houseText", summary: "A text with its draft and history", answer: .ref("HouseText"))
        ) { ask in .json(HouseTextJSON(sheet: try await sheet(ask))) },
        .api(
            .get, Paths.API.houseTextVersion, .right(.proceduresEdit),
            Operation(
                id: "houseTextVersion", summary: "What one version says, and how it differs from what holds",
                answer: .ref("ProcedureVersionText"))
        ) { ask in
            let (sheet, name) = (try await sheet(ask), ask.name("version"))
            guard let edition = Int(name).flatMap(sheet.edition) else { throw ProcedureRefusal.unknownProcedure(name) }
            return .json(ProcedureVersionJSON(edition: edition, current: sheet.current?.source ?? ""))
        },
        .api(
            .post, Paths.API.houseTextVersions, .right(.proceduresEdit),
            Operation(
                id: "publishHouseText", summary: "Publishes a text; what was promised and registered stays as it is",
                body: .ref("HouseTextPublishing"), answer: .ref("HouseText"), status: 201, refusals: [409]), publish),
        .api(
            .put, Paths.API.houseTextDraft, .right(.proceduresEdit),
            Operation(
                id: "draftHouseText", summary: "Keeps what is begun of a text", body: .ref("HouseTextDraft"),
                answer: .ref("HouseText"), refusals: [409]), draft),
        .api(
            .post, Paths.API.houseTextCheck, .right(.proceduresEdit),
            Operation(
                id: "checkHouseText", summary: "What is wrong with a text, or what publishing it would do",
                body: .whole([("source", Schemas.houseSource)]), answer: .ref("HouseTextCheck")), check),
    ]

    private static func sheet(_ ask: Ask) async throws -> ProcedureSheet {
        try await ask.house.cases.procedure(EditedText.other(ask).kind, for: try ask.actor)
    }

    private static func publish(_ ask: Ask) async throws -> Response {
        let (body, key) = try await ask.json(TextPublishingBody.self)
        let asked = ProcedurePublishing(body.source, basedOn: body.basedOn, note: body.note, draft: body.revision)
        let sheet = try await ask.house.cases.publish(
            asked, of: EditedText.other(ask).kind, followedBy: ask.house.inspections.follower, request: key,
            by: try ask.actor)
        return .json(HouseTextJSON(sheet: sheet), status: .created)
    }

    private static func draft(_ ask: Ask) async throws -> Response {
        let (body, key) = try await ask.json(TextDraftBody.self)
        let sheet = try await ask.house.cases.keepDraft(
            body.source, of: EditedText.other(ask).kind, revision: body.revision, request: key, by: try ask.actor)
        return .json(HouseTextJSON(sheet: sheet))
    }

    private static func check(_ ask: Ask) async throws -> Response {
        let (body, _) = try await ask.json(TextSourceBody.self)
        let (fault, effect) = try await EditedText.other(ask).effect(of: body.source, ask)
        let names = try await Names.load(ask)
        return .json(HouseTextCheckJSON(fault: fault, effect: effect, projects: names, language: ask.language))
    }
}
