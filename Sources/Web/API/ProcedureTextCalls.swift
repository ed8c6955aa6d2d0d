import Casework
import Hummingbird
import Kernel
import Workforce

/// The texts of procedures: reading, checking, trying out, drafting and publishing them.
enum ProcedureTextCalls {
    static let all: [Route] = [
        .api(
            .get, Paths.API.procedureTexts, .right(.proceduresEdit),
            Operation(
                id: "procedureTexts", summary: "The procedures of the house: delivered, changed, made here or begun",
                answer: .page(of: .ref("ProcedureText")))
        ) { ask in
            let all = try await ask.house.cases.procedures(for: try ask.actor)
            return .json(PageJSON(items: all.map { ProcedureTextJSON(sheet: $0) }, next: nil))
        },
        .api(
            .get, Paths.API.procedureText, .right(.proceduresEdit),
            Operation(
                id: "procedureText", summary: "A procedure’s text, draft, history, and how many cases run by which",
                answer: .ref("ProcedureText"))
        ) { ask in
            let sheet = try await ask.house.cases.procedure(ask.name("procedure"), for: try ask.actor)
            return .json(ProcedureTextJSON(sheet: sheet))
        },
        .api(
            .get, Paths.API.procedureVersion, .right(.proceduresEdit),
            Operation(
                id: "procedureVersion", summary: "The text of one version, and how it differs from what holds",
                answer: .ref("ProcedureVersionText")), version),
        .api(
            .post, Paths.API.procedureVersions, .right(.proceduresEdit),
            Operation(
                id: "publishProcedure", summary: "Publishes a text; cases that are under way keep their version",
                body: .ref("ProcedurePublishing"), answer: .ref("ProcedureText"), status: 201, refusals: [409]),
            publish),
        .api(
            .put, Paths.API.procedureDraft, .right(.proceduresEdit),
            Operation(
                id: "draftProcedure", summary: "Keeps what is begun, also of a procedure that is still to come",
                body: .ref("ProcedureDraft"), answer: .ref("ProcedureText"), refusals: [409]), draft),
        .api(
            .post, Paths.API.procedureCheck, .right(.proceduresEdit),
            Operation(
                id: "checkProcedure", summary: "What is wrong with a text; nothing of it is kept",
                body: .whole([("source", Schemas.source)]), answer: .ref("ProcedureCheck"))
        ) { ask in
            let (body, _) = try await ask.json(TextSourceBody.self)
            let check = try ask.house.cases.check(body.source, as: ask.name("procedure"), for: try ask.actor)
            return .json(ProcedureCheckJSON(check: check, language: ask.language))
        },
        .api(
            .post, Paths.API.procedureTrial, .right(.proceduresEdit),
            Operation(
                id: "tryProcedure", summary: "Plays a text on a sample case; nothing of it is kept",
                body: .ref("ProcedureTrialRequest"), answer: .ref("ProcedureTrial")), trial),
    ]

    private static func version(_ ask: Ask) async throws -> Response {
        let sheet = try await ask.house.cases.procedure(ask.name("procedure"), for: try ask.actor)
        let name = ask.name("version")
        guard let edition = Int(name).flatMap(sheet.edition) else { throw ProcedureRefusal.unknownProcedure(name) }
        return .json(ProcedureVersionJSON(edition: edition, current: sheet.current?.source ?? ""))
    }

    private static func publish(_ ask: Ask) async throws -> Response {
        let (body, key) = try await ask.json(TextPublishingBody.self)
        let asked = ProcedurePublishing(
            body.source, basedOn: body.basedOn, note: body.note, draft: body.revision)
        let sheet = try await ask.house.cases.publish(asked, of: ask.name("procedure"), request: key, by: try ask.actor)
        return .json(ProcedureTextJSON(sheet: sheet), status: .created)
    }

    private static func draft(_ ask: Ask) async throws -> Response {
        let (body, key) = try await ask.json(TextDraftBody.self)
        let sheet = try await ask.house.cases.keepDraft(
            body.source, of: ask.name("procedure"), revision: body.revision, request: key, by: try ask.actor)
        return .json(ProcedureTextJSON(sheet: sheet))
    }

    private static func trial(_ ask: Ask) async throws -> Response {
        let (body, _) = try await ask.json(TrialBody.self)
        let steps = try (body.steps ?? []).map { TrialStep(try ($0.fields ?? ActionBody()).request($0.action)) }
        let (kind, cases) = (ask.name("procedure"), ask.house.cases)
        let shared = try body.shared.map { try SharedText.named($0) }
        let played = try await cases.tryOut(
            body.source, as: kind, sharing: shared, form: body.form ?? [:], steps: steps, for: try ask.actor)
        guard let played else {
            let fault = try cases.check(body.source, as: kind, sharing: shared, for: try ask.actor).fault
            throw ProcedureRefusal.procedureFaulty(line: fault?.line ?? 0, reason: fault?.reason ?? "")
        }
        if let refusal = played.refusal { throw refusal }
        return .json(ProcedureTrialJSON(trial: played.trial, language: ask.language))
    }
}

struct TextSourceBody: Decodable, Sendable { let source: String }

struct TextDraftBody: Decodable, Sendable {
    let source: String
    let revision: Int
}

struct TextPublishingBody: Decodable, Sendable {
    let source: String
    let basedOn: Int
    let note: String
    /// Of the draft that becomes the version.
    let revision: Int?
}

private struct TrialBody: Decodable {
    struct Step: Decodable {
        let action: String
        let fields: ActionBody?
    }

    let source: String
    /// The shared file that the text is one of, where it is not the procedure's own.
    let shared: String?
    let form: [String: String]?
    let steps: [Step]?
}
