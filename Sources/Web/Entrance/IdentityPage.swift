import HTTPTypes
import Hummingbird
import Kernel
import Store
import Workforce

/// Who somebody is at a provider, as a part of their account's page and of their page as a member of staff.
enum IdentityPage {
    static let all: [Route] = [
        .page(.post, Paths.accountIdentities, .signedIn) { ask in
            let form = try await ask.form(limit: 16 << 10)
            do {
                let begun = try await ask.house.entrance.beginLink(
                    password: form.raw("current"), browser: SignOnPage.browser(ask), in: try ask.signedIn)
                return leave(begun, in: ask)
            } catch let refusal as WorkforceRefusal {
                SignOnPage.note(refusal, in: ask)
                return try await AccountPage.show(ask, refusal, of: .identity)
            }
        },
        .page(.post, Paths.accountIdentityEnd, .signedIn) { ask in
            let form = try await ask.form()
            _ = try await end(ask, of: try ask.actor.staff, ask.requestKey(form))
            return .see(Paths.account(query: [("saved", "unlinked")]))
        },
        .page(.post, Paths.memberIdentities, .right(.staffWrite)) { ask in
            let form = try await ask.form()
            return try await MemberRoutes.attempt(ask, subject: form.raw("subject")) {
                _ = try await link(form.raw("subject"), ask.requestKey(form), in: ask)
                return .see(try await MemberRoutes.address(ask, saved: "linked"))
            }
        },
        .page(.post, Paths.memberIdentityEnd, .right(.staffWrite)) { ask in
            let form = try await ask.form()
            let (id, _) = try await SkillsPage.staff(ask)
            _ = try await end(ask, of: id, ask.requestKey(form))
            return .see(try await MemberRoutes.address(ask, saved: "unlinked"))
        },
    ]

    /// A form may lead to no other host (`form-action`), so that this page does: by itself, or by its link.
    private static func leave(_ begun: Entrance.SignOn, in ask: Ask) -> Response {
        var response = Shell.page(
            "leaving-for-provider", ["address": begun.address, "provider": name(in: ask)],
            title: ask.text("signOn.leaving"), in: ask)
        if let refresh = HTTPField.Name("Refresh") { response.headers[refresh] = "0; url=\(begun.address)" }
        response.setCookie(SignOnPage.cookie(ask, begun.browser))
        return response
    }

    /// - Throws: ``WebRefusal/unknownPage`` · what ``Entrance/link(_:to:request:by:)`` refuses
    static func link(
        _ subject: String, _ request: RequestKey?, in ask: Ask
    ) async throws -> ID<LinkedIdentity> {
        let (id, _) = try await SkillsPage.staff(ask)
        return try await ask.house.entrance.link(subject, to: id, request: request, by: try ask.actor)
    }

    /// Ends the link that the address names; how many sessions ended with it.
    ///
    /// - Throws: ``WorkforceRefusal/noSuchIdentity`` · ``WorkforceRefusal/notAllowed(_:)``
    static func end(_ ask: Ask, of staff: ID<Staff>, _ request: RequestKey?) async throws -> Int {
        guard let id = ID<LinkedIdentity>(ask.name("identity")) else { throw WorkforceRefusal.noSuchIdentity }
        defer { ask.house.doorkeeper.forget() }
        return try await ask.house.entrance.unlink(id, of: staff, request: request, in: try ask.signedIn)
    }

    /// What the provider is called on the button.
    static func name(in ask: Ask) -> String {
        let name = ask.house.entrance.provider?.rules.name ?? ""
        return name.isEmpty ? ask.text("signOn.provider") : name
    }

    /// - Parameter end: the address of the form that ends a link, by its ID.
    static func model(
        _ ask: Ask, of staff: ID<Staff>, end: (String) -> String
    ) async throws -> Model {
        let all = try await ask.house.entrance.identities(of: staff, for: try ask.actor)
        let times = TimeWords(ask)
        let issuer = ask.house.entrance.provider?.rules.issuer
        return [
            "provider": name(in: ask), "isAny": !all.isEmpty,
            "mayLink": issuer.map { issuer in !all.contains { $0.issuer == issuer } } ?? false,
            "identities": all.map { one -> Model in
                [
                    "who": one.name.isEmpty ? one.subject : one.name, "issuer": one.issuer, "subject": one.subject,
                    "since": times.point(one.linkedAt), "exact": times.exact(one.linkedAt),
                    "used": one.usedAt.map(times.point) ?? "", "end": end(one.id.description),
                ]
            },
        ]
    }
}
