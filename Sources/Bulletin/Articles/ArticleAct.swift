import Kernel

/// What somebody does with an article besides writing it anew.
package enum ArticleAct: Sendable {
    /// It is still so, as of today.
    case check
    /// It is shown to nobody any more, and why; nothing of it is lost.
    case retire(reason: String)
    /// It stands again.
    case restore

    package enum Name: String, Sendable, CaseIterable { case check, retire, restore }

    package static let longestReason = 500

    package var name: Name {
        switch self {
        case .check: .check
        case .retire: .retire
        case .restore: .restore
        }
    }

    /// What its versions keep of it.
    ///
    /// - Throws: ``ArticleRefusal/articleLacks(_:)`` · ``DirectoryRefusal/tooLong(field:limit:)``
    func words() throws -> String {
        guard case .retire(let reason) = self else { return "" }
        let text = try AnnouncementDraft.checked(reason, "reason", most: Self.longestReason)
        guard !text.isEmpty else { throw ArticleRefusal.articleLacks("reason") }
        return text
    }
}
