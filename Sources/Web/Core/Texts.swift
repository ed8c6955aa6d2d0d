import Casework
import Kernel
import Yams

/// Every sentence of the screens, by key and language. None stands in code.
struct Texts: Sendable {
    private let tables: [Language: [String: String]]

    /// - Throws: ``TextError`` where a language lacks a key that another has.
    init(desks: [Desk]) throws {
        let read = Language.allCases.together(worth: 1) { language in (language, Result { try Self.read(language) }) }
        let tables = try Dictionary(uniqueKeysWithValues: read.map { ($0, try $1.get()) })
        let all = Set(tables.values.flatMap(\.keys))
        for (language, table) in tables {
            if let missing = all.subtracting(table.keys).min() {
                throw TextError.missing(key: missing, language: language.rawValue)
            }
        }
        self.tables = tables
    }

    private static func read(_ language: Language) throws -> [String: String] {
        let source = Embedded.files["Texts/\(language.rawValue).yaml"]?.description ?? ""
        let loaded = try Yams.load(yaml: source) as? [String: String]
        guard let loaded else { throw TextError.unreadable(language.rawValue) }
        return loaded
    }

    func has(_ key: String) -> Bool { tables[.simplified]?[key] != nil }

    var keys: [String] { tables[.simplified].map { $0.keys.sorted() } ?? [] }

    /// The sentence with its blanks filled: `{name}` by the value of that name.
    func callAsFunction(_ key: String, _ language: Language, _ values: [String: String] = [:]) -> String {
        let text = tables[language]?[key] ?? key
        return values.isEmpty ? text : Self.fill(text, values)
    }

    /// What stands in braces and has no value stays as it is.
    private static func fill(_ text: String, _ values: [String: String]) -> String {
        var result = ""
        var rest = text[...]
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            result += rest[..<open]
            result += values[String(rest[rest.index(after: open)..<close])] ?? String(rest[open...close])
            rest = rest[rest.index(after: close)...]
        }
        return result + rest
    }

    /// What a refusal says to people.
    func sentence(_ refusal: any Refusal, _ language: Language) -> String {
        self("refusal.\(refusal.code)", language, refusal.arguments)
    }
}

enum TextError: Error, CustomStringConvertible {
    case unreadable(String)
    case missing(key: String, language: String)
    case unknown(key: String, template: String)

    var description: String {
        switch self {
        case .unreadable(let language): "Texts/\(language).yaml cannot be read"
        case .missing(let key, let language): "Texts/\(language).yaml lacks “\(key)”"
        case .unknown(let key, let template): "\(template) uses “[[\(key)]]”, which is neither a text nor a path"
        }
    }
}
