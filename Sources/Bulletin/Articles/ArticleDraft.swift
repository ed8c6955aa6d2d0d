import Casework
import Directory
import Kernel

/// An article as somebody writes it; places by code, the owner by user name.
package struct ArticleDraft: Sendable {
    package static let longestTitle = 120
    package static let longestText = 8000
    package static let longestPhone = 40
    package static let longestTag = 80
    package static let mostTags = 20
    package static let mostPlaces = 200
    package static let mostCheckDays = 1095

    package var project: String?
    package var kind = Article.Kind.article
    package var content = Article.Content()
    package var places: [String] = []
    package var without: [String] = []
    /// Users of stewards whose zones are added to the places.
    package var zones: [String] = []
    /// Whoever writes it first where nobody is named.
    package var owner = ""

    package init() {}

    /// What stands there, to be written anew.
    package init(_ one: Article, owner: String) {
        (kind, content, self.owner) = (one.kind, one.content, owner)
        (places, without) = (one.places.map(\.code), one.without.map(\.code))
    }

    /// What an earlier version said and where it held, to be kept anew; its owner stays.
    package mutating func take(_ version: ArticleVersion) {
        content = version.content
        places = version.places.filter { !$0.hasPrefix("-") }
        without = version.places.filter { $0.hasPrefix("-") }.map { String($0.dropFirst()) }
    }

    /// The same with every text trimmed and every tag once.
    ///
    /// - Throws: ``DirectoryRefusal/tooLong(field:limit:)`` · ``ArticleRefusal/articleLacks(_:)`` ·
    ///   ``ArticleRefusal/notDialable`` · ``ArticleRefusal/tooManyTags(most:)`` ·
    ///   ``ArticleRefusal/checkDaysOutOfRange(most:)`` · ``ArticleRefusal/unknownVariable(field:given:known:)`` ·
    ///   ``BulletinRefusal/tooManyPlaces(most:)``
    func checked() throws -> ArticleDraft {
        var draft = self
        draft.content = try content.checked(kind)
        draft.owner = owner.trimmed
        guard places.count + without.count <= Self.mostPlaces, zones.count <= Self.mostPlaces else {
            throw BulletinRefusal.tooManyPlaces(most: Self.mostPlaces)
        }
        return draft
    }
}

extension Article.Content {
    private static var texts: [(String, WritableKeyPath<Self, String>, Int)] {
        [
            ("title", \.title, ArticleDraft.longestTitle), ("text", \.text, ArticleDraft.longestText),
            ("titleEnglish", \.titleEnglish, ArticleDraft.longestTitle),
            ("textEnglish", \.textEnglish, ArticleDraft.longestText), ("phone", \.phone, ArticleDraft.longestPhone),
        ]
    }

    fileprivate func checked(_ kind: Article.Kind) throws -> Self {
        var one = self
        for (field, path, most) in Self.texts {
            one[keyPath: path] = try AnnouncementDraft.checked(self[keyPath: path], field, most: most)
        }
        guard !one.title.isEmpty else { throw ArticleRefusal.articleLacks("title") }
        switch kind {
        case .number: try one.checkPhone()
        case .article, .script:
            guard !one.text.isEmpty else { throw ArticleRefusal.articleLacks("text") }
            one.phone = ""
        }
        if kind == .script {
            try ScriptVariable.check(one.text, field: "text")
            try ScriptVariable.check(one.textEnglish, field: "textEnglish")
        }
        one.tags = try one.checkedTags()
        guard (1...ArticleDraft.mostCheckDays).contains(checkDays) else {
            throw ArticleRefusal.checkDaysOutOfRange(most: ArticleDraft.mostCheckDays)
        }
        guard until?.isSayable ?? true else { throw CaseRefusal.dateOutOfRange(field: "until") }
        return one
    }

    /// Digits, with what people write between them.
    private func checkPhone() throws {
        guard !phone.isEmpty else { throw ArticleRefusal.articleLacks("phone") }
        let isWritten = phone.allSatisfy { ("0"..."9").contains($0) || " -+()/#,".contains($0) }
        guard isWritten, phone.count(where: \.isNumber) >= 3 else { throw ArticleRefusal.notDialable }
    }

    private func checkedTags() throws -> [String] {
        var seen: Set<String> = []
        let tags = try tags.map { try AnnouncementDraft.checked($0, "tags", most: ArticleDraft.longestTag) }
            .filter { !$0.isEmpty && seen.insert(Article.folded($0)).inserted }
        guard tags.count <= ArticleDraft.mostTags else {
            throw ArticleRefusal.tooManyTags(most: ArticleDraft.mostTags)
        }
        return tags
    }
}
