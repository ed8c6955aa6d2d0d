import Directory
import Foundation
import Kernel
import Store

/// The columns of a sheet that hold numbers of identity papers. Each of their cells is sealed before it is staged, for
/// its place in this sheet alone: moved to another row or column it does not open.
struct SealedCells: Sendable {
    /// The number of the import.
    let sheet: Int64
    /// Counted from 0.
    let columns: Set<Int>
    /// Nil where the key is not at hand.
    let key: HeldKey?

    private func purpose(_ column: Int, _ row: Int) -> String { "import \(sheet) \(row) \(column)" }

    /// A row as it is staged: what is not empty in these columns is sealed.
    ///
    /// - Throws: ``PersonRefusal/sealedAway`` where there is no key to seal with
    func sealed(_ cells: [String], row: Int) throws -> [String] {
        var cells = cells
        for column in columns where cells.indices.contains(column) && !cells[column].trimmed.isEmpty {
            guard let key else { throw PersonRefusal.sealedAway }
            cells[column] = try key.seal(Data(cells[column].utf8), for: purpose(column, row))
        }
        return cells
    }

    /// What stood in a cell; of another column what stands there.
    ///
    /// - Throws: ``PersonRefusal/sealedAway`` where the key is not the one that it was sealed with
    func open(_ column: Int, _ row: StagedRow) throws -> String {
        guard row.cells.indices.contains(column) else { return "" }
        let text = row.cells[column]
        guard columns.contains(column), !text.trimmed.isEmpty else { return text }
        do {
            guard let key else { throw PersonRefusal.sealedAway }
            return String(decoding: try key.open(text, for: purpose(column, row.number)), as: UTF8.self)
        } catch is KeyringError { throw PersonRefusal.sealedAway }
    }

    /// A row as it is shown: in these columns the last signs of each number alone, unless its reader may see them
    /// whole.
    func shown(_ row: StagedRow, inFull: Bool) -> [String] {
        row.cells.indices.map { column in
            guard columns.contains(column), !row.cells[column].isEmpty else { return row.cells[column] }
            guard let text = try? open(column, row) else { return "***" }
            return inFull
                ? text : CellWords.list(text).map(PaperNumber.masked).joined(separator: PersonTies.separator)
        }
    }
}

extension RawTable {
    /// The columns that hold numbers of identity papers: those whose title says so, and those in which at least half of
    /// what is written are numbers of ID cards, whatever stands above them.
    func paperColumns(titled titles: [String], mapped: Int?, today: Day) -> Set<Int> {
        let known = Set(titles.map(ImportWords.plain))
        let named = header.indices.filter { $0 == mapped || known.contains(ImportWords.plain(header[$0])) }
        let filled = header.indices.filter { column in
            guard !named.contains(column) else { return false }
            var (written, numbers) = (0, 0)
            for row in rows where row.cells.indices.contains(column) {
                let cell = row.cells[column]
                if cell.isEmpty { continue }
                written += 1
                if PaperNumber.isIDCard(typed: cell, today: today) { numbers += 1 }
            }
            return numbers > 0 && numbers * 2 >= written
        }
        return Set(named + filled)
    }
}
