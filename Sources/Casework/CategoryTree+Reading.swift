import Foundation
import Kernel

extension CategoryTree {
    /// The paths alone of a desk's own categories, before what they say of kinds can be read.
    static func paths(_ folder: URL) throws -> [String] {
        func paths(_ nodes: [DeskNode], under path: String) throws -> [String] {
            try nodes.flatMap { node -> [String] in
                let own = try path + node.required("key").text()
                return [own] + (try paths(try node.optional("children")?.list() ?? [], under: own + "."))
            }
        }
        return try paths(try DeskNode.read(folder, "categories.yaml").required("categories").list(), under: "")
    }

    /// Reads a tree, and one that was imported beside it.
    ///
    /// - Throws: ``DeskError``
    static func read(_ files: [DeskNode], kinds: [String], departments: [String]) throws -> CategoryTree {
        var reader = CategoryReader(kinds: kinds, departments: departments)
        for file in files { try reader.read(try file.required("categories").list(), under: nil) }
        return CategoryTree(reader.all)
    }
}

/// Goes down a tree of categories; what lies in one has its department, and is retired with it.
private struct CategoryReader {
    let kinds: [String]
    let departments: [String]
    private(set) var all: [Category] = []
    private var seen: Set<String> = []

    init(kinds: [String], departments: [String]) { (self.kinds, self.departments) = (kinds, departments) }

    mutating func read(_ nodes: [DeskNode], under parent: Category?) throws {
        for node in nodes {
            try node.allow(["key", "name", "department", "children", "words", "kind", "priority", "trade", "retired"])
            let key = try node.required("key").text()
            let path = parent.map { $0.path + "." + key } ?? key
            guard seen.insert(path).inserted else { throw node.fail("the category “\(path)” stands here twice") }
            let children = try node.optional("children")?.list() ?? []
            let category = try category(node, path, isLeaf: children.isEmpty, under: parent)
            all.append(category)
            try read(children, under: category)
        }
    }

    private func category(_ node: DeskNode, _ path: String, isLeaf: Bool, under parent: Category?) throws -> Category {
        Category(
            path: path, name: try node.required("name").words(),
            words: try node.optional("words")?.list().map { Pinyin.simplify(try $0.text()).lowercased() } ?? [],
            kind: try node.optional("kind")?.word("kind", of: kinds),
            priority: try node.optional("priority")?.word("priority", as: Priority.self),
            department: try node.optional("department")?.word("department", of: departments) ?? parent?.department,
            isLeaf: isLeaf,
            isRetired: try node.optional("retired")?.flag() ?? false || parent?.isRetired == true)
    }
}
