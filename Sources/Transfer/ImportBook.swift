import Directory
import Kernel
import Store
import Workforce

/// A row of an import as it lies in the store.
package struct StagedRow: Sendable {
    package let number: Int
    package let cells: [String]

    package init(number: Int, cells: [String]) { (self.number, self.cells) = (number, cells) }
}

/// What every row of an import is read with.
struct ImportSetting: Sendable {
    let project: Project
    let words: ImportWords
    let columns: [String: Int]
    let today: Day
    let actor: Actor
    /// What new staff sign in with first, sealed; empty where nobody said.
    var password = ""

    /// The cell of a field, trimmed; empty where the sheet has no such column.
    func text(_ field: String, _ row: StagedRow) -> String { cell(field, row).trimmed }

    /// As written, but for the apostrophe that an export put before what looks like a formula.
    func cell(_ field: String, _ row: StagedRow) -> String {
        guard let column = columns[field], row.cells.indices.contains(column) else { return "" }
        let text = row.cells[column]
        guard text.first == "'", let second = text.dropFirst().first, "=+-@".contains(second) else { return text }
        return String(text.dropFirst())
    }
}

/// The things that some rows of an import meet, and what becomes of them row by row: as a dry run where there is no
/// transaction to write in.
protocol ImportBook {
    init(_ setting: ImportSetting)

    /// The key that tells whether two rows are of one thing; nil where a row cannot be read.
    func key(_ row: StagedRow) -> String?

    /// Reads all that these rows may meet, in few statements.
    mutating func open(_ db: DB, for rows: [StagedRow]) throws

    /// - Returns: the verdict, and what was done where there is a transaction.
    /// - Throws: what the store throws; a row that is refused is a verdict.
    mutating func take(_ row: StagedRow, _ tx: Tx?) throws -> (RowVerdict, [Effect])
}

extension ImportBook {
    /// A verdict, also for what cannot be read.
    mutating func judge(_ row: StagedRow, _ tx: Tx?) throws -> (RowVerdict, [Effect]) {
        do { return try take(row, tx) } catch let refusal as any Refusal { return (.refused(RowFault(refusal)), []) }
    }
}

extension ImportKind {
    func book(_ setting: ImportSetting) -> any ImportBook {
        switch self {
        case .places: PlacesBook(setting)
        case .people: PeopleBook(setting)
        case .staff: StaffBook(setting)
        }
    }
}
