import Bulletin
import Hummingbird
import Kernel
import Workforce

/// One article: what it says, where it holds, who looked last, every version of it.
enum ArticlePage {
    static func edit(_ ask: Ask) async throws -> Response {
        try await attempt(ask) { form in
            try await ask.house.articles.edit(
                ask.name("article"), try ArticleForm.draft(form), version: version(form),
                request: ask.requestKey(form), by: try ask.actor)
        }
    }

    static func act(_ ask: Ask) async throws -> Response {
        try await attempt(ask) { form in
            let act = try ArticleAct(ask.name("action"), reason: form["reason"])
            return try await ask.house.articles.act(
                act, on: ask.name("article"), version: version(form), request: ask.requestKey(form),
                by: try ask.actor)
        }
    }

    private static func version(_ form: Form) -> Int? { form[FormField.version].flatMap { Int($0) } }

    private static func attempt(_ ask: Ask, _ work: (Form) async throws -> ArticleFile) async throws -> Response {
        let form = try await ask.form()
        do { return .see(Paths.article(try await work(form).one.number)) } catch {
            guard let refusal = ask.mendable(error) else { throw error }
            return try await show(ask, Refused(refusal: refusal, form: form))
        }
    }

    static func show(_ ask: Ask, _ refused: Refused?) async throws -> Response {
        let file = try await ask.house.articles.file(ask.name("article"), for: try ask.actor)
        let names = try await Names.load(ask)
        let words = ArticleWords(names: names)
        let times = TimeWords(ask, zone: file.project.zone)
        var model = ArticleFacts(file: file, words: words, times: times).model
        // The form comes with what an earlier version said; it is kept as a new one.
        let before = ask.query("from").flatMap { from in file.versions.first { "\($0.version)" == from } }
        if file.mayEdit {
            let typed = refused.flatMap { $0.form.has("title") ? $0.form : nil }
            let owners = try await ask.house.articles.owners(in: [file.one.project])
            var draft = ArticleDraft(file.one, owner: names.person(file.one.owner)?.user ?? "")
            if let before { draft.take(before) }
            model.merge(ArticleForm(form: typed, draft: draft, owners: owners, names: names).model)
        }
        model["isEditing"] = refused?.form.has("title") ?? (before != nil)
        model["sentence"] = refused.map { PageSentence($0.refusal, names).text } ?? ""
        model["reason"] = refused?.form.raw("reason") ?? ""
        return Shell.page(
            "article", model, title: "\(file.one.number) \(words.title(of: file.one))", place: "articles", in: ask,
            status: (refused?.refusal.kind.status).map { .init(code: $0) } ?? .ok)
    }
}
