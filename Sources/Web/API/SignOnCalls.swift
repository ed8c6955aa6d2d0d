import Hummingbird
import Kernel
import Workforce

/// How people come in by way of a provider, and who somebody is there. One's own link begins by a call too, and goes on
/// where its answer says: to the provider and back, in the session and with the cookie with which it began.
enum SignOnCalls {
    static let all: [Route] = [
        .api(
            .get, Paths.API.signOn, .right(.staffWrite),
            Operation(id: "signOn", summary: "How single sign-on is set up", answer: .ref("SignOn"))
        ) { ask in .json(SignOnJSON(rules: ask.house.entrance.provider?.rules)) },
        .api(
            .get, Paths.API.accountIdentities, .inPerson,
            Operation(
                id: "identities", summary: "Who the asker is at providers", answer: .page(of: .ref("LinkedIdentity")))
        ) { ask in try await answer(ask, try ask.actor.staff) },
        .api(
            .post, Paths.API.accountIdentities, .inPerson,
            Operation(
                id: "beginLink",
                summary: "Begins to link the asker: go to the address with this session and the cookie of the answer",
                body: .whole([("current", .string(most: 200))]), answer: .whole([("address", .string())]),
                refusals: [409, 429]), begin),
        .api(
            .post, Paths.API.accountIdentityEnd, .inPerson,
            Operation(
                id: "unlinkIdentity", summary: "Ends a link of the asker, with the sessions that came in by it",
                answer: AccountCalls.ended)
        ) { ask in
            let request = try ask.requestKey(body: try await ask.body())
            return .json(JSON.map(["ended": try await IdentityPage.end(ask, of: try ask.actor.staff, request)]))
        },
        .api(
            .get, Paths.API.memberIdentities, .right(.staffWrite),
            Operation(
                id: "staffIdentities", summary: "Who a member of staff is at providers",
                answer: .page(of: .ref("LinkedIdentity")))
        ) { ask in try await answer(ask, try await SkillsPage.staff(ask).0) },
        .api(
            .post, Paths.API.memberIdentities, .right(.staffWrite),
            Operation(
                id: "linkStaffIdentity", summary: "Says who a member of staff is at the provider, by its `sub`",
                body: .whole([("subject", .string(most: Entrance.mostSubjectLetters))]),
                answer: .page(of: .ref("LinkedIdentity")), refusals: [409])
        ) { ask in
            let (body, key) = try await ask.json(SubjectBody.self)
            _ = try await IdentityPage.link(body.subject, key, in: ask)
            return try await answer(ask, try await SkillsPage.staff(ask).0)
        },
        .api(
            .post, Paths.API.memberIdentityEnd, .right(.staffWrite),
            Operation(
                id: "unlinkStaffIdentity", summary: "Ends a link of somebody, with the sessions that came in by it",
                answer: AccountCalls.ended)
        ) { ask in
            let request = try ask.requestKey(body: try await ask.body())
            let (id, _) = try await SkillsPage.staff(ask)
            return .json(JSON.map(["ended": try await IdentityPage.end(ask, of: id, request)]))
        },
    ]

    private static func begin(_ ask: Ask) async throws -> Response {
        let (body, _) = try await ask.json(CurrentBody.self)
        do {
            let begun = try await ask.house.entrance.beginLink(
                password: body.current, browser: SignOnPage.browser(ask), in: try ask.signedIn)
            var response = Response.json(JSON.map(["address": begun.address]))
            response.setCookie(SignOnPage.cookie(ask, begun.browser))
            return response
        } catch let refusal as WorkforceRefusal {
            SignOnPage.note(refusal, in: ask)
            throw refusal
        }
    }

    private static func answer(_ ask: Ask, _ staff: ID<Staff>) async throws -> Response {
        let all = try await ask.house.entrance.identities(of: staff, for: try ask.actor)
        return .json(PageJSON(items: all.map { IdentityJSON(identity: $0) }, next: nil))
    }
}

private struct SubjectBody: Decodable { let subject: String }
private struct CurrentBody: Decodable { let current: String }

private struct SignOnJSON: JSONValue {
    let rules: SignOnRules?

    var json: JSON {
        .object([
            ("on", (rules != nil).json), ("issuer", (rules?.issuer).json), ("client", (rules?.client).json),
            ("name", (rules?.name).json), ("returnAddress", (rules?.returnAddress).json),
            ("userClaim", (rules?.userClaim).json), ("newcomers", (rules?.newcomers.rawValue).json),
            ("factorWords", (rules?.factorWords.sorted() ?? []).json),
        ])
    }
}

private struct IdentityJSON: JSONValue {
    let identity: LinkedIdentity

    var json: JSON {
        .object([
            ("id", identity.id.description.json), ("issuer", identity.issuer.json),
            ("subject", identity.subject.json), ("name", identity.name.json),
            ("linkedAt", Zone.utc.text(identity.linkedAt).json),
            ("usedAt", identity.usedAt.map { Zone.utc.text($0) }.json),
        ])
    }
}
