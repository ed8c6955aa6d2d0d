import Bulletin
import Hummingbird
import Workforce

/// What the house knows in writing: the list with the form for a new one, the page of one, the scripts of a case.
enum ArticleRoutes {
    private static let readers = Route.Gate.right(Articles.readers)
    private static let writers = Route.Gate.right(.articleWrite)

    static let all: [Route] = [
        .page(.get, Paths.articles, readers) { ask in try await ArticleListPage.show(ask, nil) },
        .page(.post, Paths.articles, writers, ArticleListPage.write),
        .page(.get, Paths.article, readers) { ask in try await ArticlePage.show(ask, nil) },
        .page(.post, Paths.article, writers, ArticlePage.edit),
        .page(.post, Paths.articleAction, writers, ArticlePage.act),
        .page(.get, Paths.caseScripts, .right(.caseRead, .caseReadOwn), ScriptPage.show),
    ]
}
