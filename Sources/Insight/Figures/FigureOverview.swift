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
