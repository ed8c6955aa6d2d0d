import Kernel

/// What can be wrong with what the house writes down for itself.
package enum ArticleRefusal: Refusal, Equatable {
    case unknownArticle
    /// A text that it needs is empty.
    case articleLacks(String)
    /// Somebody else wrote or did something meanwhile.
    case articleChanged
    case articleNotNow
    /// Nobody could dial it.
    case notDialable
    /// Whoever is to look after it may not write in this project, or nobody has that user name.
    case articleOwner(String)
    /// Days from one check to the next.
    case checkDaysOutOfRange(most: Int)
    case tooManyTags(most: Int)
    /// A script names something that no case can fill in.
    case unknownVariable(field: String, given: String, known: String)

    package var code: String { String(String(describing: self).prefix { $0 != "(" }) }

    package var kind: RefusalKind {
        switch self {
        case .unknownArticle: .notFound
        case .articleChanged: .stale
        case .articleNotNow: .conflict
        case .articleLacks, .notDialable, .articleOwner, .checkDaysOutOfRange, .tooManyTags, .unknownVariable: .invalid
        }
    }

    package var arguments: [String: String] {
        switch self {
        case .articleLacks(let field): ["field": field]
        case .articleOwner(let text): ["given": String(text.prefix(60))]
        case .checkDaysOutOfRange(let most), .tooManyTags(let most): ["most": "\(most)"]
        case .unknownVariable(let field, let given, let known):
            ["field": field, "given": String(given.prefix(60)), "known": known]
        default: [:]
        }
    }

    package var fields: [String] {
        switch self {
        case .articleLacks(let field), .unknownVariable(let field, _, _): [field]
        case .notDialable: ["phone"]
        case .articleOwner: ["owner"]
        case .checkDaysOutOfRange: ["checkDays"]
        case .tooManyTags: ["tags"]
        default: []
        }
    }
}
