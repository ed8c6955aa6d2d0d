import Custody
import Directory
import Hummingbird
import Kernel
import Workforce

/// Cabinets of keys, and their counts.
enum CabinetCalls {
    static let all: [Route] = cabinets + counts

    private static let cabinets: [Route] = [
        .api(
            .get, Paths.API.cabinets, .right(.custodyRead),
            Operation(
                id: "cabinets", summary: "The cabinets of a project, by code",
                query: [.init("project", .string())], answer: .page(of: .ref("Cabinet")))
        ) { ask in
            let project = try await ask.project(ask.query("project"), .custodyRead)
            let files = try await ask.house.keys.cabinets(in: project.id, for: try ask.actor)
            return .json(PageJSON(items: files.map { CabinetJSON(file: $0) }, next: nil))
        },
        .api(
            .post, Paths.API.cabinets, .right(.custodyManage),
            Operation(
                id: "addCabinet", summary: "Puts up a cabinet with numbered hooks", body: .ref("CabinetRequest"),
                answer: .ref("CabinetFile"), status: 201)
        ) { ask in
            let (body, key) = try await ask.json(CabinetBody.self)
            let file = try await ask.house.keys.addCabinet(
                body.draft, in: body.project, request: key, by: try ask.actor)
            return try await ask.answer(file, status: .created)
        },
        .api(
            .get, Paths.API.cabinet, .right(.custodyRead),
            Operation(
                id: "cabinet", summary: "One cabinet with what hangs in it, and its last counts",
                answer: .ref("CabinetFile"))
        ) { ask in
            try await ask.answer(try await ask.house.keys.cabinet(ask.name("cabinet"), for: try ask.actor))
        },
    ]

    private static let counts: [Route] = [
        .api(
            .post, Paths.API.cabinetCounts, .right(.custodyCount),
            Operation(
                id: "countCabinet", summary: "Puts down what was counted; it holds when another has signed it",
                body: .ref("KeyCountRequest"), answer: .ref("KeyCount"), status: 201)
        ) { ask in
            let (body, key) = try await ask.json(CountBody.self)
            let count = try await ask.house.keys.count(
                body.draft, in: ask.name("cabinet"), request: key, by: try ask.actor)
            return try await ask.answer(count, status: .created)
        },
        .api(
            .get, Paths.API.keyCount, .right(.custodyRead),
            Operation(id: "keyCount", summary: "One count of a cabinet, line by line", answer: .ref("KeyCount"))
        ) { ask in
            try await ask.answer(try await ask.house.keys.count(ask.name("count"), for: try ask.actor))
        },
        .api(
            .post, Paths.API.keyCountSignature, .right(.custodyCount),
            Operation(
                id: "signKeyCount", summary: "Signs a count as the second; what is missing is lost from then on",
                answer: .ref("KeyCount"))
        ) { ask in
            let key = try ask.requestKey(body: try await ask.body())
            return try await ask.answer(
                try await ask.house.keys.sign(ask.name("count"), request: key, by: try ask.actor))
        },
    ]
}

private struct CabinetBody: Decodable, Sendable {
    let project: String?
    let code: String
    let name: String
    let hooks: Int
    let place: String?

    var draft: CabinetDraft {
        var draft = CabinetDraft()
        (draft.code, draft.name, draft.hooks, draft.place) = (code, name, hooks, place)
        return draft
    }
}

private struct CountBody: Decodable, Sendable {
    struct Line: Decodable, Sendable {
        let key: String
        let found: Int
        let reason: String?
        let expected: Int?
    }

    let lines: [Line]
    let restRight: Bool?

    var draft: CountDraft {
        CountDraft(
            lines: lines.map {
                CountDraft.Line(key: $0.key, found: $0.found, reason: $0.reason ?? "", expected: $0.expected)
            }, isRestRight: restRight ?? false)
    }
}

extension Ask {
    fileprivate func answer(_ file: CabinetFile, status: HTTPResponse.Status = .ok) async throws -> Response {
        .json(CabinetFileJSON(file: file, now: now, names: try await Names.load(self)), status: status)
    }

    fileprivate func answer(_ count: KeyCount, status: HTTPResponse.Status = .ok) async throws -> Response {
        let zone = try await house.lookups.zone(of: count.project)
        return .json(KeyCountJSON(count: count, zone: zone, names: try await Names.load(self)), status: status)
    }
}
