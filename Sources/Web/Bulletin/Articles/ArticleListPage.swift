import Bulletin
import Directory
import Hummingbird
import Kernel
import Workforce

/// Articles that stand, that somebody should check, and that are over; and the form for a new one.
enum ArticleListPage {
    static func write(_ ask: Ask) async throws -> Response {
        let form = try await ask.form()
        do {
            let file = try await ask.house.articles.write(
                try ArticleForm.draft(form), request: ask.requestKey(form), by: try ask.actor)
            return .see(Paths.article(file.one.number))
        } catch {
            guard let refusal = ask.mendable(error) else { throw error }
            return try await show(ask, Refused(refusal: refusal, form: form))
        }
    }

    /// What the address asks for.
    private struct Asked {
        let part: ArticlePart
        let kind: Article.Kind?
        let text: String

        init(_ ask: Ask) {
            part = ask.query("show").flatMap(ArticlePart.init) ?? .standing
            kind = ask.query("kind").flatMap(Article.Kind.init)
            text = ask.query("q") ?? ""
        }

        func address(part: ArticlePart? = nil, kind: Article.Kind?, after: String? = nil) -> String {
            Paths.articles(
                query: [
                    ("show", (part ?? self.part).rawValue), ("kind", kind?.rawValue), ("q", text), ("after", after),
                ].filter { $0.1?.isEmpty == false })
        }
    }

    static func show(_ ask: Ask, _ refused: Refused?) async throws -> Response {
        let asked = Asked(ask)
        let page = try await ask.house.articles.list(
            asked.part, asked.kind, text: asked.text, after: try ask.id("after"), for: try ask.actor)
        let names = try await Names.load(ask)
        var model: Model = [
            "rows": page.items.map { row($0, names, ask) }, "hasRows": !page.items.isEmpty,
            "none": ask.text("articles.none.\(asked.part.rawValue)"), "q": asked.text,
            "more": page.next.map { asked.address(kind: asked.kind, after: $0) } ?? "",
            "refresh": asked.address(kind: asked.kind, after: ask.query("after")),
            "shown": asked.part.rawValue, "kindShown": asked.kind?.rawValue ?? "",
            "sentence": refused.map { PageSentence($0.refusal, names).text } ?? "",
        ]
        model.merge(tabs(asked, ask))
        model.merge(try await entry(ask, refused, names))
        return Shell.page(
            "articles", model, title: ask.text("nav.articles"), place: "articles", in: ask,
            status: (refused?.refusal.kind.status).map { .init(code: $0) } ?? .ok)
    }

    private static func tabs(_ asked: Asked, _ ask: Ask) -> Model {
        [
            "tabs": ArticlePart.allCases.map { part -> Model in
                [
                    "name": ask.text("articles.tab.\(part.rawValue)"),
                    "href": asked.address(part: part, kind: asked.kind), "isHere": part == asked.part,
                ]
            },
            "kinds": ([nil] + Article.Kind.allCases).map { kind -> Model in
                [
                    "name": ask.text(kind.map { "articleKind.\($0.rawValue)" } ?? "articles.allKinds"),
                    "href": asked.address(kind: kind), "isHere": kind == asked.kind,
                ]
            },
        ]
    }

    /// The form for a new one, of the kind that the address names.
    private static func entry(_ ask: Ask, _ refused: Refused?, _ names: Names) async throws -> Model {
        let actor = try ask.actor
        let projects = actor.projects(.articleWrite, of: try await ask.house.places.projects())
        var draft = ArticleDraft()
        draft.kind = (refused?.form["kind"] ?? ask.query("new")).flatMap(Article.Kind.init) ?? .article
        draft.content.checkDays = ask.house.articles.rules.checkDays
        draft.owner = names.person(actor.staff)?.user ?? ""
        let owners = projects.isEmpty ? [] : try await ask.house.articles.owners(in: projects.map(\.id))
        var model = ArticleForm(form: refused?.form, draft: draft, owners: owners, names: names).model
        model["mayWrite"] = !projects.isEmpty
        model["isOpen"] = refused != nil || ask.query("new") != nil
        model["projects"] = Choice.options(projects.map { ($0.code, $0.name) }, chosen: refused?.form["project"])
        model["hasProjects"] = projects.count > 1
        model["project"] = projects.first?.code ?? ""
        model["begins"] = Article.Kind.allCases.map { kind -> Model in
            [
                "name": names.text("articleKind.\(kind.rawValue)"), "isHere": kind == draft.kind,
                "href": Paths.articles(query: [("new", kind.rawValue)]),
            ]
        }
        return model
    }

    private static func row(_ one: Article, _ names: Names, _ ask: Ask) -> Model {
        let words = ArticleWords(names: names)
        let state = one.state(on: names.zone(of: one.project).day(of: ask.now))
        return [
            "number": one.number, "href": Paths.article(one.number), "name": words.title(of: one),
            "phone": one.content.phone, "kind": words.kind(one.kind), "scope": words.scope(of: one),
            "tags": one.content.tags.map { ["text": words.tag($0)] }, "checked": one.checkedOn.description,
            "due": one.checkDue.description, "who": names.staff(one.owner), "state": words.state(state),
            "class": state.mood,
        ]
    }
}
