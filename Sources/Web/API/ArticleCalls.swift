import Bulletin
import Casework
import Directory
import Hummingbird
import Kernel
import Workforce

/// Articles, useful numbers and scripts: reading, writing, checking, and what is said about a case.
enum ArticleCalls {
    private static let readers = Route.Gate.right(Articles.readers)
    private static let writers = Route.Gate.right(.articleWrite)

    static let all: [Route] = [
        .api(
            .get, Paths.API.articles, readers,
            Operation(
                id: "articles",
                summary: "Those that stand, whose check is overdue, or that are over; with a category those beside it",
                query: [
                    .init("show", .words(ArticlePart.allCases.map(\.rawValue))),
                    .init("kind", .words(Article.Kind.allCases.map(\.rawValue))), .init("q", .string()),
                    .init("category", .string()), .init("place", .string()), .init("project", .string()),
                ] + CaseCalls.paging, answer: .page(of: .ref("Article"))), list),
        .api(
            .post, Paths.API.articles, writers,
            Operation(
                id: "writeArticle", summary: "Writes an article, a useful number or a script",
                body: .ref("ArticleRequest"), answer: .ref("ArticleFile"), status: 201)
        ) { ask in
            let (body, key) = try await ask.json(ArticleBody.self)
            var draft = ArticleDraft()
            draft.content.checkDays = ask.house.articles.rules.checkDays
            let file = try await ask.house.articles.write(body.draft(draft), request: key, by: try ask.actor)
            return ask.answer(file, status: .created)
        },
        .api(
            .get, Paths.API.article, readers,
            Operation(
                id: "article", summary: "One article with every version of it", answer: .ref("ArticleFile"))
        ) { ask in
            ask.answer(try await ask.house.articles.file(ask.name("article"), for: try ask.actor))
        },
        .api(
            .put, Paths.API.article, writers,
            Operation(
                id: "editArticle",
                summary: "Writes it anew; what is left out stays as it was, a last day that is null is taken away",
                body: .ref("ArticleRequest"), answer: .ref("ArticleFile")), edit),
        .api(
            .post, Paths.API.articleAction, writers,
            Operation(
                id: "actOnArticle", summary: "It is still so; it is retired; it stands again",
                body: .object([("reason", .nullable(.string(most: ArticleAct.longestReason)))], required: []),
                answer: .ref("ArticleFile"))
        ) { ask in
            let (body, key) = try await ask.json(ArticleActionBody.self)
            let file = try await ask.house.articles.act(
                try ArticleAct(ask.name("action"), reason: body.reason), on: ask.name("article"),
                version: try ask.version(), request: key, by: try ask.actor)
            return ask.answer(file)
        },
        .api(
            .get, Paths.API.caseScripts, .right(.caseRead, .caseReadOwn),
            Operation(
                id: "caseScripts", summary: "The scripts for a case, filled in, those of its category first",
                answer: .page(of: .ref("CaseScript"))), scripts),
    ]

    private static func list(_ ask: Ask) async throws -> Response {
        let zones = try await ask.house.lookups.zones()
        func json(_ one: Article) -> ArticleJSON {
            ArticleJSON(one: one, zone: zones[one.project] ?? .utc, now: ask.now)
        }
        if let category = ask.query("category") {
            let found = try await beside(category, ask)
            return .json(PageJSON(items: found.map(json), next: nil))
        }
        let page = try await ask.house.articles.list(
            try ask.word("show", as: ArticlePart.self) ?? .standing, try ask.word("kind", as: Article.Kind.self),
            text: ask.query("q") ?? "", after: try ask.id("after"), limit: try ask.limit(), for: try ask.actor)
        return .json(PageJSON(items: page.items.map(json), next: page.next))
    }

    /// What a case of a category has beside it, in a project as a whole or at a place.
    private static func beside(_ category: String, _ ask: Ask) async throws -> [Article] {
        let all = try await ask.house.places.projects()
        let name = ask.query("project")
        let actor = try ask.actor
        let mine = all.filter { project in Articles.readers.contains { actor.reaches($0, in: project.id) } }
        guard let project = mine.first(where: { name == nil || $0.isCalled(name ?? "") }) else {
            throw DirectoryRefusal.unknownProject(name ?? "")
        }
        var place: ID<Place>?
        if let code = ask.query("place") {
            place = try await ask.house.places.place(named: code, in: project.id).id
        }
        return try await ask.house.articles.beside(category: category, at: place, in: project.id, for: actor)
    }

    private static func edit(_ ask: Ask) async throws -> Response {
        let (body, key) = try await ask.json(ArticleBody.self)
        let old = try await ask.house.articles.file(ask.name("article"), for: try ask.actor).one
        let file = try await ask.house.articles.edit(
            old.number, body.draft(ArticleDraft(old, owner: "")), version: try ask.version() ?? old.version,
            request: key, by: try ask.actor)
        return ask.answer(file)
    }

    private static func scripts(_ ask: Ask) async throws -> Response {
        let file = try await ask.house.cases.file(ask.name("number"), for: try ask.actor)
        let words = try ScriptWords(file, try await Names.load(ask), in: ask)
        let english = try ScriptWords(file, try await Names(ask.house, .english), in: ask)
        let items = try await ask.house.articles.scripts(for: file.item, for: try ask.actor).map {
            CaseScriptJSON(one: $0, words: words, english: english)
        }
        return .json(PageJSON(items: items, next: nil))
    }
}

private struct ArticleActionBody: Decodable, Sendable { let reason: String? }

private struct ArticleBody: Decodable, Sendable {
    let project: String?
    let kind: Article.Kind?
    let title: String?
    let text: String?
    let titleEnglish: String?
    let textEnglish: String?
    let phone: String?
    let tags: [String]?
    let until: GivenDay?
    let checkDays: Int?
    let places: [String]?
    let without: [String]?
    let zones: [String]?
    let owner: String?

    /// What is left out is as it was.
    func draft(_ old: ArticleDraft) -> ArticleDraft {
        var draft = old
        (draft.project, draft.kind) = (project, kind ?? old.kind)
        draft.content.title = title ?? old.content.title
        draft.content.text = text ?? old.content.text
        draft.content.titleEnglish = titleEnglish ?? old.content.titleEnglish
        draft.content.textEnglish = textEnglish ?? old.content.textEnglish
        draft.content.phone = phone ?? old.content.phone
        draft.content.tags = tags ?? old.content.tags
        if let until { draft.content.until = until.day }
        draft.content.checkDays = checkDays ?? old.content.checkDays
        (draft.places, draft.without) = (places ?? old.places, without ?? old.without)
        (draft.zones, draft.owner) = (zones ?? [], owner ?? old.owner)
        return draft
    }
}

extension Ask {
    fileprivate func answer(_ file: ArticleFile, status: HTTPResponse.Status = .ok) -> Response {
        .json(ArticleFileJSON(file: file, now: now), status: status, etag: file.one.version)
    }
}
