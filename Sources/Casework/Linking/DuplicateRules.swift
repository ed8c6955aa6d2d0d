import Foundation
import Kernel

/// When a case is shown as a likely duplicate of another, read from a desk's `duplicates.yaml`.
package struct DuplicateRules: Sendable, Hashable {
    /// How far apart they may have come.
    package let window: Span
    /// How much of their words they share, in per cent.
    package let likeness: Int

    private static let name = "duplicates.yaml"

    /// A desk without the file shows no duplicates.
    ///
    /// - Throws: ``DeskError``
    static func read(_ folder: URL) throws -> DuplicateRules? {
        guard FileManager.default.fileExists(atPath: folder.appending(path: name).path) else { return nil }
        let file = try DeskNode.read(folder, name)
        try file.allow(["window", "likeness"])
        return DuplicateRules(
            window: try file.required("window").span(), likeness: try file.required("likeness").integer(in: 1...100))
    }

    var rule: IncidentRules.Rule {
        IncidentRules.Rule(
            key: "", kinds: [], window: window, likeness: likeness, customers: 2, isOneBuilding: false)
    }
}
