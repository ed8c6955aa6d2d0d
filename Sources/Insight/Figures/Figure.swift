import Casework
import Directory
import Kernel
import Workforce

/// A figure as it was worked out: of what, over which window, and what it comes to.
package struct Figure: Sendable {
    package struct Group: Sendable, Hashable {
        package let key: String
        package let tally: Tally
    }

    package struct Past: Sendable {
        package let window: FigureWindow
        package let tally: Tally
    }

    /// One thing that it was counted from, with the case that it opens.
    package struct Row: Sendable {
        package let fact: Fact
        package let number: String
        package let title: String
        package let zone: Zone
    }

    package let measure: Measure
    package let window: FigureWindow
    package let tally: Tally
    /// How many things of the cohort there were; some of them the measure leaves out.
    package let considered: Int
    package let groups: [Group]
    package let before: Past
    package let yearBefore: Past
    /// A page of them, where they were asked for.
    package let rows: Page<Row>
}

/// What somebody asks of a figure.
package struct FigureQuery: Sendable {
    /// Its ID or code; nil for all that one may see.
    package var project: String?
    package var span = FigureSpan.named(.today)
    package var by: Grouping?
    package var wantsRows = false
    /// Rows of one group alone; nil for all.
    package var group: String?
    /// Rows that count, or those that do not; nil for both.
    package var counts: Bool?
    package var limit = 50
    package var after: String?

    package init() {}
}

/// All figures of a window, and the first of them told apart.
package struct FigureOverview: Sendable {
    package struct Card: Sendable {
        package let measure: Measure
        package let tally: Tally
        package let considered: Int
        package let before: Tally
    }

    package let window: FigureWindow
    package let before: FigureWindow
    package let cards: [Card]
    /// The kept promises, by each of ``groupings``.
    package let tables: [(by: Grouping, groups: [Figure.Group])]

    package static let groupings: [Grouping] = [.person, .department, .project, .category]
}

extension Figure.Group {
    /// Days and ages in their order, everything else the most first.
    static func groups(_ facts: [Fact], _ unit: Measure.Unit, by grouping: Grouping, _ keys: GroupKeys) -> [Self] {
        let parted = Dictionary(grouping: facts) { keys.key(of: $0, by: grouping) }
        let groups = parted.map { Self(key: $0, tally: Tally($1, unit)) }
        switch grouping {
        case .day: return groups.sorted { $0.key < $1.key }
        case .age:
            let order = Age.allCases.map(\.rawValue)
            return groups.sorted { order.firstIndex(of: $0.key) ?? 0 < order.firstIndex(of: $1.key) ?? 0 }
        case .person, .department, .project, .category, .kind:
            return groups.sorted { ($1.tally.count, $0.key) < ($0.tally.count, $1.key) }
        }
    }
}
