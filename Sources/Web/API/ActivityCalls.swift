import Bulletin
import Casework
import Hummingbird
import Kernel
import Workforce

/// Activities: reading, writing, opening, cancelling, what they cost.
enum ActivityCalls {
    private static let readers = Route.Gate.right(Activities.readers)
    private static let planners = Route.Gate.right(.activityPlan)

    static let all: [Route] = RegistrationCalls.all + [
        .api(
            .get, Paths.API.activities, readers,
            Operation(
                id: "activities", summary: "Those that come, the next first; or those that are over, the last first",
                query: [.init("show", .words(["coming", "over"]))] + CaseCalls.paging,
                answer: .page(of: .ref("Activity")))
        ) { ask in
            let show = try ask.word("show", as: ActivityShow.self) ?? .coming
            let page = try await ask.house.activities.list(
                isOver: show == .over, after: try ask.id("after"), limit: try ask.limit(), for: try ask.actor)
            let zones = try await ask.house.lookups.zones()
            let items = page.items.map { ActivityJSON(one: $0, zone: zones[$0.project] ?? .utc, now: ask.now) }
            return .json(PageJSON(items: items, next: page.next))
        },
        .api(
            .post, Paths.API.activities, planners,
            Operation(
                id: "writeActivity", summary: "Writes a new one; nobody registers before it is opened",
                body: .ref("ActivityRequest"), answer: .ref("ActivityFile"), status: 201)
        ) { ask in
            let (body, key) = try await ask.json(ActivityBody.self)
            return ask.answer(
                try await ask.house.activities.write(body.draft(), request: key, by: try ask.actor), .created)
        },
        .api(
            .get, Paths.API.activity, readers,
            Operation(
                id: "activity", summary: "One activity with who comes, in figures, what it costs and what was done",
                answer: .ref("ActivityFile"))
        ) { ask in ask.answer(try await ask.house.activities.file(ask.name("activity"), for: try ask.actor)) },
        .api(
            .put, Paths.API.activity, planners,
            Operation(
                id: "editActivity",
                summary: "Writes it anew; what is left out stays as it was, seats that are null have no limit",
                body: .ref("ActivityRequest"), answer: .ref("ActivityFile"))
        ) { ask in
            let (body, key) = try await ask.json(ActivityBody.self)
            let old = try await ask.house.activities.file(ask.name("activity"), for: try ask.actor).one
            return ask.answer(
                try await ask.house.activities.edit(
                    old.number, body.draft(ActivityDraft(old)), version: try ask.version() ?? old.version,
                    request: key, by: try ask.actor))
        },
        .api(
            .post, Paths.API.activityAction, planners,
            Operation(
                id: "actOnActivity", summary: "Opens it for registration, or cancels it",
                body: .object(
                    [("reason", .nullable(.string(most: ActivityDraft.longestReason)))], required: []),
                answer: .ref("ActivityFile"))
        ) { ask in
            let (body, key) = try await ask.json(GatheringReason.self)
            return ask.answer(
                try await ask.house.activities.act(
                    try ActivityAct(ask.name("action"), reason: body.reason), on: ask.name("activity"),
                    version: try ask.version(), request: key, by: try ask.actor))
        },
        .api(
            .post, Paths.API.activityCosts, planners,
            Operation(
                id: "addActivityCost", summary: "Writes down what it is to cost, or has cost; the sum in fen",
                body: .ref("ActivityCostRequest"), answer: .ref("ActivityFile"), status: 201)
        ) { ask in
            let (body, key) = try await ask.json(CostBody.self)
            return ask.answer(
                try await ask.house.activities.addCost(
                    body.kind, body.purpose, fen: body.sum, to: ask.name("activity"), request: key, by: try ask.actor),
                .created)
        },
        .api(
            .post, Paths.API.activityCostStrike, planners,
            Operation(
                id: "strikeActivityCost", summary: "Strikes out a line that was wrong", answer: .ref("ActivityFile"))
        ) { ask in
            let key = try ask.requestKey(body: try await ask.body())
            return ask.answer(
                try await ask.house.activities.strikeCost(
                    ask.name("cost"), of: ask.name("activity"), request: key, by: try ask.actor))
        },
    ]
}

private enum ActivityShow: String { case coming, over }

struct GatheringReason: Decodable, Sendable { let reason: String? }

private struct CostBody: Decodable, Sendable {
    let kind: ActivityCost.Kind
    let purpose: String
    let sum: Int64
}

/// A number of seats that was given, also where it was given as null: there is no limit then.
private struct GivenSeats: Decodable, Sendable { let seats: Int? }

extension KeyedDecodingContainer {
    fileprivate func decodeIfPresent(_: GivenSeats.Type, forKey key: Key) throws -> GivenSeats? {
        contains(key) ? GivenSeats(seats: try decodeIfPresent(Int.self, forKey: key)) : nil
    }
}

private struct ActivityBody: Decodable, Sendable {
    let project: String?
    let title: String?
    let text: String?
    let venue: String?
    let begins: Instant?
    let ends: Instant?
    let seats: GivenSeats?
    let places: [String]?
    let tag: String?

    /// What is left out is as it was.
    func draft(_ old: ActivityDraft = ActivityDraft()) -> ActivityDraft {
        var draft = old
        (draft.project, draft.title, draft.text) = (project, title ?? old.title, text ?? old.text)
        (draft.venue, draft.begins, draft.ends) = (venue ?? old.venue, begins ?? old.begins, ends ?? old.ends)
        (draft.places, draft.tag) = (places ?? old.places, tag ?? old.tag)
        if let seats { draft.seats = seats.seats }
        return draft
    }
}

extension Ask {
    fileprivate func answer(_ file: ActivityFile, _ status: HTTPResponse.Status = .ok) -> Response {
        .json(ActivityFileJSON(file: file, now: now), status: status, etag: file.one.version)
    }
}
