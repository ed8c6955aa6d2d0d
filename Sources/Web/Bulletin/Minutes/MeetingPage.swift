import Bulletin
import Hummingbird
import Kernel
import Store
import Workforce

/// The minutes of one meeting: what was said, who has to do what until when, what may be done with them.
enum MeetingPage {
    static func edit(_ ask: Ask) async throws -> Response {
        try await attempt(ask) { form, times, key in
            let (draft, name) = (try MeetingForm.draft(form, times), ask.name("meeting"))
            _ = try await ask.house.minutes.edit(name, draft, version: form.version, request: key, by: ask.actor)
        }
    }

    static func act(_ ask: Ask) async throws -> Response {
        try await attempt(ask) { form, _, key in
            let (act, name) = (try MeetingAct(ask.name("action"), reason: form["reason"]), ask.name("meeting"))
            _ = try await ask.house.minutes.act(act, on: name, version: form.version, request: key, by: ask.actor)
        }
    }

    static func follow(_ ask: Ask) async throws -> Response {
        try await attempt(ask) { form, _, key in
            let (name, what, owner) = (ask.name("meeting"), form.raw("task"), form.raw("owner"))
            let (minutes, due) = (ask.house.minutes, try form.day("due"))
            _ = try await minutes.follow(name, what: what, owner: owner, due: due, request: key, by: ask.actor)
        }
    }

    private static func attempt(
        _ ask: Ask, _ work: (Form, TimeWords, RequestKey?) async throws -> Void
    ) async throws -> Response {
        let form = try await ask.form()
        let file = try await ask.house.minutes.file(ask.name("meeting"), for: try ask.actor)
        do {
            try await work(form, TimeWords(ask, zone: file.project.zone), ask.requestKey(form))
            return .see(Paths.meeting(file.one.number))
        } catch {
            guard let refusal = ask.mendable(error) else { throw error }
            return try await show(ask, Refused(refusal: refusal, form: form))
        }
    }

    static func show(_ ask: Ask, _ refused: Refused?) async throws -> Response {
        let file = try await ask.house.minutes.file(ask.name("meeting"), for: try ask.actor)
        let names = try await Names.load(ask)
        let times = TimeWords(ask, zone: file.project.zone)
        let old = ask.query("version").flatMap { asked in file.versions.first { "\($0.version)" == asked } }
        let facts = MeetingFacts(
            file: file, content: old?.content ?? file.one.content, names: names, times: times)
        let edited = refused.flatMap { $0.form.has("title") ? $0.form : nil }
        var model = facts.model.merging(facts.doors)
        model.merge(MeetingForm(form: edited, draft: MeetingDraft(file.one), times: times, names: names).model)
        for field in ["reason", "task", "owner", "due"] {
            model["\(field)Typed"] = refused?.form.raw(field) ?? ""
        }
        model["old"] = old.map { names.text("meeting.isOld", ["n": "\($0.version)"]) } ?? ""
        model["isEditing"] = edited != nil
        model["sentence"] = refused.map { PageSentence($0.refusal, names).text } ?? ""
        return Shell.page(
            "meeting", model, title: "\(file.one.number) \(file.one.content.title)", place: "meetings", in: ask,
            status: (refused?.refusal.kind.status).map { .init(code: $0) } ?? .ok)
    }
}
