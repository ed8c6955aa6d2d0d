import Bulletin
import Casework
import Directory
import Kernel
import Workforce

/// What to tell whoever asks, and what to know of a place, as pages show both.
struct NewsModel {
    private let news: PlaceNews
    private let names: Names
    private let times: TimeWords
    /// What is known in writing of the category that is asked about.
    private let articles: [Article]

    /// - Parameter project: nil where none is chosen yet.
    static func load(
        _ ask: Ask, _ place: Place?, in project: ID<Project>?, _ names: Names, category: String? = nil
    ) async throws -> NewsModel {
        let home = place?.project ?? project
        let news: PlaceNews
        if let home {
            news = try await ask.house.cases.news(at: place?.id, in: home, for: try ask.actor)
        } else { news = .none }
        let zone = home.map { names.zone(of: $0) } ?? .shanghai
        let articles =
            if let home {
                try await ask.house.articles.beside(category: category, at: place?.id, in: home, for: try ask.actor)
            } else { [Article]() }
        return NewsModel(news: news, names: names, times: TimeWords(ask, zone: zone), articles: articles)
    }

    var isThere: Bool { !news.isEmpty || !articles.isEmpty }
    var isTold: Bool { !news.told.isEmpty }

    var model: Model {
        [
            "told": news.told.enumerated().map { told($0.element, isFirst: $0.offset == 0) }, "isTold": isTold,
            "hints": news.hints.map { HintWords.model($0, names, times) }, "hasHints": !news.hints.isEmpty,
            "articles": articles.map { ArticleWords(names: names).line($0, on: times.zone.day(of: times.now)) },
            "hasArticles": !articles.isEmpty,
        ]
    }

    /// Those told of, each with something more.
    func told(_ more: (String) -> Model) -> [Model] {
        news.told.enumerated().map {
            told($0.element, isFirst: $0.offset == 0).merging(more($0.element.outage.number))
        }
    }

    private func told(_ told: PlaceNews.Told, isFirst: Bool) -> Model {
        let outage = told.outage
        return [
            "number": outage.number, "href": Paths.outage(outage.number), "said": told.said, "isFirst": isFirst,
            "kind": names.outage(outage.kind, of: outage.desk), "isPast": told.isPastItsEnd,
            "span": OutageWords.span(outage, times, names), "answerTo": Paths.outageAction(outage.number, "answer"),
        ]
    }
}

/// Words that pages say of outages.
enum OutageWords {
    /// From when to when; an end that nobody knows is said so.
    static func span(_ outage: Outage, _ times: TimeWords, _ names: Names) -> String {
        outage.until.map { times.window(outage.from, $0) }
            ?? "\(times.point(outage.from)) – \(names.text("outage.open"))"
    }
}

extension Names {
    func outage(_ key: String, of desk: String) -> String { outageRules(of: desk).kind(key)?.name[language] ?? key }
}
