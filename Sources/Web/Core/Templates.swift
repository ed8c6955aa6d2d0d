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
        var libraries: [Language: MustacheLibrary] = [:]
        var needs: [String: PageNeeds] = [:]
        for language in Language.allCases {
            var templates: [String: MustacheTemplate] = [:]
            for (file, source) in Embedded.files where file.hasSuffix(".mustache") {
                let name = String(file.split(separator: "/").last?.dropLast(".mustache".count) ?? "")
                var source = source.description
                needs[name] = try PageNeeds(takenFrom: &source, in: file)
                let filled = try Self.fill(source, texts, language, in: file)
                templates[name] = try MustacheTemplate(string: "{{% CONTENT_TYPE: \(HTMLText.name)}}" + filled)
            }
            libraries[language] = MustacheLibrary(templates: templates)
        }
        (self.libraries, self.needs) = (libraries, needs)
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
