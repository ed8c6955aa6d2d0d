import Directory
import Foundation
import Kernel
import Sheets
import Store
import Workforce

extension Imports {
    private static let staging = 2000

    /// Reads a sheet and stages its rows: nothing of the directory changes. What its columns are is remembered from a
    /// sheet with the same header, else found by what people write above them. Numbers of identity papers are sealed
    /// before anything of the sheet is kept; the file itself is kept nowhere.
    ///
    /// - Parameters:
    ///   - project: by code or ID; the first in which the actor may where nil.
    ///   - overrides: for a field, the title of its column.
    /// - Throws: ``WorkforceRefusal/notAllowed(_:)`` · ``DirectoryRefusal/unknownProject(_:)`` ·
    ///   ``SheetError`` · ``TransferRefusal/noRows`` ·
    ///   ``TransferRefusal/tooManyRows(limit:)`` · ``TransferRefusal/unknownColumn(_:)`` ·
    ///   ``PersonRefusal/sealedAway`` where it has numbers of papers and there is no key to seal them with
    package func begin(
        _ kind: ImportKind, file: String, _ data: Data, project name: String? = nil, overrides: [String: String] = [:],
        by actor: Actor
    ) async throws -> Import {
        try actor.require(.importRun)
        try actor.require(kind.right)
        let all = try await store.read { try ProjectTable.all($0) }
        let mine = Self.projects(kind, of: all, for: actor)
        let found = name.map { name in mine.first { $0.isCalled(name) } } ?? mine.first
        guard let project = found else { throw DirectoryRefusal.unknownProject(name ?? "") }
        let table = try read(data, named: file, kind)
        guard !table.rows.isEmpty else { throw TransferRefusal.noRows }
        guard table.rows.count <= Self.mostRows else { throw TransferRefusal.tooManyRows(limit: Self.mostRows) }
        let columns = try await columns(kind, table.header, overrides)
        var one = Import(
            id: store.ids.make(), kind: kind, project: project.id, file: String(file.suffix(200)).storable,
            header: table.header, columns: columns, by: actor.staff, byName: actor.name, via: actor.via,
            madeAt: store.clock.now())
        if kind == .cases { one.caseKind = words.caseKind }
        (one.rows, one.leftOut) = (table.rows.count, table.leftOut)
        seal(&one, table, today: project.zone.day(of: one.madeAt))
        return try await stage(table, one, by: actor)
    }

    /// Says which columns are to be sealed, and lets them be nothing but numbers of papers.
    private func seal(_ one: inout Import, _ table: RawTable, today: Day) {
        let titles = words.titles(of: .people)["paperNumber"] ?? []
        let sealed = table.paperColumns(titled: titles, mapped: one.columns["paperNumber"], today: today)
        one.sealed = sealed.sorted()
        one.columns = one.columns.filter { $0.key == "paperNumber" || !sealed.contains($0.value) }
        if one.kind.fields.contains("paperNumber"), one.columns["paperNumber"] == nil {
            one.columns["paperNumber"] = one.sealed.first
        }
    }

    private func read(_ data: Data, named file: String, _ kind: ImportKind) throws -> RawTable {
        RawTable(
            try SheetReader.read(data, named: file), titles: words.titles(of: kind), words: words)
    }

    private func columns(
        _ kind: ImportKind, _ header: [String], _ overrides: [String: String]
    ) async throws -> [String: Int] {
        let kept = try await store.read { try ImportTable.mapping($0, kind, shape: Self.shape(header)) }
        if let kept, overrides.isEmpty { return kept }
        if let wrong = overrides.keys.first(where: { !kind.fields.contains($0) }) {
            throw TransferRefusal.unknownColumn(wrong)
        }
        let map = HeaderMap(header: header, synonyms: words.titles(of: kind), overrides: overrides)
        if let wrong = map.missing.first { throw TransferRefusal.unknownColumn(overrides[wrong] ?? wrong) }
        return map.columns
    }

    /// - Throws: ``PersonRefusal/sealedAway`` where there is something to seal and no key
    private func stage(_ table: RawTable, _ staged: Import, by actor: Actor) async throws -> Import {
        var one = staged
        let key = one.sealed.isEmpty ? nil : try keyring?.held()
        let cells = SealedCells(sheet: one.id.number, columns: Set(one.sealed), key: key)
        guard one.sealed.isEmpty || key != nil else { throw PersonRefusal.sealedAway }
        try await store.write { [one] tx in
            try ImportTable.insert(tx, one)
            try note(tx, "begin", one, by: actor, one.file)
        }
        for start in stride(from: 0, to: table.rows.count, by: Self.staging) {
            let some = try table.rows[start..<min(start + Self.staging, table.rows.count)].map { row in
                (number: row.number, cells: try cells.sealed(row.cells, row: row.number))
            }
            try await store.write { [one] tx in try ImportRowTable.insert(tx, some[...], of: one.id) }
        }
        one.state = .mapping
        return try await store.write { [one] tx in
            try ImportTable.update(tx, one)
            return one
        }
    }

    /// Headers with the same titles are of one shape.
    static func shape(_ header: [String]) -> String {
        String(header.map(HeaderMap.plain).joined(separator: "|").prefix(2000))
    }
}
