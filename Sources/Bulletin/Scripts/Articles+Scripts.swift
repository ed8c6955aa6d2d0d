import Casework
import Directory
import Kernel
import Store
import Workforce

/// A script as it can be said about a case.
package struct CaseScript: Sendable {
    package let script: Article
    /// It is tagged with the case's category.
    package let isNear: Bool
}

extension Articles {
    private static let mostScripts = 200

    /// The scripts that hold where a case is, those tagged with its category first, then by title.
    package func scripts(
        for item: Case, for actor: Actor
    ) async throws -> [CaseScript] {
        guard Self.reads(actor, in: item.project) else { return [] }
        let near = Set(tags(of: item.category, desk: item.desk))
        let all = try await store.read { db in
            try ArticleTable.holding(
                db, at: item.place, in: item.project, on: try today(db, item.project), isScript: true, tags: nil,
                limit: Self.mostScripts)
        }
        return all.map { one in
            CaseScript(script: one, isNear: one.content.tags.contains { near.contains(Article.folded($0)) })
        }.sorted { ($0.isNear ? 0 : 1, $0.script.content.title) < ($1.isNear ? 0 : 1, $1.script.content.title) }
    }
}
