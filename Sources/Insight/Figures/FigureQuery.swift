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
