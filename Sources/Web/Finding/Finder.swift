import Casework
import Directory
import Kernel
import Workforce

/// The one box: what was typed, looked for among cases, customers, places, staff, articles and keys that the asker
/// may see.
struct Finder {
    let ask: Ask
    let text: String
    let names: Names
    /// How many of each kind.
    let limit: Int
    /// A table shows them; else nobody asks for what stands in its rows.
    let isTable: Bool

    init(_ ask: Ask, _ text: String, limit: Int, isTable: Bool = false) async throws {
        (self.ask, self.limit, self.isTable) = (ask, limit, isTable)
        self.text = String(text.trimmed.prefix(Self.longest))
        names = try await Names.load(ask)
    }

    /// So much of what was typed is looked at.
    private static let longest = 200

    /// What one kind has, the best first.
    struct Group {
        let kind: Finding.Kind
        let rows: [Row]
        /// There are more than these.
        let hasMore: Bool
        /// How well the best of it answers; a group without anything has none.
        var rank: Int { rows.map(\.finding.reason.rank).min() ?? .max }
    }

    /// Something found, and what a table shows of it.
    struct Row {
        let finding: Finding
        let model: Model
    }

    /// What was found of each kind that was asked for, the group with the best of all first.
    ///
    /// - Parameter kinds: those that are looked for, in the order in which equal groups come.
    func groups(_ kinds: [Finding.Kind] = Finding.Kind.allCases) async throws -> [Group] {
        guard !text.isEmpty else { return [] }
        var groups: [Group] = []
        for kind in kinds {
            switch kind {
            case .person: groups.append(try await people())
            case .case: groups.append(try await cases())
            case .place: groups.append(try await places())
            case .staff: groups.append(try await staff())
            case .article: groups.append(try await articles())
            case .key: groups.append(try await keys())
            }
        }
        return groups.filter { !$0.rows.isEmpty }.enumerated()
            .sorted { ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset) }.map(\.element)
    }

    func group(_ kind: Finding.Kind, _ rows: [Row]) -> Group {
        Group(kind: kind, rows: Array(rows.prefix(limit)), hasMore: rows.count > limit)
    }
}
