import Casework
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
    /// The file's name: why something changed, in its history.
    var file = ""
    /// Where old cases are taken in.
    var cases: Cases?
    /// Their kind where the sheet does not say it.
    var caseKind = ""
    /// What may be kept of places.
    var premises: Premises?
    /// What is brought in, by its number: what it says of places leaves with it.
    var sheet: Int64 = 0
    /// The cells that are sealed, and what opens them.
    var sealed: SealedCells?

    /// The cell of a field, trimmed; empty where the sheet has no such column.
    func text(_ field: String, _ row: StagedRow) -> String { cell(field, row).trimmed }

    /// As written, but for the apostrophe that an export put before what looks like a formula.
    func cell(_ field: String, _ row: StagedRow) -> String { columns.cell(field, row.cells) }
}

extension [String: Int] {
    /// The cell of a field, as written but for the apostrophe of an export; empty where there is no such column.
    func cell(_ field: String, _ cells: [String]) -> String {
        guard let column = self[field], cells.indices.contains(column) else { return "" }
        let text = cells[column]
        guard text.utf8.first == UInt8(ascii: "'"), let second = text.dropFirst().first, "=+-@".contains(second)
        else { return text }
        return String(text.dropFirst())
    }
}

/// The things that some rows of an import meet, and what becomes of them row by row: as a dry run where there is no
/// transaction to write in.
protocol ImportBook: Sendable {
    init(_ setting: ImportSetting)

    /// Reads rows before anything is asked about them: by all processors, off the store.
    mutating func prepare(_ rows: [StagedRow])

    /// The key that tells whether two rows are of one thing; nil where a row cannot be read.
    func key(_ row: StagedRow) -> String?

    /// The keys of a row: the one that tells whether two are of one thing, and others that it is found by.
    func keyed(_ row: StagedRow) -> [Keyed]

    /// By what whom a row speaks of was known when it was judged last; nil where nobody was.
    func knownBy(_ row: StagedRow) -> Recognition?

    /// When a row is done among the others; nil where they are done as they stand.
    func turn(_ row: StagedRow) -> Int64?

    /// Reads all that these rows may meet, in few statements.
    mutating func open(_ db: DB, for rows: [StagedRow]) throws

    /// - Returns: the verdict, and what was done where there is a transaction.
    /// - Throws: what the store throws; a row that is refused is a verdict.
    mutating func take(_ row: StagedRow, _ tx: Tx?) throws -> (RowVerdict, [Effect])

    /// Writes what was gathered, so that many rows go in by one statement.
    mutating func finish(_ tx: Tx) throws
}

extension ImportBook {
    func turn(_ row: StagedRow) -> Int64? { nil }
    func keyed(_ row: StagedRow) -> [Keyed] { [Keyed(number: row.number, key: key(row))] }
    func knownBy(_ row: StagedRow) -> Recognition? { nil }
    mutating func prepare(_ rows: [StagedRow]) {}
    mutating func finish(_ tx: Tx) throws {}

    /// A verdict, also for what cannot be read.
    mutating func judge(_ row: StagedRow, _ tx: Tx?) throws -> (RowVerdict, [Effect]) {
        do { return try take(row, tx) } catch let refusal as any Refusal { return (.refused(RowFault(refusal)), []) }
    }
}

/// Rows as they were read, each once.
struct ReadRows<Read: Sendable> {
    private var all: [Int: Result<Read, any Error>] = [:]

    mutating func read(_ rows: [StagedRow], _ work: @Sendable (StagedRow) throws -> Read) {
        let new = rows.filter { all[$0.number] == nil }
        for (row, read) in zip(new, new.together { row in Result { try work(row) } }) { all[row.number] = read }
    }

    /// - Throws: why it cannot be read.
    subscript(row: StagedRow) -> Read {
        get throws {
            guard let read = all[row.number] else { preconditionFailure("a row that nobody read") }
            return try read.get()
        }
    }
}

extension ImportKind {
    func book(_ setting: ImportSetting) -> any ImportBook {
        switch self {
        case .places: PlacesBook(setting)
        case .people: PeopleBook(setting)
        case .occupancies: OccupanciesBook(setting)
        case .vehicles: VehiclesBook(setting)
        case .staff: StaffBook(setting)
        case .cases: CasesBook(setting)
        case .arrears: ArrearsBook(setting)
        }
    }
}
