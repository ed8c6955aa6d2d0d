import Bulletin
import Kernel

/// What is said of articles on pages.
struct ArticleWords {
    let names: Names

    func kind(_ kind: Article.Kind) -> String { names.text("articleKind.\(kind.rawValue)") }
    func state(_ state: Article.State) -> String { names.text("articleState.\(state.rawValue)") }

    /// Where it holds.
    func scope(of one: Article) -> String {
        let inside = one.places.isEmpty ? names.project(one.project) : names.list(one.places.map(\.name))
        guard !one.without.isEmpty else { return inside }
        return "\(inside) · \(names.text("announcement.not", ["places": names.list(one.without.map(\.name))]))"
    }

    /// A tag that is a category's path by the category's name; any other as it is.
    func tag(_ tag: String) -> String { names.category(tag, of: names.firstDesk).isEmpty ? tag : known(tag) }

    private func known(_ tag: String) -> String {
        let title = names.category(tag, of: names.firstDesk)
        return title.split(separator: " › ").last.map(String.init) ?? tag
    }

    /// Who looked last, and when somebody looks again.
    func checked(_ one: Article) -> String {
        names.text(
            "article.checkedOn",
            ["day": one.checkedOn.description, "who": names.staff(one.checkedBy), "due": one.checkDue.description])
    }

    /// In the reader's language where it is written in it.
    func title(of one: Article) -> String {
        let content = one.content
        return names.language == .english && !content.titleEnglish.isEmpty ? content.titleEnglish : content.title
    }

    func text(of one: Article) -> String {
        let content = one.content
        return names.language == .english && !content.textEnglish.isEmpty ? content.textEnglish : content.text
    }

    /// As it stands beside a case or an intake.
    func line(_ one: Article, on today: Day) -> Model {
        let state = one.state(on: today)
        return [
            "kind": kind(one.kind), "name": title(of: one), "href": Paths.article(one.number),
            "phone": one.content.phone, "said": String(text(of: one).prefix(Self.longestLine)),
            "isLate": state == .overdue, "checked": checked(one),
        ]
    }

    private static let longestLine = 160
}

extension Article.State {
    var mood: String {
        switch self {
        case .standing: "good"
        case .overdue: "warn"
        case .expired, .retired: ""
        }
    }
}
