import Kernel

/// What somebody does with an outage.
package enum OutageAct: Sendable {
    /// Another expected end, and why; nil where nobody knows any more.
    case move(until: Instant?, reason: String)
    /// Another sentence to say.
    case reword(String)
    /// Tells the customer of a case the sentence and ties the case; answers and closes it where its procedure allows.
    case answer(case: String)
    case untie(case: String)
    /// The same word to every customer who asked; by a channel, or by that of each case.
    case news(String, through: String? = nil)
    case notice(OutageNotice)
    case end(words: String)

    package enum Name: String, Sendable, CaseIterable { case move, reword, answer, untie, news, notice, end }

    package var name: Name {
        switch self {
        case .move: .move
        case .reword: .reword
        case .answer: .answer
        case .untie: .untie
        case .news: .news
        case .notice: .notice
        case .end: .end
        }
    }

    /// What the outage's own history keeps of it.
    var words: String {
        switch self {
        case .move(_, let reason): reason.trimmed
        case .reword(let text), .news(let text, _), .end(let text): text.trimmed
        case .answer(let number), .untie(let number): number
        case .notice(let notice): notice.title
        }
    }

    static let longestText = 2000

    /// - Throws: ``CaseRefusal/fieldMissing(_:)`` · ``CaseRefusal/tooLong(field:limit:)``
    func check() throws {
        switch self {
        case .move(_, let reason): try Self.check(reason, "reason")
        case .reword(let text): try Self.check(text, "sentence")
        case .answer(let number), .untie(let number): try Self.check(number, "case")
        case .news(let text, _): try Self.check(text, "text")
        case .notice(let notice):
            let parts = [
                ("noticeTitle", notice.title), ("noticeBody", notice.body), ("noticeTitleEnglish", notice.titleEnglish),
                ("noticeBodyEnglish", notice.bodyEnglish),
            ]
            for (field, text) in parts { try Self.check(text, field) }
        case .end(let words): if !words.trimmed.isEmpty { try Self.check(words, "text") }
        }
    }

    static func check(_ text: String, _ field: String) throws {
        guard !text.trimmed.isEmpty else { throw CaseRefusal.fieldMissing(field) }
        guard text.utf8.count <= longestText else { throw CaseRefusal.tooLong(field: field, limit: longestText) }
    }
}
