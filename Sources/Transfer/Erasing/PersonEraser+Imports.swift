import Casework
import Directory
import Foundation
import Kernel
import Store

extension PersonEraser {
    /// Rows of sheets that brought somebody or name them: the cells go, and what undoing would bring back of them; that
    /// there was a row and what became of it stays. A row that names another of the same name loses its cells too: it
    /// is a copy of what was taken in long ago.
    package static let ofImports = PersonEraser { tx, erasure in
        let cases = try erasure.people.flatMap { try ReporterTable.cases(tx, of: $0) }
        let ids = erasure.people.map(\.number) + cases.map(\.number)
        let phones = Set(erasure.phones + erasure.phones.compactMap { Phone($0)?.digits }).sorted()
        let traces = ErasedTraces(
            effects: ids.map { "\($0)" }, names: erasure.names, phones: phones,
            people: erasure.people.map(\.description))
        for sheet in try ImportErasingTable.imports(tx, of: erasure.project) {
            for row in try ImportErasingTable.rows(tx, of: sheet, traces) where traces.areIn(row) {
                try ImportErasingTable.rewrite(tx, row.erased(traces), of: sheet)
            }
        }
    }
}

/// By what the rows of somebody are known.
struct ErasedTraces {
    /// The numbers of what their rows made.
    let effects: [String]
    /// What counts wherever it stands in a cell: telephones that are long enough to be nobody else's.
    let parts: [String]
    /// What counts where it is all that a cell says: names, which others' begin with, and short telephones.
    let wholes: [String]
    /// As their entries name them.
    let people: [String]

    init(effects: [String], names: [String], phones: [String], people: [String]) {
        func isLong(_ phone: String) -> Bool { phone.count { $0.isNumber } >= 7 }
        (self.effects, self.people) = (effects, people)
        (parts, wholes) = (phones.filter(isLong), names + phones.filter { !isLong($0) })
    }

    /// Of all rows in which they may be, as conditions are put together: a column and what it holds.
    var patterns: [(column: String, text: String)] {
        effects.map { ("effects", "% \($0) %") }
            + (parts + wholes).map { ("cells", "%\(LikePattern.literal(CellsColumn.inside($0)))%") }
    }

    /// Whether a row made something of theirs, or its cells name them.
    func areIn(_ row: ErasedRow) -> Bool {
        if let made = row.effects, effects.contains(where: { made.contains(" \($0) ") }) { return true }
        return row.cells.contains { cell in
            wholes.contains(cell.trimmed) || parts.contains { cell.contains($0) }
        }
    }

    /// Whether a line of JSON tells of them.
    func isIn(_ line: String) -> Bool {
        (parts + people).contains { line.contains($0) }
            || wholes.contains { line.contains("\"\(CellsColumn.inside($0))\"") }
    }
}

/// A row as it is kept.
struct ErasedRow {
    let number: Int
    var cells: [String]
    let verdict: String?
    var said: String?
    var effects: String?

    func erased(_ traces: ErasedTraces) throws -> ErasedRow {
        var row = self
        row.cells = cells.map { $0.isEmpty ? "" : Person.nobody }
        row.said =
            switch verdict {
            case "changed": "[]"
            case "refused": try said.map(ErasedWords(mark: Person.nobody, kept: ["code", "fields"]).json)
            default: nil
            }
        row.effects = effects.map { text in
            let lines = text.split(separator: "\n")
            return lines.filter { !$0.contains(" ~ ") || !traces.isIn(String($0)) }.joined(separator: "\n")
        }
        return row
    }
}
