import Directory
import Kernel
import Sheets
import Store
import Workforce

extension Imports {
    /// - Throws: ``TransferRefusal/unknownImport(_:)``
    package func find(_ name: String, for actor: Actor) async throws -> Import {
        try await store.read { try visible($0, name, to: actor) }
    }

    /// Those that the actor may see, the newest first.
    package func list(before: ID<Import>? = nil, limit: Int, for actor: Actor) async throws -> [Import] {
        try await store.read { db in
            let projects = actor.projects(.importRun, of: try ProjectTable.all(db))
            let all = try projects.flatMap {
                try ImportTable.list(db, in: $0.id, before: before, limit: limit)
            }
            return Array(all.filter { Self.may(actor, $0) }.sorted { $0.id > $1.id }.prefix(limit))
        }
    }

    /// Rows with what was said of them; numbers of papers masked.
    ///
    /// - Throws: ``TransferRefusal/unknownImport(_:)``
    package func rows(
        _ name: String, _ filter: RowFilter = .all, after: Int = 0, limit: Int, for actor: Actor
    ) async throws -> [ImportRow] {
        try await store.read { db in
            let one = try visible(db, name, to: actor)
            let rows = try ImportRowTable.list(db, of: one.id, filter, after: after, limit: limit)
            return Self.shown(rows, cells(one))
        }
    }

    private static func shown(_ rows: [ImportRow], _ cells: SealedCells, inFull: Bool = false) -> [ImportRow] {
        guard !cells.columns.isEmpty else { return rows }
        return rows.map { row in
            let shown = cells.shown(StagedRow(number: row.number, cells: row.cells), inFull: inFull)
            return ImportRow(
                number: row.number, cells: shown, verdict: row.verdict, kept: row.kept, knownBy: row.knownBy)
        }
    }

    private static let mostFaults = 100_000

    /// The refused rows as a workbook, as they came, with why in front: to be mended and sent again. Numbers of papers
    /// are masked, unless whoever takes it may see them: then the audit trail has it first.
    ///
    /// - Parameters:
    ///   - titles: of the two columns in front: the row and the reason.
    ///   - sentence: a reason in the reader's language.
    /// - Throws: ``TransferRefusal/unknownImport(_:)``
    package func faults(
        _ name: String, titles: (row: String, reason: String), sheet: String,
        sentence: @Sendable @escaping (RowFault) -> String, for actor: Actor
    ) async throws -> [WorkbookWriter.Page] {
        let one = try await find(name, for: actor)
        let rows = try await faults(of: one, for: actor)
        let lines = rows.map { row -> [Cell] in
            var reason = ""
            if case .refused(let fault) = row.verdict { reason = sentence(fault) }
            let rest = max(0, one.header.count - row.cells.count)
            return row.cells.map(Cell.text) + Array(repeating: .empty, count: rest)
                + [.number(Double(row.number), "\(row.number)"), .text(reason)]
        }
        return [.init(name: sheet, header: one.header + [titles.row, titles.reason], rows: lines)]
    }

    private func faults(of one: Import, for actor: Actor) async throws -> [ImportRow] {
        let all = try await store.read { db in
            try ImportRowTable.list(db, of: one.id, .verdict("refused"), after: 0, limit: Self.mostFaults)
        }
        let inFull = !one.sealed.isEmpty && actor.may(.peopleUnmask, in: one.project)
        if inFull { try await store.write { try note($0, "unmask-papers", one, by: actor, "\(all.count) rows") } }
        return Self.shown(all, cells(one), inFull: inFull)
    }

    /// A table to fill in: every column of a kind under the first of its titles, with one row as an example.
    ///
    /// - Parameters:
    ///   - title: the name of a field in the reader's language.
    ///   - example: what might stand in it.
    ///   - hint: what it is for.
    package func template(
        _ kind: ImportKind, sheets: (table: String, hints: String), columns: (field: String, hint: String),
        title: (String) -> String, example: (String) -> String, hint: (String) -> String
    ) -> [WorkbookWriter.Page] {
        let required = Set(kind.required.filter { $0.count == 1 }.flatMap(\.self))
        let titles = kind.fields.map { title($0) + (required.contains($0) ? "*" : "") }
        return [
            .init(name: sheets.table, header: titles, rows: [kind.fields.map { .text(example($0)) }]),
            .init(
                name: sheets.hints, header: [columns.field, columns.hint],
                rows: kind.fields.map { [.text(title($0)), .text(hint($0))] }),
        ]
    }
}
