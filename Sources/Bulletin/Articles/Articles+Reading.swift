import Casework
import Directory
import Kernel
import Store
import Workforce

/// Which articles a list shows.
package enum ArticlePart: String, Sendable, CaseIterable {
    case standing
    /// Of those that stand: nobody has looked in time whether they are still so.
    case overdue
    /// Retired, or their last day is over.
    case over

    var holds: [Article.State] {
        switch self {
        case .standing: [.standing, .overdue]
        case .overdue: [.overdue]
        case .over: [.expired, .retired]
        }
    }
}

extension Articles {
    package static let mostRows = 200
    private static let mostVersions = 100

    /// The newest first; by words where there are any, then without pages and only what stands.
    ///
    /// - Parameter after: the number of the ID of the last one that was read before.
    package func list(
        _ part: ArticlePart, _ kind: Article.Kind? = nil, text: String = "", after: ID<Article>? = nil,
        limit: Int = 50, for actor: Actor
    ) async throws -> Page<Article> {
        let limit = min(max(1, limit), Self.mostRows)
        let now = store.clock.now()
        return try await store.read { db in
            let projects = try ProjectTable.all(db).filter { Self.reads(actor, in: $0.id) }
            let found = try projects.flatMap { project in
                let today = project.zone.day(of: now)
                if !text.trimmed.isEmpty {
                    return try matching(db, text, in: project.id).filter { one in
                        (kind ?? one.kind) == one.kind && one.isIn(part, on: today)
                    }
                }
                return try ArticleTable.list(
                    db, in: project.id, part, kind, on: today, before: after?.number ?? .max, limit: limit + 1)
            }.filter { Self.maySee($0, actor) }.sorted { $0.id > $1.id }
            let items = Array(found.prefix(limit))
            let hasMore = found.count > limit && text.trimmed.isEmpty
            return Page(items: items, next: hasMore ? items.last?.id.description : nil)
        }
    }

    /// By number or ID.
    ///
    /// - Throws: ``ArticleRefusal/unknownArticle``
    package func file(_ name: String, for actor: Actor) async throws -> ArticleFile {
        try await store.read { db in
            let one = try known(db, name, actor)
            let mayWrite = actor.may(.articleWrite, in: one.project)
            return ArticleFile(
                one: one, project: try project(db, one.project),
                versions: try ArticleVersionTable.versions(db, of: one.id, limit: Self.mostVersions),
                allowed: mayWrite ? one.allowed : [], mayEdit: mayWrite && one.retiredAt == nil)
        }
    }

    /// What the one box finds in some projects, the newest first; nothing that is over.
    package func find(_ text: String, in projects: [Project], limit: Int, for actor: Actor) async throws -> [Article] {
        let now = store.clock.now()
        return try await store.read { db in
            let found = try projects.filter { Self.reads(actor, in: $0.id) }.flatMap { project in
                try matching(db, text, in: project.id).filter { $0.isIn(.standing, on: project.zone.day(of: now)) }
            }
            return Array(found.sorted { $0.id > $1.id }.prefix(limit))
        }
    }

    private func matching(_ db: DB, _ text: String, in project: ID<Project>) throws -> [Article] {
        let ids = try SearchIndex.find(
            db, SearchQuery(text), scope: .init("article", in: project), limit: Self.mostRows)
        return try ArticleTable.find(db, ids)
    }

    /// Articles and numbers that a category's name or path is a tag of, as they hold at a place today.
    ///
    /// - Parameter place: nil: those that hold in all of the project.
    package func beside(
        category: String?, at place: ID<Place>?, in project: ID<Project>, desk: String = "", for actor: Actor
    ) async throws -> [Article] {
        let tags = tags(of: category, desk: desk)
        guard !tags.isEmpty, Self.reads(actor, in: project) else { return [] }
        return try await store.read { db in
            try ArticleTable.holding(
                db, at: place, in: project, on: try today(db, project), isScript: false, tags: tags,
                limit: Self.mostBeside)
        }
    }

    private static let mostBeside = 8

    func today(_ db: DB, _ project: ID<Project>) throws -> Day {
        try self.project(db, project).zone.day(of: store.clock.now())
    }

    /// By what a category is called as a tag: its path and its name in every language, and those above it.
    func tags(of category: String?, desk: String) -> [String] {
        guard let category, let tree = try? cases.desk(desk).categories else { return [] }
        let parts = category.split(separator: ".")
        let paths = parts.indices.map { parts[...$0].joined(separator: ".") }
        return Set(
            paths.flatMap { path in
                [path] + Language.allCases.compactMap { tree[path]?.name[$0] }
            }.map(Article.folded)
        ).sorted()
    }
}

extension Article {
    fileprivate func isIn(_ part: ArticlePart, on today: Day) -> Bool { part.holds.contains(state(on: today)) }
}

extension Articles {
    /// Who may look after what is written in one of some projects, by name.
    package func owners(in projects: [ID<Project>]) async throws -> [Staff] {
        try await store.read { try StaffTable.holders($0, of: .articleWrite, in: projects) }
    }
}
