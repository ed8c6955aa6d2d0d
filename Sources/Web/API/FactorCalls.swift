import Hummingbird
import Kernel
import Workforce

/// The second step of the asker's own sign-in.
enum FactorCalls {
    static let all: [Route] = [
        .api(
            .get, Paths.API.factor, .inPerson,
            Operation(id: "factor", summary: "Whether the asker signs in with a second step", answer: state)
        ) { ask in .json(FactorJSON(factor: try await ask.house.entrance.factor(try ask.signedIn))) },
        .api(
            .post, Paths.API.factor, .inPerson,
            Operation(
                id: "beginFactor", summary: "The secret that an authenticator app is given, until its first code",
                answer: .whole([("secret", .string()), ("address", .string())]), refusals: [409])
        ) { ask in
            _ = try await ask.body()
            let made = try await ask.house.entrance.beginFactor(try ask.signedIn)
            return .json(JSON.object([("secret", made.secret.json), ("address", made.address.json)]))
        },
        .api(
            .post, Paths.API.factorCode, .inPerson,
            Operation(
                id: "confirmFactor",
                summary: "Turns it on by a first code, or makes its recovery codes anew; they are told once",
                body: .whole([("code", .string(most: 20))]),
                answer: .whole([("recoveryCodes", .array(.string()))]), refusals: [409, 429])
        ) { ask in
            let (body, _) = try await ask.json(CodeBody.self)
            let codes = try await ask.house.entrance.confirmFactor(body.code, in: try ask.signedIn)
            ask.house.doorkeeper.forget()
            return .json(JSON.object([("recoveryCodes", codes.json)]))
        },
        .api(
            .post, Paths.API.factorEnd, .inPerson,
            Operation(
                id: "endFactor", summary: "Turns the asker's own second step off",
                body: .whole([("current", .string(most: 200))]), answer: state, refusals: [429])
        ) { ask in
            let (body, _) = try await ask.json(EndBody.self)
            try await ask.house.entrance.endFactor(password: body.current, in: try ask.signedIn)
            return .json(FactorJSON(factor: try await ask.house.entrance.factor(try ask.signedIn)))
        },
        .api(
            .post, Paths.API.staffFactorEnd, .right(.staffWrite),
            Operation(
                id: "endStaffFactor", summary: "Takes the second step from somebody else, who is signed out everywhere",
                body: .whole([("reason", .string(most: Reason.mostLetters))]), answer: AccountCalls.ended)
        ) { ask in
            let (body, _) = try await ask.json(ReasonBody.self)
            return .json(JSON.map(["ended": try await StaffPage.endFactor(ask, reason: body.reason)]))
        },
    ]

    private static let state = Schema.whole([
        ("possible", .boolean), ("on", .boolean), ("since", .nullable(.format("date-time"))),
        ("recoveryCodesLeft", .integer(0...100)),
    ])
}

private struct CodeBody: Decodable { let code: String }
private struct EndBody: Decodable { let current: String }

private struct FactorJSON: JSONValue {
    let factor: Entrance.Factor

    var json: JSON {
        .object([
            ("possible", factor.isPossible.json), ("on", (factor.since != nil).json),
            ("since", factor.since.map { Zone.utc.text($0) }.json), ("recoveryCodesLeft", factor.codesLeft.json),
        ])
    }
}
