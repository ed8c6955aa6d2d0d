import Directory
import Kernel
import Store
import Workforce

/// Something that the house knows and has written down: how it is done, a useful number, a script to say.
package struct Article: Sendable, Hashable {
    package enum Kind: String, Sendable, Codable, CaseIterable, SQLConvertible {
        case article
        /// A telephone number with what it is for.
        case number
        /// What is said or written to customers, with variables; see ``ScriptVariable``.
        case script
    }

    /// Where it is on a day.
    package enum State: String, Sendable, CaseIterable {
        case standing
        /// It stands, and nobody has looked in time whether it is still so.
        case overdue
        /// The last day for which it holds is over.
        case expired
        case retired
    }

    package let id: ID<Article>
    /// What people read out: `K2611-003`.
    package let number: String
    package let project: ID<Project>
    package let kind: Kind
    package let by: ID<Staff>
    package let madeAt: Instant
    package var content: Content
    /// By code; all of the project where there are none.
    package var places: [Place] = []
    package var without: [Place] = []
    /// Who sees to it that it stays right.
    package var owner: ID<Staff>
    /// Who wrote what stands there now.
    package var editor: ID<Staff>
    /// The day on which somebody last looked whether it is still so.
    package var checkedOn: Day
    package var checkedBy: ID<Staff>
    package var retiredAt: Instant?
    package var version = 1

    /// What it says.
    package struct Content: Sendable, Codable, Hashable {
        package var title = ""
        package var text = ""
        package var titleEnglish = ""
        package var textEnglish = ""
        /// Of a useful number alone; empty else.
        package var phone = ""
        /// Words; the path or the name of a category ties it to the cases of that category.
        package var tags: [String] = []
        /// The last day for which it holds; nil where it holds on.
        package var until: Day?
        /// After so many days somebody looks again.
        package var checkDays = 0

        package init() {}
    }
}

extension Article {
    /// The last day on which it counts as checked.
    package var checkDue: Day { checkedOn.adding(days: Int64(content.checkDays)) }

    /// Where it is on a day. Pure.
    package func state(on today: Day) -> State {
        if retiredAt != nil { return .retired }
        if let until = content.until, until < today { return .expired }
        return checkDue < today ? .overdue : .standing
    }

    /// What may be done with it. Pure.
    package var allowed: [ArticleAct.Name] { retiredAt == nil ? [.check, .retire] : [.restore] }

    /// As tags are compared: simplified, in small letters.
    package static func folded(_ tag: String) -> String { Pinyin.simplify(tag.trimmed).lowercased() }
}

/// One version of an article: everything that it said, by whom, and what was done to make it so. Never edited.
package struct ArticleVersion: Sendable {
    package let version: Int
    /// `write`, `edit`, or an act's name.
    package let act: String
    package let words: String
    package let content: Article.Content
    package let places: [String]
    package let at: Instant
    package let staff: ID<Staff>
    package let staffName: String
}

/// An article with everything that its page shows.
package struct ArticleFile: Sendable {
    package let one: Article
    package let project: Project
    /// The newest first; the last 100.
    package let versions: [ArticleVersion]
    /// What the reader may do with it now.
    package let allowed: [ArticleAct.Name]
    package let mayEdit: Bool
}
