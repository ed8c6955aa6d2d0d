import Foundation
import Kernel

/// What contractors are paid of a month's sum, by how their work came out on rounds. Read from a desk's
/// `contractors.yaml`.
package struct ContractRules: Sendable, Equatable {
    /// From a score on, so many per cent are deducted.
    package struct Band: Sendable, Equatable {
        package let from: Int
        package let deduct: Int

        package init(from: Int, deduct: Int) { (self.from, self.deduct) = (from, deduct) }
    }

    /// The keys of the outsourced departments, in the order of the file.
    package let departments: [String]
    let bands: [Band]
    let own: [String: [Band]]

    package static let none = ContractRules(departments: [], bands: [], own: [:])

    package init(departments: [String], bands: [Band], own: [String: [Band]]) {
        (self.departments, self.bands, self.own) = (departments, bands, own)
    }

    /// The bands of a department, from the best down.
    package func bands(of department: String) -> [Band] { own[department] ?? bands }

    /// How many per cent of the month's sum are deducted. Pure.
    ///
    /// - Parameter score: 0 to 100; nil where nothing was checked: then nothing is deducted.
    package func deduction(of department: String, score: Int?) -> Int {
        guard let score else { return 0 }
        return bands(of: department).first { $0.from <= score }?.deduct ?? 0
    }

    private static let name = "contractors.yaml"

    /// A desk without the file has no contractors.
    ///
    /// - Throws: ``DeskError``
    static func read(_ folder: URL, departments known: [String]) throws -> ContractRules {
        guard FileManager.default.fileExists(atPath: folder.appending(path: name).path) else { return .none }
        let file = try DeskNode.read(folder, name)
        try file.allow(["departments", "bands", "own"])
        func department(_ node: DeskNode) throws -> String {
            try node.word("department", known: known) { known.contains($0) ? $0 : nil }
        }
        var own: [String: [Band]] = [:]
        for node in try file.optional("own")?.list() ?? [] {
            try node.allow(["department", "bands"])
            let key = try department(node.required("department"))
            guard own[key] == nil else { throw node.fail("“\(key)” stands here twice") }
            own[key] = try bands(node.required("bands"))
        }
        return ContractRules(
            departments: try file.required("departments").list().map(department),
            bands: try bands(file.required("bands")), own: own)
    }

    private static func bands(_ node: DeskNode) throws -> [Band] {
        let nodes = try node.list()
        let all = try nodes.map(band)
        guard all.last?.from == 0 else { throw (nodes.last ?? node).fail("the last band begins at 0") }
        for (place, (better, worse)) in zip(all, all.dropFirst()).enumerated() {
            guard better.from > worse.from, better.deduct <= worse.deduct else {
                throw nodes[place + 1].fail("a lower score comes later and never costs less")
            }
        }
        return all
    }

    private static func band(_ node: DeskNode) throws -> Band {
        try node.allow(["from", "deduct"])
        return Band(
            from: try node.required("from").integer(in: 0...100),
            deduct: try node.required("deduct").integer(in: 0...100))
    }
}
