import Kernel
import Workforce

/// How a desk's rounds are made, and which plans it proposes: its file `rounds.yaml`. The room Rounds makes plans of
/// them.
package struct RoundRules: Sendable {
    /// From so many minutes after midnight on, the rounds of the day are made.
    package let makeAt: Int
    /// So long after its window a round that is not done counts as missed.
    package let missedAfter: Span
    /// The kind of the demand that a finding becomes, and the channel that it came by.
    package let kind: String
    package let channel: String
    /// What is promised about a finding.
    package let words: Words
    /// Those of the file, also the retired ones.
    let all: [Proposal]

    package var proposals: [Proposal] { all.filter { !$0.isRetired } }

    /// A plan that somebody may take up.
    package struct Proposal: Sendable {
        package let key: String
        package let name: Words
        package let rule: String
        package let windows: [String]
        /// Nil: each point by its steward.
        package let role: String?
        package let department: String
        package let isOrdered: Bool
        /// Every place of these kinds, and the places with these codes.
        package let kinds: [String]
        package let codes: [String]
        package let isOfEmptyRooms: Bool
        /// Those of the file, also the retired ones.
        let all: [Check]
        /// Nobody takes it up any more.
        var isRetired = false

        package var checks: [Check] { all.filter { !$0.isRetired } }
    }

    package struct Check: Sendable {
        package enum Kind: String, Sendable, Codable, CaseIterable {
            /// In order, or not.
            case yes
            /// One to five; below ``Check/least`` is a finding.
            case score
            /// A number that has to lie between ``Check/least`` and ``Check/most``.
            case number
        }

        package let key: String
        package let name: Words
        package let kind: Kind
        package let least: Int?
        package let most: Int?
        package let needsPhoto: Bool
        package let category: String?
        package let hours: Int
        /// Nobody looks at it any more; what was found by it keeps its name.
        var isRetired = false
    }

    /// Of a desk without the file.
    package static let usual = RoundRules(
        makeAt: 0, missedAfter: .hours(2), kind: "", channel: "", words: Words(zh: "", zhHant: "", en: ""),
        all: [])
}

extension RoundRules {
    /// - Throws: ``DeskError``
    static func read(
        _ file: DeskNode, _ words: TextWords, categories: CategoryTree
    ) throws -> RoundRules {
        try file.allow(["make-at", "missed-after", "finding", "proposals"])
        let finding = try file.required("finding")
        try finding.allow(["kind", "channel", "words"])
        let late = try file.required("missed-after")
        guard try late.span() >= .zero, try late.span() <= .days(7) else { throw late.fail("at most seven days") }
        return RoundRules(
            makeAt: try file.required("make-at").minute(), missedAfter: try late.span(),
            kind: try finding.required("kind").word("kind", of: words.kinds),
            channel: try finding.required("channel").word("channel", of: words.channels),
            words: try finding.required("words").words(),
            all: try file.required("proposals").list().unlike().map {
                try proposal($0, categories, words.roles)
            })
    }

    private static func proposal(_ node: DeskNode, _ categories: CategoryTree, _ roles: [String]) throws -> Proposal {
        try node.allow([
            "key", "name", "rule", "windows", "role", "department", "ordered", "kinds", "codes", "empty-rooms",
            "checks", "retired",
        ])
        let rule = try node.required("rule")
        _ = try rule.recurrence()
        let windows = try node.required("windows").list().map { one in
            guard WorkHours(try one.text()) != nil else { throw one.fail("a window like 08:00-10:00") }
            return try one.text()
        }
        return Proposal(
            key: try node.required("key").text(), name: try node.required("name").words(), rule: try rule.text(),
            windows: windows,
            role: try node.optional("role")?.word("role", known: roles) { roles.contains($0) ? $0 : nil },
            department: try node.optional("department")?.text() ?? "",
            isOrdered: try node.optional("ordered")?.flag() ?? false,
            kinds: try node.optional("kinds")?.list().map { try $0.text() } ?? [],
            codes: try node.optional("codes")?.list().map { try $0.text() } ?? [],
            isOfEmptyRooms: try node.optional("empty-rooms")?.flag() ?? false,
            all: try node.required("checks").list().unlike().map { try check($0, categories) },
            isRetired: try node.optional("retired")?.flag() ?? false)
    }

    private static func check(_ node: DeskNode, _ categories: CategoryTree) throws -> Check {
        try node.allow(["key", "name", "kind", "least", "most", "photo", "category", "hours", "retired"])
        return Check(
            key: try node.required("key").text(), name: try node.required("name").words(),
            kind: try node.required("kind").word("check"), least: try node.optional("least")?.integer(),
            most: try node.optional("most")?.integer(), needsPhoto: try node.optional("photo")?.flag() ?? false,
            category: try node.optional("category")?.category(of: categories),
            hours: try node.optional("hours")?.integer(in: 1...720) ?? 24,
            isRetired: try node.optional("retired")?.flag() ?? false)
    }
}
