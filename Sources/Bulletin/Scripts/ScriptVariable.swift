import Kernel

/// What a script leaves to be filled in from the case that it is said about: `{{customer}}`.
package enum ScriptVariable: String, Sendable, CaseIterable {
    case customer, number, title, category, place, project
    /// When the nearest open promise is due.
    case promise
    case agent
    /// Whoever inserts the script.
    case me
    case today

    package var mark: String { "{{\(rawValue)}}" }

    /// - Throws: ``ArticleRefusal/unknownVariable(field:given:known:)``
    static func check(_ text: String, field: String) throws {
        guard let given = parts(of: text).lazy.compactMap(\.unknown).first else { return }
        let known = allCases.map(\.mark).joined(separator: " ")
        throw ArticleRefusal.unknownVariable(field: field, given: given, known: known)
    }

    /// A script with its variables filled in. Pure.
    package static func fill(_ text: String, _ value: (ScriptVariable) -> String) -> String {
        parts(of: text).map { part in
            switch part {
            case .words(let words): words
            case .open(let rest): "{{\(rest)"
            case .variable(let name): ScriptVariable(rawValue: name).map(value) ?? "{{\(name)}}"
            }
        }.joined()
    }

    private enum Part {
        case words(String)
        case variable(String)
        /// A mark that nobody closed.
        case open(String)

        var unknown: String? {
            switch self {
            case .words: nil
            case .open(let rest): "{{\(rest.prefix(20))"
            case .variable(let name): ScriptVariable(rawValue: name) == nil ? name : nil
            }
        }
    }

    private static func parts(of text: String) -> [Part] {
        var (rest, parts): (Substring, [Part]) = (text[...], [])
        while let open = rest.firstRange(of: "{{") {
            parts.append(.words(String(rest[..<open.lowerBound])))
            let after = rest[open.upperBound...]
            guard let close = after.firstRange(of: "}}") else {
                return parts + [.open(String(after))]
            }
            parts.append(.variable(String(after[..<close.lowerBound]).trimmed))
            rest = after[close.upperBound...]
        }
        return parts + [.words(String(rest))]
    }
}
