import Casework
import Directory
import Hummingbird
import Kernel
import Workforce

/// One procedure for many places: counting, beginning, following, printing letters.
enum InvitationCalls {
    static let all: [Route] = [
        .api(
            .get, Paths.API.invitations, InvitationRoutes.gate,
            Operation(
                id: "invitations", summary: "Procedures that were begun for many places, the newest first",
                query: CaseCalls.paging, answer: .page(of: .ref("Invitation")))
        ) { ask in
            let page = try await ask.house.cases.invitations(
                after: try ask.id("after"), limit: try ask.limit(), for: try ask.actor)
            let zones = try await ask.house.lookups.zones()
            let items = page.items.map { InvitationJSON(one: $0, zone: zones[$0.project] ?? .utc) }
            return .json(PageJSON(items: items, next: page.next))
        },
        .api(
            .get, Paths.API.invitationCount, InvitationRoutes.gate,
            Operation(
                id: "invitationCount", summary: "How many an invitation would have, before anybody is told",
                query: ["kind", "desk", "project", "places", "status", "tag"].map { .init($0, .string()) },
                answer: .ref("InvitationCount"))
        ) { ask in
            let draft = try InvitationListPage.draft { ask.query($0) }
            return .json(InvitationCountJSON(
                count: try await ask.house.cases.invitationCount(draft, for: try ask.actor)))
        },
        .api(
            .post, Paths.API.invitations, InvitationRoutes.gate,
            Operation(
                id: "invite",
                summary: "Begins a procedure for the owners of many rooms, each with a link by text message or letter",
                body: .ref("InvitationRequest"), answer: .ref("InvitationFile"), status: 201)
        ) { ask in
            let (body, key) = try await ask.json(InvitationBody.self)
            let file = try await ask.house.cases.invite(body.draft, request: key, by: try ask.actor)
            return .json(InvitationFileJSON(file: file), status: .created)
        },
        .api(
            .get, Paths.API.invitation, InvitationRoutes.gate,
            Operation(
                id: "invitation", summary: "One invitation: its figures, and its places with their cases, by code",
                query: [.init("show", .words(InvitationPart.allCases.map(\.rawValue)))] + CaseCalls.paging,
                answer: .ref("InvitationFile"))
        ) { ask in
            let part = ask.query("show").map { InvitationPart(rawValue: $0) } ?? .all
            guard let part else { throw WebRefusal.badQuery("show") }
            return .json(InvitationFileJSON(
                file: try await ask.house.cases.invitation(
                    ask.name("invitation"), part, after: ask.query("after"), limit: try ask.limit(),
                    for: try ask.actor)))
        },
        .api(
            .post, Paths.API.invitationLetters, InvitationRoutes.gate,
            Operation(
                id: "printInvitationLetters",
                summary: "The next 100 letters to those whom no text message reached; links are told this once",
                query: [.init("after", .string())], answer: .page(of: .ref("InvitationLetter")))
        ) { ask in
            let key = try ask.requestKey(body: try await ask.body())
            let letters = try await ask.house.cases.invitationLetters(
                ask.name("invitation"), after: ask.query("after"), at: ask.here, request: key, by: try ask.actor)
            return .json(
                PageJSON(items: letters.items.map { InvitationLetterJSON(letter: $0) }, next: letters.next))
        },
    ]
}

private struct InvitationBody: Decodable, Sendable {
    let desk: String?
    let project: String?
    let kind: String
    let places: [String]?
    let status: PlaceStatus?
    let tag: String?

    var draft: InvitationDraft {
        var draft = InvitationDraft()
        (draft.desk, draft.project, draft.kind) = (desk ?? draft.desk, project, kind)
        draft.scope = InvitationScope(places: places ?? [], status: status, tag: tag ?? "")
        return draft
    }
}
