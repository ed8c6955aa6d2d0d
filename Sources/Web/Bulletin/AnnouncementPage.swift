import Bulletin
import Hummingbird
import Kernel
import Workforce

/// One announcement: what it says, whom it reaches, what may be done with it, what was done.
enum AnnouncementPage {
    static func edit(_ ask: Ask) async throws -> Response {
        try await attempt(ask) { form, times in
            try await ask.house.announcements.edit(
                ask.name("announcement"), try AnnouncementForm.draft(form, times), version: version(form),
                request: ask.requestKey(form), by: try ask.actor)
        }
    }

    static func act(_ ask: Ask) async throws -> Response {
        try await attempt(ask) { form, _ in
            let act = try AnnouncementAct(ask.name("action"), reason: form["reason"], place: form["where"])
            return try await ask.house.announcements.act(
                act, on: ask.name("announcement"), version: version(form), request: ask.requestKey(form),
                by: try ask.actor)
        }
    }

    private static func version(_ form: Form) -> Int? { form[FormField.version].flatMap { Int($0) } }

    private static func attempt(
        _ ask: Ask, _ work: (Form, TimeWords) async throws -> AnnouncementFile
    ) async throws -> Response {
        let form = try await ask.form()
        let file = try await ask.house.announcements.file(ask.name("announcement"), for: try ask.actor)
        do {
            let done = try await work(form, TimeWords(ask, zone: file.project.zone))
            return .see(Paths.announcement(done.one.number))
        } catch {
            guard let refusal = ask.mendable(error) else { throw error }
            return try await show(ask, Refused(refusal: refusal, form: form))
        }
    }

    static func show(_ ask: Ask, _ refused: Refused?) async throws -> Response {
        let file = try await ask.house.announcements.file(ask.name("announcement"), for: try ask.actor)
        let names = try await Names.load(ask)
        let words = AnnouncementWords(names: names, times: TimeWords(ask, zone: file.project.zone))
        let facts = AnnouncementFacts(file: file, names: names, words: words, now: ask.now)
        var model = facts.model.merging(facts.doors)
        let typed = refused.flatMap { $0.form.has("title") ? $0.form : nil }
        model.merge(
            AnnouncementForm(
                form: typed, draft: AnnouncementDraft(file.one), times: facts.words.times, names: names,
                sends: ask.house.announcements.sends
            ).model)
        model["sentence"] = refused.map { PageSentence($0.refusal, names).text } ?? ""
        model["reason"] = refused?.form.raw("reason") ?? ""
        model["place"] = refused?.form.raw("where") ?? ""
        return Shell.page(
            "announcement", model, title: "\(file.one.number) \(file.one.content.title)", place: "announcements",
            in: ask, status: (refused?.refusal.kind.status).map { .init(code: $0) } ?? .ok)
    }
}
