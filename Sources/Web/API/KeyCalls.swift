import Casework
import Custody
import Directory
import Hummingbird
import Kernel
import Workforce

/// Keys and borrowed things.
enum KeyCalls {
    static let all: [Route] = keys + acts + CabinetCalls.all

    private static let keys: [Route] = [
        .api(
            .get, Paths.API.keys, .right(.custodyRead),
            Operation(
                id: "keys", summary: "The keys and borrowed things of a project, by number",
                query: [
                    .init("project", .string()), .init("show", .words(KeyFilter.Show.allCases.map(\.rawValue))),
                    .init("kind", .string()), .init("q", .string()), .init("retired", .boolean),
                ] + CaseCalls.paging, answer: .page(of: .ref("Key")))
        ) { ask in
            let project = try await ask.project(ask.query("project"), .custodyRead)
            let filter = try ask.keyFilter(try ask.word("show") ?? .all)
            let (items, next) = try await ask.house.keys.list(filter, in: project.id, for: try ask.actor)
            let names = try await Names.load(ask)
            let json = items.map { KeyLineJSON(line: $0, now: ask.now, zone: project.zone, names: names) }
            return .json(PageJSON(items: json, next: next))
        },
        .api(
            .post, Paths.API.keys, .right(.custodyManage),
            Operation(
                id: "addKey", summary: "Takes up a key; without a number it gets the next of its kind",
                body: .ref("KeyRequest"), answer: .ref("KeyFile"), status: 201)
        ) { ask in
            let (body, key) = try await ask.json(KeyBody.self)
            let file = try await ask.house.keys.add(
                try body.draft, in: body.project, request: key, by: try ask.actor)
            return try await ask.answer(file, status: .created)
        },
        .api(
            .get, Paths.API.key, .right(.custodyRead),
            Operation(
                id: "key", summary: "One key with its loans, losses and ledger", query: CaseCalls.paging,
                answer: .ref("KeyFile"))
        ) { ask in
            try await ask.answer(
                try await ask.house.keys.key(
                    ask.name("key"), before: try ask.id("after"), limit: try ask.limit(), for: try ask.actor))
        },
    ]

    private static let acts: [Route] = [
        .api(
            .post, Paths.API.keyAction, .right(.custodyLend, .custodyManage),
            Operation(
                id: "actOnKey",
                summary: "Lends, takes back, keeps for an owner, looks at a seal, reports a loss and what was done",
                body: .ref("KeyAction"), answer: .ref("KeyFile"))
        ) { ask in
            let (body, key) = try await ask.json(KeyActBody.self)
            guard let name = KeyAct.Name(rawValue: ask.name("action")) else {
                throw CustodyRefusal.unknownKeyAct(ask.name("action"))
            }
            return try await ask.answer(
                try await ask.house.keys.act(
                    try body.act(name, version: try ask.version()), on: ask.name("key"), request: key,
                    by: try ask.actor))
        },
        .api(
            .post, Paths.API.keyLossCase, .right(.caseRegister),
            Operation(
                id: "registerKeyLoss", summary: "Registers a case about a lost key; the same again answers it again",
                answer: .ref("Case"), status: 201)
        ) { ask in
            let key = try ask.requestKey(body: try await ask.body())
            return try await ask.answer(try await ask.registerLoss(request: key), status: .created)
        },
        .api(
            .get, Paths.API.placeKeys, .right(.custodyRead),
            Operation(id: "placeKeys", summary: "The keys of a place", answer: .page(of: .ref("Key")))
        ) { ask in
            let file = try await ask.knownPlace {
                try await ask.house.premises.file(of: ask.name("place"), for: try ask.actor)
            }
            let names = try await Names.load(ask)
            let lines = try await ask.house.keys.keys(of: file.place, for: try ask.actor)
            let items = lines.map { KeyLineJSON(line: $0, now: ask.now, zone: file.project.zone, names: names) }
            return .json(PageJSON(items: items, next: nil))
        },
        .api(
            .get, Paths.API.caseKeys, .right(.caseRead, .caseReadOwn),
            Operation(
                id: "caseKeys",
                summary: "The keys of a case's place, each with what can be done with it; none for who sees none",
                answer: .page(of: .ref("CaseKey"))), ofCase),
        .api(
            .get, Paths.API.personKeys, .right(.custodyRead),
            Operation(
                id: "personKeys", summary: "The keys kept for a customer, and those lent to them",
                answer: .ref("PersonKeys")), ofPerson),
    ]

    private static func ofCase(_ ask: Ask) async throws -> Response {
        let item = try await ask.house.cases.find(ask.name("number"), for: try ask.actor)
        let keys = try await CaseKeys.load(ask, item)
        let (names, zone) = (try await Names.load(ask), try await ask.house.lookups.zone(of: item.project))
        let items = keys.lines.map { line in
            CaseKeyJSON(
                line: KeyLineJSON(line: line, now: ask.now, zone: zone, names: names), moves: keys.moves(line))
        }
        return .json(PageJSON(items: items, next: nil))
    }

    private static func ofPerson(_ ask: Ask) async throws -> Response {
        let file = try await ask.file(try ask.personID())
        let keys = try await ask.house.keys.keys(of: file.person, for: try ask.actor)
        let zone = try await ask.house.lookups.zone(of: file.person.project)
        return .json(
            JSON.object([
                ("held", .array(keys.held.map { key, hold in
                    .object([
                        ("key", key.id.json), ("number", key.number.json), ("name", key.name.json),
                        ("until", (hold.until?.description).json), ("consent", hold.consent.json),
                    ])
                })),
                ("lent", .array(keys.lent.map { key, loan in
                    .object([
                        ("key", key.id.json), ("number", key.number.json), ("name", key.name.json),
                        ("loan", loan.id.json), ("dueAt", zone.text(loan.dueAt).json),
                        ("overdue", loan.isOverdue(at: ask.now).json),
                    ])
                })),
            ]))
    }
}

private struct KeyBody: Decodable, Sendable {
    let project: String?
    let kind: String
    let number: String?
    let name: String
    let place: String?
    let cabinet: String?
    let hook: Int?
    let copies: Int?
    let seal: String?
    let condition: String?
    let note: String?

    var draft: KeyDraft {
        get throws {
            let body = KeyActBody(
                condition: condition, note: note, seal: seal, name: name, place: place, cabinet: cabinet, hook: hook,
                copies: copies)
            return try body.draft(kind: kind, number: number ?? "")
        }
    }
}

extension Ask {
    fileprivate func answer(_ file: KeyFile, status: HTTPResponse.Status = .ok) async throws -> Response {
        let names = try await Names.load(self)
        return .json(
            KeyFileJSON(file: file, now: now, names: names, actor: try actor), status: status,
            etag: file.key.version)
    }
}
