import Directory
import Foundation
import Kernel
import Workforce

/// What a desk says of places, read from its `places.yaml`.
package struct PremisesRules: Sendable {
    package let uses: [Desk.Entry]
    package let meters: [Desk.Entry]
    /// Kinds of facilities: lift, pump, lamp, fire equipment.
    package let facilities: [Desk.Entry]
    /// What counts as empty.
    package let empty: [PlaceStatus]
    package let warranty: [WarrantyPart]
    package let warrantyNames: [Desk.Entry]
    /// Kinds of cases at which warranties are shown.
    package let warrantyKinds: Set<String>
    /// So many days before it is due, care is told of.
    package let careAhead: Int

    package static let none = PremisesRules(
        uses: [], meters: [], facilities: [], empty: [], warranty: [], warrantyNames: [], warrantyKinds: [],
        careAhead: 0)

    /// The part that a category of demands is about.
    package func part(about category: String?) -> String? {
        category.flatMap { category in warranty.first { $0.covers(category) }?.key }
    }
}

extension PremisesRules {
    private static let name = "places.yaml"

    /// A desk without the file keeps no records of places.
    ///
    /// - Throws: ``DeskError``
    static func read(_ folder: URL, kinds: [String], categories: CategoryTree) throws -> PremisesRules {
        guard FileManager.default.fileExists(atPath: folder.appending(path: name).path) else { return .none }
        let file = try DeskNode.read(folder, name)
        try file.allow(["uses", "meters", "facilities", "empty", "warranty", "care-ahead"])
        let warranty = try file.required("warranty")
        try warranty.allow(["kinds", "parts"])
        let parts = try warranty.required("parts").list()
        return PremisesRules(
            uses: try entries(file.required("uses")), meters: try entries(file.required("meters")),
            facilities: try entries(file.required("facilities")),
            empty: try file.required("empty").list().map { try $0.word("status", as: PlaceStatus.self) },
            warranty: try parts.map { try part($0, categories) }, warrantyNames: try parts.map(entry),
            warrantyKinds: Set(
                try warranty.required("kinds").list().map {
                    try $0.word("kind", known: kinds) { kinds.contains($0) ? $0 : nil }
                }),
            careAhead: try file.required("care-ahead").integer(in: 0...366))
    }

    private static func part(_ node: DeskNode, _ tree: CategoryTree) throws -> WarrantyPart {
        try node.allow(["key", "name", "years", "categories"])
        return WarrantyPart(
            key: try node.required("key").text(), years: try node.required("years").integer(in: 1...100),
            categories: try node.required("categories").list().map { node in
                let path = try node.text()
                guard tree[path] != nil else { throw node.fail("unknown category “\(path)”") }
                return path
            })
    }

    private static func entries(_ node: DeskNode) throws -> [Desk.Entry] { try node.list().map(entry) }

    private static func entry(_ node: DeskNode) throws -> Desk.Entry {
        Desk.Entry(key: try node.required("key").text(), name: try node.required("name").words())
    }
}
