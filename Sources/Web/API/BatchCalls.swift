import Casework
import Hummingbird
import Kernel
import Workforce

/// One deed for several cases.
enum BatchCalls {
    static let all: [Route] = [
        .api(
            .post, Paths.API.batches, BatchPage.acting,
            Operation(
                id: "batch",
                summary: "Does one thing to up to 100 cases, each by itself: one result each, in their order",
                body: .ref("BatchRequest"), answer: .page(of: .ref("BatchResult")))
        ) { ask in
            let (body, key) = try await ask.json(BatchBody.self)
            let results = try await ask.house.cases.batch(
                try body.batch, request: key, by: try ask.actor)
            let zones = try await zones(results, ask)
            let items = results.map {
                BatchResultJSON(
                    result: $0, zone: zones[$0.number] ?? .utc, texts: ask.house.texts, language: ask.language)
            }
            return .json(PageJSON(items: items, next: nil))
        }
    ]

    /// The zones of the cases whose messages leave later, by number.
    private static func zones(_ results: [BatchResult], _ ask: Ask) async throws -> [String: Zone] {
        let numbers = results.filter { $0.leavesAt != nil }.map(\.number)
        guard !numbers.isEmpty else { return [:] }
        let items = try await ask.house.cases.find(all: numbers, for: try ask.actor)
        let zones = try await ask.house.lookups.zones()
        return Dictionary(items.map { ($0.number, zones[$0.project] ?? .utc) }) { $1 }
    }

    /// What the API calls the printing of work sheets.
    static let print = "print"
}

private struct BatchBody: Decodable {
    struct Choice: Decodable {
        let number: String
        let version: Int?
    }

    let action: String
    let cases: [Choice]
    let fields: ActionBody?
    let audience: Audience?
    let channel: String?

    /// - Throws: ``WebRefusal/missing(field:)``
    var batch: Batch {
        get throws {
            let choices = cases.map { Batch.Choice($0.number, version: $0.version) }
            switch action {
            case BatchPage.message:
                guard let audience else { throw WebRefusal.missing(field: "audience") }
                return Batch(.message(fields?.text ?? "", audience, through: channel ?? fields?.channel), choices)
            case BatchCalls.print: return Batch(.print, choices)
            default: return Batch(.act(try (fields ?? ActionBody()).request(action)), choices)
            }
        }
    }
}

private struct BatchResultJSON: JSONValue {
    let result: BatchResult
    let zone: Zone
    let texts: Texts
    let language: Language

    var json: JSON {
        let refused = result.refused
        return .object([
            ("number", result.number.json), ("done", (refused == nil).json),
            ("version", result.version.map { .integer($0) } ?? .null),
            ("printing", result.printing.map { .integer($0) } ?? .null),
            ("leavesAt", result.leavesAt.map(zone.text).json), ("code", (refused?.code).json),
            ("detail", refused.map { texts("refusal.\($0.code)", language, $0.arguments) }.json),
        ])
    }
}
