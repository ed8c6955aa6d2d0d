import Foundation
import Kernel

/// What stands at the head of what is printed. Read from a desk's `letterhead.yaml`.
package struct Letterhead: Sendable, Equatable {
    /// Of the house, or of one of its projects.
    package struct Sender: Sendable, Equatable {
        package let company: Words
        package let address: Words?
        package let telephone: String
    }

    private let house: Sender?
    /// By the code of the project.
    private let projects: [String: Sender]

    package static let none = Letterhead(house: nil, projects: [:])

    /// That of a project; the house's own where it has none, nil where nobody wrote one.
    package func sender(for project: String) -> Sender? { projects[project] ?? house }

    private static let name = "letterhead.yaml"
    private static let longestTelephone = 40

    /// A desk without the file prints with the name of the project alone.
    ///
    /// - Throws: ``DeskError``
    static func read(_ folder: URL) throws -> Letterhead {
        guard FileManager.default.fileExists(atPath: folder.appending(path: name).path) else { return .none }
        let file = try DeskNode.read(folder, name)
        try file.allow(["company", "address", "telephone", "projects"])
        let house = try sender(file, instead: nil)
        var projects: [String: Sender] = [:]
        for node in try file.optional("projects")?.list() ?? [] {
            try node.allow(["project", "company", "address", "telephone"])
            let code = try node.required("project").text()
            guard projects[code] == nil else { throw node.fail("“\(code)” stands here twice") }
            projects[code] = try sender(node, instead: house)
        }
        return Letterhead(house: house, projects: projects)
    }

    private static func sender(_ node: DeskNode, instead: Sender?) throws -> Sender {
        let telephone = node.optional("telephone")
        let text = try telephone?.text() ?? instead?.telephone ?? ""
        if text.count > longestTelephone { throw (telephone ?? node).fail("a telephone number is shorter") }
        let company = try node.optional("company")?.words() ?? instead?.company
        return Sender(
            company: try company ?? node.required("company").words(),
            address: try node.optional("address")?.words() ?? instead?.address, telephone: text)
    }
}
