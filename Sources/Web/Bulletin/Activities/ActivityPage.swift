import Bulletin
import Casework
import Hummingbird
import Kernel
import Store
import Workforce

/// One activity: what it is, who comes, what it costs, what may be done with it, what was done.
enum ActivityPage {
    /// What a form of the page asks for, and of which activity.
    private struct Asked {
        let room: Activities
        let name: String
        let form: Form
        let times: TimeWords
        let key: RequestKey?
        let actor: Actor
    }

    static func edit(_ ask: Ask) async throws -> Response {
        try await attempt(ask) { it in
            let draft = try ActivityForm.draft(it.form, it.times)
            _ = try await it.room.edit(it.name, draft, version: it.form.version, request: it.key, by: it.actor)
        }
    }

    static func act(_ ask: Ask) async throws -> Response {
        try await attempt(ask) { it in
            let act = try ActivityAct(ask.name("action"), reason: it.form["reason"])
            _ = try await it.room.act(act, on: it.name, version: it.form.version, request: it.key, by: it.actor)
        }
    }

    static func register(_ ask: Ask) async throws -> Response {
        try await attempt(ask) { it in
            let (guest, heads) = (it.form.raw("guest"), it.form.heads() ?? 1)
            _ = try await it.room.register(guest, heads: heads, for: it.name, request: it.key, by: it.actor)
        }
    }

    static func actOnOne(_ ask: Ask) async throws -> Response {
        try await attempt(ask) { it in
            let (act, one) = (try RegistrationAct(ask.name("action"), heads: it.form.heads()), ask.name("registration"))
            _ = try await it.room.act(act, on: one, of: it.name, request: it.key, by: it.actor)
        }
    }

    static func addCost(_ ask: Ask) async throws -> Response {
        try await attempt(ask) { it in
            let kind = ActivityCost.Kind(rawValue: it.form.raw("kind")) ?? .actual
            let (purpose, sum) = (it.form.raw("purpose"), FixedPoint.number(it.form.raw("sum").trimmed, places: 2))
            _ = try await it.room.addCost(kind, purpose, fen: sum, to: it.name, request: it.key, by: it.actor)
        }
    }

    static func strikeCost(_ ask: Ask) async throws -> Response {
        try await attempt(ask) { it in
            _ = try await it.room.strikeCost(ask.name("cost"), of: it.name, request: it.key, by: it.actor)
        }
    }

    private static func attempt(_ ask: Ask, _ work: (Asked) async throws -> Void) async throws -> Response {
        let (form, actor) = (try await ask.form(), try ask.actor)
        let file = try await ask.house.activities.file(ask.name("activity"), for: actor)
        do {
            try await work(
                Asked(
                    room: ask.house.activities, name: file.one.number, form: form,
                    times: TimeWords(ask, zone: file.project.zone), key: ask.requestKey(form), actor: actor))
            let isAtDoor = form["at"] == "door"
            return .see(isAtDoor ? Paths.activityDoor(file.one.number) : Paths.activity(file.one.number))
        } catch {
            guard let refusal = ask.mendable(error) else { throw error }
            return try await show(ask, Refused(refusal: refusal, form: form))
        }
    }

    static func show(_ ask: Ask, _ refused: Refused?) async throws -> Response {
        let file = try await ask.house.activities.file(ask.name("activity"), for: try ask.actor)
        let names = try await Names.load(ask)
        let times = TimeWords(ask, zone: file.project.zone)
        let facts = ActivityFacts(
            file: file, rows: try ask.word("rows") ?? .all, words: ActivityWords(names: names, times: times),
            actor: try ask.actor, now: ask.now)
        let edited = refused.flatMap { $0.form.has("title") ? $0.form : nil }
        var model = facts.model
        model.merge(ActivityForm(form: edited, draft: ActivityDraft(file.one), times: times).model)
        for field in ["reason", "guest", "purpose", "sum"] { model["\(field)Typed"] = refused?.form.raw(field) ?? "" }
        model["headsTyped"] = refused?.form["heads"] ?? "1"
        model["isPlannedCost"] = refused?.form["kind"] == ActivityCost.Kind.planned.rawValue
        model["isEditing"] = edited != nil
        model["sentence"] = refused.map { PageSentence($0.refusal, names).text } ?? ""
        return Shell.page(
            "activity", model, title: "\(file.one.number) \(file.one.content.title)", place: "activities", in: ask,
            status: (refused?.refusal.kind.status).map { .init(code: $0) } ?? .ok)
    }
}

extension Form {
    /// The version that the page showed.
    var version: Int? { self[FormField.version].flatMap { Int($0) } }
}
