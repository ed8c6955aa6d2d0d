import Kernel
import Mustache

/// The pages, one compiled library a language, put together when the first page in it is asked for.
///
/// `[[key]]` in a template is the text of that key, `[[path.desk]]` an address; both are put in once, so that a page
/// costs only what changes.
struct Templates: Sendable {
    private typealias Library = Result<MustacheLibrary, any Error>

    private static let simplified = Library { try compiled(.simplified) }
    private static let traditional = Library { try compiled(.traditional) }
    private static let english = Library { try compiled(.english) }
    private static let registered: Void = MustacheContentTypes.register(HTMLText(), named: HTMLText.name)
    private static let sources = Result { try read() }

    /// - Throws: ``TextError/unknown(key:template:)``; Mustache's own error for a template that it cannot read.
    static func check() throws {
        for language in Language.allCases { _ = try library(language).get() }
    }

    private struct Source: Sendable {
        let file: String
        let text: String
        let needs: PageNeeds
    }

    /// By the name of the page.
    private static func read() throws -> [String: Source] {
        let files = Embedded.files.filter { $0.key.hasSuffix(".mustache") }
        return try Dictionary(uniqueKeysWithValues: files.map { file, text in
            var text = text.description
            let needs = try PageNeeds(takenFrom: &text, in: file)
            let name = String(file.split(separator: "/").last?.dropLast(".mustache".count) ?? "")
            return (name, Source(file: file, text: text, needs: needs))
        })
    }

    private static func library(_ language: Language) -> Library {
        switch language {
        case .simplified: simplified
        case .traditional: traditional
        case .english: english
        }
    }

    private static func compiled(_ language: Language) throws -> MustacheLibrary {
        registered
        let texts = Texts()
        let all = try sources.get().sorted { $0.key < $1.key }.together { name, source in
            Result {
                let filled = try fill(source.text, texts, language, in: source.file)
                return (name, try MustacheTemplate(string: "{{% CONTENT_TYPE: \(HTMLText.name)}}" + filled))
            }
        }
        return MustacheLibrary(templates: try Dictionary(uniqueKeysWithValues: all.map { try $0.get() }))
    }

    /// A page that cannot be read was built in so: ``check()`` is for who builds.
    private static func sure<Made>(_ made: Result<Made, any Error>) -> Made {
        do { return try made.get() } catch { preconditionFailure("\(error)") }
    }

    /// What the page of this template links besides.
    func needs(of name: String) -> PageNeeds { Self.sure(Self.sources)[name]?.needs ?? PageNeeds() }

    func render(_ name: String, _ model: Model, _ language: Language) -> String {
        Self.sure(Self.library(language)).render(model, withTemplate: name) ?? ""
    }

    /// A part of a page that stands in it many times, drawn once.
    func drawn(_ name: String, _ model: Model, _ language: Language) -> Drawn {
        Drawn(text: render(name, model, language))
    }

    private static func fill(_ source: String, _ texts: Texts, _ language: Language, in file: String) throws -> String {
        var result = ""
        var rest = Substring(source)
        while let open = rest.range(of: "[["), let close = rest[open.upperBound...].range(of: "]]") {
            result += rest[..<open.lowerBound]
            let key = String(rest[open.upperBound..<close.lowerBound])
            if let path = Paths.fixed[String(key.dropFirst("path.".count))], key.hasPrefix("path.") {
                result += path()
            } else if texts.has(key) {
                result += HTMLText().escapeText(texts(key, language))
            } else {
                throw TextError.unknown(key: key, template: file)
            }
            rest = rest[close.upperBound...]
        }
        return result + rest
    }
}

/// What a template has drawn, escaped where it had to be. A page shows it by `{{{name}}}`, and nothing else by three
/// brackets.
struct Drawn: MustacheCustomRenderable {
    let renderText: String

    var isNull: Bool { renderText.isEmpty }

    fileprivate init(text: String) { renderText = text }

    /// Several beside each other.
    init(_ all: [Drawn]) { renderText = all.map(\.renderText).joined() }
}
