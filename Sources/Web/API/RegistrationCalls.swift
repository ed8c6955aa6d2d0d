import Bulletin
import Casework
import Hummingbird
import Kernel
import Sheets
import Workforce

/// Who comes to an activity: registering, cancelling, letting in, telling.
enum RegistrationCalls {
    private static let registrars = Route.Gate.right(Activities.registrars)
    private static let heads = Schema.nullable(.integer(1...Activities.mostHeads))

    static let all: [Route] = [
        .api(
            .get, Paths.API.registrations, registrars,
            Operation(
                id: "registrations", summary: "Who registered, in their order, also who cancelled",
                answer: .page(of: .ref("Registration")))
        ) { ask in
            let file = try await ask.house.activities.file(ask.name("activity"), for: try ask.actor)
            guard file.mayAttend else { throw WorkforceRefusal.notAllowed(.caseRegister) }
            let lines = try await ask.registrationLines(file)
            return .json(PageJSON(items: lines.map { RegistrationJSON(line: $0) }, next: nil))
        },
        .api(
            .post, Paths.API.registrations, registrars,
            Operation(
                id: "registerGuest",
                summary: "Registers a customer by ID, telephone number or room; who finds it full waits",
                body: .object([("guest", .string(most: 80)), ("heads", heads)], required: ["guest"]),
                answer: .ref("Registration"), status: 201)
        ) { ask in
            let (body, key) = try await ask.json(GuestBody.self)
            let one = try await ask.house.activities.register(
                body.guest, heads: body.heads ?? 1, for: ask.name("activity"), request: key, by: try ask.actor)
            return try await ask.answer(one, .created)
        },
        .api(
            .post, Paths.API.registrationAction, registrars,
            Operation(
                id: "actOnRegistration", summary: "Cancels it, lets its people in, takes that back, or they were told",
                body: .object([("heads", heads)], required: []), answer: .ref("Registration"))
        ) { ask in
            let (body, key) = try await ask.json(HeadsBody.self)
            let one = try await ask.house.activities.act(
                try RegistrationAct(ask.name("action"), heads: body.heads), on: ask.name("registration"),
                of: ask.name("activity"), request: key, by: try ask.actor)
            return try await ask.answer(one)
        },
        .api(
            .post, Paths.API.checkIns, registrars,
            Operation(
                id: "checkIn", summary: "Lets in who shows a code",
                body: .object([("code", .string(most: 40)), ("heads", heads)], required: ["code"]),
                answer: .ref("Registration"), status: 201)
        ) { ask in
            let (body, key) = try await ask.json(CodeBody.self)
            let one = try await ask.house.activities.letIn(
                body.code, heads: body.heads, to: ask.name("activity"), request: key, by: try ask.actor)
            return try await ask.answer(one, .created)
        },
        .api(
            .get, Paths.API.activityExport, .right(.exportRun),
            Operation(
                id: "exportActivity", summary: "Who registered, as a workbook or as text",
                query: [.init("format", .words(ExportTable.Format.allCases.map(\.rawValue)))]),
            ActivityExport.response),
    ]
}

private struct GuestBody: Decodable, Sendable {
    let guest: String
    let heads: Int?
}

private struct HeadsBody: Decodable, Sendable { let heads: Int? }

private struct CodeBody: Decodable, Sendable {
    let code: String
    let heads: Int?
}

extension Ask {
    fileprivate func answer(_ one: Registration, _ status: HTTPResponse.Status = .ok) async throws -> Response {
        let file = try await house.activities.file(name("activity"), for: try actor)
        guard let line = try await registrationLines(file).first(where: { $0.one.id == one.id }) else {
            throw GatheringRefusal.unknownRegistration
        }
        return .json(RegistrationJSON(line: line), status: status)
    }
}
