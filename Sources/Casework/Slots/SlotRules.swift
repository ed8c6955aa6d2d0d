import Foundation
import Kernel

/// What can be booked and how much of it there is at once. Read from a desk's `slots.yaml`.
package struct SlotRules: Sendable {
    package struct Resource: Sendable, Equatable {
        package let key: String
        package let name: Words
        /// So many cases may have it at the same time.
        package let capacity: Int
        /// What is booked is counted for each building of a project by itself.
        package let isByBuilding: Bool
        /// The longest booking.
        package let longest: Span
        /// The hours of a day that a calendar shows, 0 to 24.
        package var opens = 0
        package var closes = 24
    }

    package let resources: [Resource]

    static let none = SlotRules(resources: [])

    package func resource(_ key: String) -> Resource? { resources.first { $0.key == key } }

    private static let name = "slots.yaml"

    /// A desk without the file has nothing to book.
    ///
    /// - Throws: ``DeskError``
    static func read(_ folder: URL) throws -> SlotRules {
        guard FileManager.default.fileExists(atPath: folder.appending(path: name).path) else { return .none }
        let file = try DeskNode.read(folder, name)
        try file.allow(["resources"])
        var all: [Resource] = []
        for node in try file.required("resources").list() {
            try node.allow(["key", "name", "capacity", "per", "longest", "opens", "closes"])
            let per = try node.optional("per")?.word("scope", of: ["building", "project"]) ?? "project"
            var one = Resource(
                key: try node.required("key").key(), name: try node.required("name").words(),
                capacity: try node.required("capacity").integer(in: 1...1000), isByBuilding: per == "building",
                longest: try node.required("longest").span())
            one.opens = try node.optional("opens")?.integer(in: 0...23) ?? 0
            one.closes = try node.optional("closes")?.integer(in: 1...24) ?? 24
            guard one.opens < one.closes else { throw node.fail("“opens” is not before “closes”") }
            guard !all.contains(where: { $0.key == one.key }) else { throw node.fail("“\(one.key)” stands here twice") }
            all.append(one)
        }
        return SlotRules(resources: all)
    }
}
