/// The next rows of an import, read and, where it is looked at, judged: all that can be known of them before anything
/// is written.
struct Look: Sendable {
    /// Of which import, as it stood before these rows.
    let one: Import
    let rows: [StagedRow]
    /// The turn of the last, where rows are done by their turns.
    let turn: Int64?
    /// It has read the rows.
    let book: any ImportBook
    /// Empty while an import runs: what a row does is decided where it is written.
    var judged: [ImportRowTable.Judged] = []

    /// The import as it stands after them.
    var next: Import {
        var next = one
        (next.atRow, next.atTurn) = (rows.last?.number ?? one.atRow, turn ?? one.atTurn)
        return next
    }

    /// Whether there may be more.
    var isFull: Bool { rows.count == Imports.portion }
}
