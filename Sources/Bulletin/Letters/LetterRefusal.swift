import Kernel

/// What can be wrong with a line of the register of letters.
package enum LetterRefusal: Refusal, Equatable {
    case unknownLetter(String)
    case letterLacks(String)
    /// Somebody else wrote or did something meanwhile.
    case letterChanged
    case letterNotNow
    /// Only what goes out answers, and only what came in to the same project is answered.
    case answersNothing(String)
    /// Only what came in is to be answered by a day.
    case dueOfOutgoing
    /// A day for an answer before the letter came.
    case dueTooEarly
    /// Nobody who may keep letters there has that user name.
    case letterOwner(String)
    case tooManyLetterFiles(most: Int)

    package var code: String { String(String(describing: self).prefix { $0 != "(" }) }

    package var kind: RefusalKind {
        switch self {
        case .unknownLetter: .notFound
        case .letterChanged: .stale
        case .letterNotNow: .conflict
        case .letterLacks, .answersNothing, .dueOfOutgoing, .dueTooEarly, .letterOwner, .tooManyLetterFiles: .invalid
        }
    }

    package var arguments: [String: String] {
        switch self {
        case .letterLacks(let field): ["field": field]
        case .unknownLetter(let text), .answersNothing(let text), .letterOwner(let text):
            ["given": String(text.prefix(60))]
        case .tooManyLetterFiles(let most): ["most": "\(most)"]
        default: [:]
        }
    }

    package var fields: [String] {
        switch self {
        case .letterLacks(let field): [field]
        case .answersNothing: ["answers"]
        case .dueOfOutgoing, .dueTooEarly: ["dueOn"]
        case .letterOwner: ["owner"]
        case .tooManyLetterFiles: ["file"]
        default: []
        }
    }
}
