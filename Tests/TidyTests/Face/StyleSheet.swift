import Foundation

/// A selector of a style sheet, and what a page must have for it to mean anything there.
struct StyleRule: Sendable {
    let selector: String
    let classes: Set<String>
    let ids: Set<String>

    init(_ selector: String) {
        self.selector = selector
        // What it does not ask for.
        let asked = selector.replacing(/:(?:not|is)\([^()]*\)/, with: "")
        classes = Set(asked.matches(of: /\.([A-Za-z_][\w-]*)/).map { String($0.1) })
        ids = Set(asked.matches(of: /#([A-Za-z_][\w-]*)/).map { String($0.1) })
    }

    /// Without a class or an identity it means something on every page.
    var isForAll: Bool { classes.isEmpty && ids.isEmpty }

    func means(something page: PageFace) -> Bool {
        classes.isSubset(of: page.classes) && ids.isSubset(of: page.ids)
    }
}

/// A style sheet as the selectors of its rules, those within `@media` too.
struct StyleSheet: Sendable {
    let rules: [StyleRule]

    init(_ text: String) {
        var rules: [StyleRule] = []
        var rest = text.replacing(/\/\*[\s\S]*?\*\//, with: "")[...]
        while let open = rest.firstIndex(of: "{") {
            let head = rest[..<open].trimmingCharacters(in: .whitespacesAndNewlines.union(["}"]))
            rest = rest[rest.index(after: open)...]
            guard !head.hasPrefix("@media"), let close = rest.firstIndex(of: "}") else { continue }
            if !head.hasPrefix("@") { rules += Self.parts(head).map(StyleRule.init) }
            rest = rest[rest.index(after: close)...]
        }
        self.rules = rules
    }

    /// `a, b:is(c, d)` → `a`, `b:is(c, d)`.
    private static func parts(_ list: String) -> [String] {
        var parts = [""]
        var depth = 0
        for letter in list {
            depth += letter == "(" ? 1 : letter == ")" ? -1 : 0
            if letter == ",", depth == 0 { parts.append("") } else { parts[parts.count - 1].append(letter) }
        }
        return parts.map { $0.trimmingCharacters(in: .whitespacesAndNewlines) }
    }
}
