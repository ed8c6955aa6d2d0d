import Hummingbird
import Kernel
import Workforce

/// The asker's own account.
enum AccountCalls {
    static let all: [Route] = [
        .api(
            .get, Paths.API.accountSessions, .inPerson,
            Operation(id: "sessions", summary: "Where the asker is signed in", answer: .page(of: .ref("Session")))
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
            .post, Paths.API.accountSession, .inPerson,
            Operation(id: "endSession", summary: "Ends one session of the asker", answer: ended)
        ) { ask in
            let request = try ask.requestKey(body: try await ask.body())
            let count = try await ask.house.entrance.endSession(
                ask.name("session"), of: try ask.actor.staff, request: request, by: try ask.actor)
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
        .api(
            .put, Paths.API.accountLanguage, .inPerson,
            Operation(
                id: "setLanguage", summary: "The language that the asker's pages come in from now on", body: language,
                answer: language)
        ) { ask in
            let (body, _) = try await ask.json(LanguageBody.self)
            try await ask.house.team.setLanguage(body.language, of: try ask.actor.staff)
            ask.house.doorkeeper.forget()
            return .json(JSON.map(["language": body.language.rawValue]))
        },
    ]

    private static let language = Schema.whole([("language", .words(Language.allCases.map(\.rawValue)))])

    static let ended = Schema.whole([("ended", .integer(0...Int(Int32.max)))])
}

private struct PasswordBody: Decodable {
    let current: String
    let password: String
}

private struct LanguageBody: Decodable, Sendable { let language: Language }
