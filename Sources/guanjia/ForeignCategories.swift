import Kernel
import Sheets

/// The category tree of a sheet with one column a level, as a desk's file beside its own.
struct ForeignCategories {
    private final class Node {
        let name: String
        var children: [Node] = []
        init(_ name: String) { self.name = name }

        func child(_ name: String) -> Node {
            if let known = children.first(where: { $0.name == name }) { return known }
            let new = Node(name)
            children.append(new)
            return new
        }
    }

    private let top = Node("")
    private(set) var count = 0

    init(_ sheet: Sheet, _ columns: HeaderMap) {
        for row in sheet.rows {
            var node = top
            for level in ["level1", "level2", "level3"] {
                let name = columns.cell(level, in: row).text.trimmed
                guard !name.isEmpty else { break }
                if !node.children.contains(where: { $0.name == name }) { count += 1 }
                node = node.child(name)
            }
        }
    }

    /// The file's text. A key is the place among its siblings, `c1`, `c2`, …; the sheet's one name stands in
    /// every language.
    var yaml: String {
        "# Made by `guanjia import categories`; read beside categories.yaml.\ncategories:\n"
            + Self.lines(top.children, 1)
    }

    private static func lines(_ nodes: [Node], _ depth: Int) -> String {
        let indent = String(repeating: "    ", count: depth - 1) + "  "
        return nodes.enumerated().map { place, node in
            let name = "\"" + node.name.replacing("\"", with: "'") + "\""
            let key = depth == 1 ? "imported-\(place + 1)" : "c\(place + 1)"
            let head = "\(indent)- key: \(key)\n\(indent)  name: { zh: \(name), zh-Hant: \(name), en: \(name) }\n"
            return head + (node.children.isEmpty ? "" : "\(indent)  children:\n" + lines(node.children, depth + 1))
        }.joined()
    }
}
