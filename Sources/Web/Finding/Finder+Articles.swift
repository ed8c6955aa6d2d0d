import Bulletin
import Kernel
import Workforce

extension Finder {
    /// Articles, useful numbers and scripts that stand; by words, pinyin or the number that somebody has.
    func articles() async throws -> Group {
        let found = try await ask.house.articles.find(text, in: names.projects, limit: limit + 1, for: try ask.actor)
        let words = ArticleWords(names: names)
        return group(.article, found.map { Row(finding: finding($0, words), model: words.line($0, on: today(of: $0))) })
    }

    private func today(of one: Article) -> Day { names.zone(of: one.project).day(of: ask.now) }

    private func finding(_ one: Article, _ words: ArticleWords) -> Finding {
        let content = one.content
        var fields: [FindingReason.Field] = [
            .init(why: .title, text: words.title(of: one), isTitle: true), .init(why: .number, text: one.number),
        ]
        fields += [content.title, content.titleEnglish].map { .init(why: .title, text: $0) }
        fields.append(.init(why: .phone, text: content.phone))
        fields += [content.text, content.textEnglish].map { .init(why: .text, text: excerpt(of: $0)) }
        return Finding(
            kind: .article, id: one.number, title: words.title(of: one),
            detail: [words.kind(one.kind), content.phone].filter { !$0.isEmpty }.joined(separator: " · "),
            href: Paths.article(one.number), project: one.project, reason: .best(text, of: fields))
    }
}
