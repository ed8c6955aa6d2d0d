import Casework
import Kernel
import Yams

/// Every sentence of the screens, by key and language. None stands in code.
///
/// They travel inside the program; a language is read when its first sentence is asked for, and once.
struct Texts: Sendable {
    private let part: [Language: [String: String]]?

    init() { part = nil }

    /// A few of them, read at once.
    ///
    /// - Parameter part: how the keys begin that are wanted, each on one line.
    /// - Throws: ``TextError/unreadable(_:)``.
    init(part: String) throws {
        self.part = try Dictionary(uniqueKeysWithValues: Language.allCases.map { ($0, try Self.read($0, part)) })
    }

    /// - Throws: ``TextError`` where a language cannot be read, or lacks a key that another has.
    static func check() throws {
        let tables = try Language.allCases.map { ($0, try whole($0).get()) }
        let all = Set(tables.flatMap(\.1.keys))
        for (language, table) in tables {
            if let missing = all.subtracting(table.keys).min() {
                throw TextError.missing(key: missing, language: language.rawValue)
            }
        }
    }

    private static let simplified = Result { try read(.simplified) }
    private static let traditional = Result { try read(.traditional) }
    private static let english = Result { try read(.english) }

    private static func whole(_ language: Language) -> Result<[String: String], any Error> {
        switch language {
        case .simplified: simplified
        case .traditional: traditional
        case .english: english
        }
    }

    private static func read(_ language: Language, _ part: String = "") throws -> [String: String] {
        let source = Embedded.files["Texts/\(language.rawValue).yaml"]?.description ?? ""
        let lines = part.isEmpty ? [] : source.split(separator: "\n").filter { $0.hasPrefix(part) }
        let loaded = try Yams.load(yaml: part.isEmpty ? source : lines.joined(separator: "\n")) as? [String: String]
        guard let loaded else { throw TextError.unreadable(language.rawValue) }
        return loaded
    }

    /// A file that cannot be read was built in so: ``check()`` is for who builds.
    private func table(_ language: Language) -> [String: String] {
        if let part { return part[language] ?? [:] }
        do { return try Self.whole(language).get() } catch { preconditionFailure("\(error)") }
    }

    func has(_ key: String) -> Bool { table(.simplified)[key] != nil }

    var keys: [String] { table(.simplified).keys.sorted() }

    /// The sentence with its blanks filled: `{name}` by the value of that name.
    func callAsFunction(_ key: String, _ language: Language, _ values: [String: String] = [:]) -> String {
        let text = table(language)[key] ?? key
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
