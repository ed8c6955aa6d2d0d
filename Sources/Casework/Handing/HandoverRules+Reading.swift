import Foundation
import Kernel

extension HandoverRules {
    private static let name = "handover.yaml"
    private static let most = 40

    /// A desk without the file counts and ticks nothing.
    ///
    /// - Throws: ``DeskError``
    static func read(_ folder: URL, departments: [String], channels: [String]) throws -> HandoverRules {
        guard FileManager.default.fileExists(atPath: folder.appending(path: name).path) else { return .none }
        let file = try DeskNode.read(folder, name)
        try file.allow(["begun", "channel", "posts"])
        let begun = try file.required("begun")
        guard try begun.span() <= .hours(12) else { throw begun.fail("at most 12h") }
        var posts: [String: Post] = [:]
        for node in try file.required("posts").list() {
            try node.allow(["department", "counts", "closing", "opening"])
            let department = try node.required("department")
            let key = try department.word("department", known: departments) { departments.contains($0) ? $0 : nil }
            guard posts[key] == nil else { throw department.fail("the post “\(key)” stands here twice") }
            posts[key] = Post(
                counts: try list(node, "counts", line), closing: try list(node, "closing", item),
                opening: try list(node, "opening", item))
        }
        let channel = try file.required("channel").word("channel", known: channels) { channels.contains($0) ? $0 : nil }
        return HandoverRules(posts: posts, begun: try begun.span(), channel: channel)
    }

    private static func list<One>(
        _ node: DeskNode, _ key: String, _ make: (DeskNode) throws -> One
    ) throws -> [One] {
        guard let list = node.optional(key) else { return [] }
        let nodes = try list.list()
        guard nodes.count <= most else { throw list.fail("more than \(most) of them") }
        var seen: Set<String> = []
        return try nodes.map { node in
            let name = try node.required("key")
            guard try seen.insert(name.text()).inserted else {
                throw name.fail("“\(try name.text())” stands here twice")
            }
            guard try name.text().allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }) else {
                throw name.fail("a key has letters, figures and hyphens")
            }
            return try make(node)
        }
    }

    private static func line(_ node: DeskNode) throws -> Line {
        try node.allow(["key", "name", "unit"])
        return Line(
            key: try node.required("key").text(), name: try node.required("name").words(),
            unit: try node.required("unit").word("unit"))
    }

    private static func item(_ node: DeskNode) throws -> Item {
        try node.allow(["key", "name"])
        return Item(key: try node.required("key").text(), name: try node.required("name").words())
    }
}
