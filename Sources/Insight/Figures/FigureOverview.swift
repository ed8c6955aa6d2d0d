import Kernel
import Workforce

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

    /// What became of work in people's hands, by the person: a number for each of ``Measure/handled``, the most first.
    package let hands: [Hands]

    package struct Hands: Sendable, Hashable {
        package let staff: ID<Staff>
        package let counts: [Int]
    }

    package static let groupings: [Grouping] = [.person, .department, .project, .category]
}
