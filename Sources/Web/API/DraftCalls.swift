import Casework
import Hummingbird
import Kernel
import Workforce

/// What the asker has begun to write and not sent.
enum DraftCalls {
    static let all: [Route] = [
        .api(
            .get, Paths.API.drafts, .inPerson,
            Operation(id: "drafts", summary: "The asker's drafts, the newest first", answer: .page(of: .ref("Draft")))
        ) { ask in
            let drafts = try await ask.house.cases.drafts(of: try ask.actor)
            return .json(PageJSON(items: drafts.map(DraftJSON.init), next: nil))
        },
        .api(
            .put, Paths.API.draft, .inPerson,
            Operation(
                id: "keepDraft",
                summary: "Keeps what stands in a form: intake, or NUMBER.message, NUMBER.act-ACTION; empty fields go",
                body: .whole([("fields", .map(.string()))]), answer: .nullable(.ref("Draft")))
        ) { ask in
            let (body, _) = try await ask.json(DraftBody.self)
            let draft = try await ask.house.cases.keepDraft(
                body.fields, for: ask.name("subject"), by: try ask.actor)
            return .json(draft.map { DraftJSON(draft: $0).json } ?? .null)
        },
        .api(
            .delete, Paths.API.draft, .inPerson,
            Operation(id: "dropDraft", summary: "Throws a draft away", status: 204)
        ) { ask in
            try await ask.house.cases.dropDraft(ask.name("subject"), by: try ask.actor)
            return Response(status: .noContent)
        },
    ]
}

private struct DraftBody: Decodable, Sendable { let fields: [String: String] }

private struct DraftJSON: JSONValue {
    let draft: KeptDraft

    var json: JSON {
        .object([
            ("subject", draft.subject.json), ("fields", .map(draft.fields)), ("at", Zone.utc.text(draft.at).json),
        ])
    }
}
