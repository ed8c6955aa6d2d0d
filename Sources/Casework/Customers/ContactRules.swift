import Foundation
import Kernel
import Workforce

/// Whom the house keeps in touch with by itself, read from a desk's `contacts.yaml`.
package struct ContactRules: Sendable, Hashable {
    package enum Part: String, Sendable, CaseIterable { case phone, birthday, paper, emergency }

    /// How often somebody with a tag is spoken to.
    package var every: [String: Span] = [:]
    /// After so long without case or contact somebody is silent; a household is known that was spoken to within it.
    package var window = Span.days(180)
    /// What a complete file has.
    package var complete: [Part] = [.phone]
    /// The roles whose zones are counted.
    package var stewards: [String] = []
    /// What the acquaintance rate should be, in per cent.
    package var target = 95
    /// What a customer may be a member of.
    package var memberships: [Desk.Entry] = []

    package static let none = ContactRules()
    private static let name = "contacts.yaml"

    /// A desk without the file keeps in touch with whom it agreed to, and calls nobody silent before half a year.
    ///
    /// - Throws: ``DeskError``
    static func read(_ folder: URL, roles: [Role]) throws -> ContactRules {
        guard FileManager.default.fileExists(atPath: folder.appending(path: name).path) else { return none }
        let file = try DeskNode.read(folder, name)
        try file.allow(["window", "every", "complete", "stewards", "target", "memberships"])
        var rules = ContactRules()
        rules.window = try file.required("window").span()
        for (tag, span) in try file.required("every").entries() { rules.every[tag] = try span.span() }
        rules.complete = try file.required("complete").list().map { try $0.word("part of a file") }
        rules.stewards = try file.required("stewards").list().map { node in
            try node.word("role", known: roles.map(\.key)) { key in roles.contains { $0.key == key } ? key : nil }
        }
        rules.target = try file.required("target").integer(in: 1...100)
        rules.memberships = try file.optional("memberships").map(Desk.entries) ?? []
        return rules
    }
}
