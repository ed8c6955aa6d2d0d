/// What a page can have in it: the classes and identities of its template, of the templates within it, and of those
/// that come into it later.
struct PageFace: Sendable {
    let name: String
    private(set) var classes: Set<String> = []
    private(set) var ids: Set<String> = []
    /// What its first line says that it links besides.
    let needs: [String]

    /// Templates that no page has in it from the beginning, by the one into which they come.
    static let comingLater = [
        "head": ["bell", "alarm-strip", "find-lines"], "case-sheet": ["doubles"], "roster": ["roster-square"],
    ]

    /// Classes that stand in templates as `{{class}}` and its like, on whichever page: moods, states, widths.
    static let said: Set<String> = Set(
        ["ok", "warn", "late", "info", "quiet", "good", "new", "emergency", "soon", "open"]
            + (0...20).map { "w\($0 * 5)" })

    /// By name, without the folder and the ending.
    static let templates = Dictionary(
        uniqueKeysWithValues: Checkout.files(in: "Sources/Web", ending: ".mustache").map { path in
            (path.split(separator: "/").last?.split(separator: ".").first.map(String.init) ?? "", Checkout.text(path))
        })

    static let pages = templates.keys.sorted()
        .filter { templates[$0]?.contains("{{> head") == true && $0 != "head" }
        .map { PageFace($0, of: templates) }

    init(_ name: String, of templates: [String: String]) {
        self.name = name
        let line = templates[name]?.firstMatch(of: /^\{\{! needs ([^}]*) \}\}\n/)
        needs = line.map { $0.1.split(separator: " ").map(String.init) } ?? []
        var seen: Set<String> = []
        take(name, of: templates, &seen)
    }

    private mutating func take(_ name: String, of templates: [String: String], _ seen: inout Set<String>) {
        guard seen.insert(name).inserted, let text = templates[name] else { return }
        for found in text.matches(of: /\bclass="([^"]*)"/) {
            let marks = found.1.replacing(/\{\{[^}]*\}\}/, with: " ").split(separator: " ").map(String.init)
            classes.formUnion(marks)
            if found.1.contains(/\{\{[^#\/^]/) { classes.formUnion(Self.said) }
        }
        ids.formUnion(text.matches(of: /\bid="([\w-]+)"/).map { String($0.1) })
        let parts = text.matches(of: /\{\{> ([\w-]+)\}\}/).map { String($0.1) }
        for part in parts + (Self.comingLater[name] ?? []) { take(part, of: templates, &seen) }
    }
}
