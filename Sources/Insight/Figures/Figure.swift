import Casework
import Kernel

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
