/// The style sheets and scripts that a page links besides those of every page.
///
/// The first line of a page's template names them, sheets in the order in which they count:
/// `{{! needs list.css calendar.css }}`. A test holds the sheets against the classes that the page uses.
struct PageNeeds: Sendable {
    /// Names of files in `Assets`: `list.css`.
    private(set) var sheets: [String] = []
    /// As the sheets: `case.js`.
    private(set) var scripts: [String] = []

    private static let begin = "{{! needs "
    private static let end = " }}\n"

    /// Of a template that needs nothing more.
    init() {}

    /// Takes the line off the template.
    ///
    /// - Throws: ``TextError/unknown(key:template:)`` for a file that is not there
    init(takenFrom source: inout String, in template: String) throws {
        guard source.hasPrefix(Self.begin), let end = source.firstRange(of: Self.end) else { return }
        let names = source[..<end.lowerBound].dropFirst(Self.begin.count).split(separator: " ").map(String.init)
        if let unknown = names.first(where: { !Assets.has($0) }) {
            throw TextError.unknown(key: unknown, template: template)
        }
        sheets = names.filter { $0.hasSuffix(".css") }
        scripts = names.filter { $0.hasSuffix(".js") }
        source.removeSubrange(..<end.upperBound)
    }
}
