import Kernel
import Mustache

/// The pages, one compiled library a language.
///
/// `[[key]]` in a template is the text of that key, `[[path.desk]]` an address; both are put in when the server starts,
/// so that a page costs only what changes.
struct Templates: Sendable {
    private let libraries: [Language: MustacheLibrary]
    private let needs: [String: PageNeeds]

    /// - Throws: ``TextError/unknown(key:template:)``; Mustache's own error for a template that it cannot read.
    init(texts: Texts) throws {
        MustacheContentTypes.register(HTMLText(), named: HTMLText.name)
        let files = Embedded.files.filter { $0.key.hasSuffix(".mustache") }.map { (file: $0.key, $0.value.description) }
        let read = try files.together { file, text in Result { try Self.read(file, text, texts) } }.map { try $0.get() }
        needs = Dictionary(uniqueKeysWithValues: read.map { ($0.name, $0.needs) })
        let pairs = Language.allCases.map { language in
            (language, MustacheLibrary(templates: read.reduce(into: [:]) { $0[$1.name] = $1.templates[language] }))
        }
        libraries = Dictionary(uniqueKeysWithValues: pairs)
    }

    private struct Read: Sendable {
        let name: String
        let needs: PageNeeds
        let templates: [Language: MustacheTemplate]
    }

    private static func read(_ file: String, _ text: String, _ texts: Texts) throws -> Read {
        var source = text
        let needs = try PageNeeds(takenFrom: &source, in: file)
        let templates = try Language.allCases.map { language in
            let filled = try fill(source, texts, language, in: file)
            return (language, try MustacheTemplate(string: "{{% CONTENT_TYPE: \(HTMLText.name)}}" + filled))
        }
        let name = String(file.split(separator: "/").last?.dropLast(".mustache".count) ?? "")
        return Read(name: name, needs: needs, templates: Dictionary(uniqueKeysWithValues: templates))
    }

    /// What the page of this template links besides.
    func needs(of name: String) -> PageNeeds { needs[name] ?? PageNeeds() }

    func render(_ name: String, _ model: Model, _ language: Language) -> String {
        libraries[language]?.render(model, withTemplate: name) ?? ""
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
