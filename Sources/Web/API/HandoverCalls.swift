import Casework
import Directory
import Handover
import Hummingbird
import Kernel
import Workforce

/// Hand-overs between shifts: the sheet that fills itself, handing over, taking over, taking back.
enum HandoverCalls {
    private static let readers = Route.Gate.right(.dutyRead, .dutyWrite)
    private static let writers = Route.Gate.right(.dutyWrite)
    private static let post: [Operation.Parameter] = [.init("project", .string()), .init("department", .string())]

    static let all: [Route] = [
        .api(
            .get, Paths.API.handovers, readers,
            Operation(
                id: "handovers", summary: "The hand-overs of a post, the newest first",
                query: post + [.init("state", .words(ShiftHandover.State.allCases.map(\.rawValue)))] + CaseCalls.paging,
                answer: .page(of: .ref("Handover")))
        ) { ask in
            let page = try await ask.house.handovers.list(
                try await ask.dutyPlace(ask.query("project"), ask.query("department")), state: try ask.word("state"),
                after: try ask.id("after"), limit: try ask.limit(), for: try ask.actor)
            let items = page.items.map { HandoverJSON(one: $0, post: page.post) }
            return .json(PageJSON(items: items, next: page.next))
        },
        .api(
            .get, Paths.API.handoverForm, writers,
            Operation(
                id: "handoverForm", summary: "What a post would hand over now, and what has to be counted and ticked",
                query: post, answer: .ref("HandoverForm"))
        ) { ask in
            let place = try await ask.dutyPlace(ask.query("project"), ask.query("department"))
            let form = try await ask.house.handovers.form(place, for: try ask.actor)
            let rules = ask.house.handovers.rules(of: form.post.department)
            let seesAlerts = try ask.actor.may(.caseRead, in: form.post.project.id)
            return .json(
                HandoverFormJSON(form: form, rules: rules, language: ask.language, seesAlerts: seesAlerts))
        },
        .api(
            .post, Paths.API.handovers, writers,
            Operation(
                id: "handOver", summary: "Hands a post over as it stands now; the next shift signs for it",
                body: .ref("HandoverRequest"), answer: .ref("HandoverFile"), status: 201)
        ) { ask in
            let (body, key) = try await ask.json(HandoverBody.self)
            let place = try await ask.dutyPlace(body.project, body.department)
            let file = try await ask.house.handovers.hand(body.draft, place, request: key, by: try ask.actor)
            return try ask.answer(file, status: .created)
        },
        .api(
            .get, Paths.API.handover, readers,
            Operation(id: "handover", summary: "One hand-over with its sheet", answer: .ref("HandoverFile"))
        ) { ask in
            try ask.answer(try await ask.house.handovers.file(ask.name("handover"), for: try ask.actor))
        },
        .api(
            .post, Paths.API.handoverSignature, writers,
            Operation(
                id: "signHandover", summary: "Takes a post over; never whoever handed it over",
                body: .ref("TakeoverRequest"), answer: .ref("HandoverFile"))
        ) { ask in
            let (body, key) = try await ask.json(TakeoverBody.self)
            return try ask.answer(
                try await ask.house.handovers.sign(
                    body.draft, under: ask.name("handover"), request: key, by: try ask.actor))
        },
        .api(
            .get, Paths.API.handoverSignature, readers,
            Operation(id: "handoverPicture", summary: "The drawn signature as a PNG"), HandoverPage.picture),
        .api(
            .post, Paths.API.handoverWithdrawal, writers,
            Operation(
                id: "withdrawHandover", summary: "Takes back what nobody has signed; it stays and says why",
                body: .object([("reason", .string(most: 500))], required: ["reason"]), answer: .ref("HandoverFile"))
        ) { ask in
            let (body, key) = try await ask.json(ReasonBody.self)
            return try ask.answer(
                try await ask.house.handovers.withdraw(
                    ask.name("handover"), reason: body.reason, request: key, by: try ask.actor))
        },
    ]
}

private struct HandoverBody: Decodable, Sendable {
    struct Count: Decodable, Sendable {
        let key: String
        let count: Int
        let reason: String?
    }

    let project: String?
    let department: String?
    let counts: [Count]?
    let closing: [String]?
    let remarks: String?

    var draft: HandoverDraft {
        var draft = HandoverDraft()
        for one in counts ?? [] { (draft.counts[one.key], draft.reasons[one.key]) = (one.count, one.reason) }
        (draft.closing, draft.remarks) = (Set(closing ?? []), remarks ?? "")
        return draft
    }
}

private struct TakeoverBody: Decodable, Sendable {
    let name: String
    let picture: String?
    let opening: [String]?
    let difference: String?

    var draft: TakeoverDraft {
        var draft = TakeoverDraft()
        (draft.name, draft.picture) = (name, picture)
        (draft.opening, draft.difference) = (Set(opening ?? []), difference ?? "")
        return draft
    }
}

extension Ask {
    fileprivate func answer(_ file: HandoverFile, status: HTTPResponse.Status = .ok) throws -> Response {
        let seesAlerts = try actor.may(.caseRead, in: file.handover.project)
        return .json(HandoverFileJSON(file: file, seesAlerts: seesAlerts), status: status)
    }
}
