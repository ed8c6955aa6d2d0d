import Hummingbird
import Kernel
import Workforce

/// The asker's own account.
enum AccountCalls {
    static let all: [Route] = [
        .api(
            .get, Paths.API.accountSessions, .inPerson,
            Operation(id: "sessions", summary: "Where the asker is signed in", answer: .page(of: session))
        ) { ask in
            let all = try await ask.house.entrance.signedIn(try ask.signedIn)
            return .json(PageJSON(items: all.map(SessionJSON.init), next: nil))
        },
        .api(
            .post, Paths.API.accountSessionsEnd, .inPerson,
            Operation(id: "endSessions", summary: "Ends every other session of the asker", answer: ended)
        ) { ask in
            let request = try ask.requestKey(body: try await ask.body())
            let count = try await ask.house.entrance.endOthers(try ask.signedIn, request: request)
            ask.house.doorkeeper.forget()
            return .json(JSON.map(["ended": count]))
        },
        .api(
            .post, Paths.API.accountPassword, .inPerson,
            Operation(
                id: "changePassword", summary: "Changes the asker's password and ends every other session",
                body: .whole([("current", .string(most: 200)), ("password", .string(most: 200))]), answer: ended,
                refusals: [429])
        ) { ask in
            let (body, key) = try await ask.json(PasswordBody.self)
            let count = try await ask.house.entrance.changePassword(
                from: body.current, to: body.password, in: try ask.signedIn, key: key?.key)
            ask.house.doorkeeper.forget()
            return .json(JSON.map(["ended": count]))
        },
    ]

    private static let session = Schema.whole([
        ("device", .string()), ("since", .format("date-time")), ("here", .boolean),
    ])
    static let ended = Schema.whole([("ended", .integer(0...Int(Int32.max)))])
}

private struct PasswordBody: Decodable {
    let current: String
    let password: String
}

private struct SessionJSON: JSONValue {
    let session: Entrance.SignedIn
    init(_ session: Entrance.SignedIn) { self.session = session }

    var json: JSON {
        .object([
            ("device", session.device.json), ("since", Zone.utc.text(session.since).json),
            ("here", session.isHere.json),
        ])
    }
}
