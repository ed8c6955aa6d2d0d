import Casework
import Foundation
import Hummingbird
import Kernel
import Workforce

/// Passes: those of a case, and what is done with them at the gate.
enum PassCalls {
    private static let gate = Route.Gate.right(.caseWork, .caseRegister)

    static let all: [Route] = [
        .api(
            .get, Paths.API.casePasses, .right(.caseRead, .caseReadOwn),
            Operation(id: "passes", summary: "The passes of a case", answer: .page(of: .ref("Pass")))
        ) { ask in
            let all = try await ask.house.cases.passes(of: ask.name("number"), for: try ask.actor)
            let item = try await ask.house.cases.find(ask.name("number"), for: try ask.actor)
            let zone = try await ask.house.lookups.zone(of: item.project)
            let items = all.map { PassJSON(pass: $0.pass, number: item.number, now: ask.now, zone: zone) }
            return .json(PageJSON(items: items, next: nil))
        },
        .api(
            .post, Paths.API.gate, gate,
            Operation(
                id: "lookAtPass", summary: "What the code of a pass stands for; nothing is used up",
                body: .ref("PassLook"), answer: .ref("ShownPass"))
        ) { ask in
            let (body, _) = try await ask.json(PassBody.self)
            let shown = try await ask.house.cases.pass(body.code, at: body.project, by: try ask.actor)
            let zone = try await ask.house.lookups.zone(of: shown.item.project)
            return .json(ShownPassJSON(shown: shown, now: ask.now, zone: zone))
        },
        .api(
            .post, Paths.API.gatePassage, gate,
            Operation(
                id: "letThrough", summary: "Lets somebody through with a pass, which is used up by it",
                body: .ref("Passage"), answer: .ref("ShownPass"))
        ) { ask in
            let (body, key) = try await ask.json(PassBody.self, limit: PassBody.mostBytes)
            _ = try await ask.house.cases.letThrough(
                body.code, at: body.project, form: body.form ?? [:], photo: try body.photo, request: key,
                by: try ask.actor)
            let shown = try await ask.house.cases.pass(body.code, at: body.project, by: try ask.actor)
            let zone = try await ask.house.lookups.zone(of: shown.item.project)
            return .json(ShownPassJSON(shown: shown, now: ask.now, zone: zone))
        },
    ]
}

private struct PassBody: Decodable, Sendable {
    let code: String
    let project: String?
    let form: [String: String]?
    /// What was seen at the gate: a picture in base 64.
    let picture: String?

    /// The largest file in base 64, and what stands around it.
    static let mostBytes = FileKind.mostBytes * 4 / 3 + 64 << 10

    /// - Throws: ``CaseRefusal/fileKindNotTaken(_:)`` for what is no base 64.
    var photo: IncomingFile? {
        get throws {
            guard let picture, !picture.isEmpty else { return nil }
            guard let bytes = Data(base64Encoded: picture) else { throw CaseRefusal.fileKindNotTaken("picture") }
            return IncomingFile(name: "photo", bytes: bytes)
        }
    }
}

struct PassJSON: JSONValue {
    let pass: Pass
    let number: String
    let now: Instant
    let zone: Zone

    var json: JSON {
        .object([
            ("id", pass.id.json), ("case", number.json), ("kind", pass.key.json), ("code", pass.code.json),
            ("uses", pass.uses.json), ("used", pass.used.json), ("from", zone.text(pass.from).json),
            ("until", zone.text(pass.until).json), ("state", pass.verdict(at: now, in: nil).rawValue.json),
        ])
    }
}

/// What the gate may know: of the form only what the pass shows.
struct ShownPassJSON: JSONValue {
    let shown: ShownPass
    let now: Instant
    let zone: Zone

    var json: JSON {
        let form = shown.item.form.filter { shown.rule.shows.contains($0.key) }
        return .object([
            ("pass", PassJSON(pass: shown.pass, number: shown.item.number, now: now, zone: zone).json),
            ("title", shown.item.title.json), ("shows", .map(form)),
            ("asks", (shown.procedure.action(shown.rule.action)?.asks ?? []).json),
        ])
    }
}
