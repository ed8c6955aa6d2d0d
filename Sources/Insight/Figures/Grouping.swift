/// What a figure can be told apart by. Every fact has one key of each, so that the groups come to the whole.
package enum Grouping: String, Sendable, CaseIterable {
    /// Who made the promise; of a case, its agent.
    case person
    /// Where the work went, or where the person is at home; see ``GroupKeys``.
    case department
    case project
    /// The trade: the first two steps of the category's path.
    case category
    case kind
    /// The day of the cohort's date.
    case day
    /// How long a case has been open at the cut-off.
    case age
}
