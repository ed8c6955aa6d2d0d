import Directory
import Hummingbird
import Kernel
import Transfer
import Workforce

/// One import: what its columns are, how far it is, what became of its rows.
enum ImportPage {
    /// So many rows of a verdict are shown; the files have all.
    private static let most = 20

    static func response(_ ask: Ask, typed: Form? = nil, refusal: (any Refusal)? = nil) async throws -> Response {
        let actor = try ask.actor
        let one = try await ask.house.imports.find(ask.name("import"), for: actor)
        let names = try await Names.load(ask)
        let id = one.id.description
        let wantsColumns = ask.query("columns") != nil || typed?.has("mapped") == true
        let maps = one.state == .mapping || (one.state == .checked && wantsColumns)
        var model = facts(one, maps: maps, names)
        for act in Import.Act.allCases {
            model["may\(act.rawValue.capitalized)"] = one.acts.contains(act)
            model["\(act.rawValue)To"] = Paths.importAction(id, act.rawValue)
        }
        if maps {
            model["columns"] = try await columns(one, typed, names, in: ask)
            let kinds = one.kind == .cases ? ask.house.imports.caseKinds : []
            let chosen = typed?["caseKind"] ?? one.caseKind
            model["caseKinds"] = Choice.options(kinds.map { ($0, names.kind($0, of: names.firstDesk)) }, chosen: chosen)
            model["hasCaseKinds"] = !kinds.isEmpty
        }
        model["lists"] = try await lists(one, names, in: ask)
        if let refusal { model["error"] = sentence(refusal, one, names, in: ask) }
        return Shell.page(
            "import", model, title: one.file, place: "imports", in: ask,
            status: refusal.map { .init(code: $0.kind.status) } ?? .ok)
    }

    private static func facts(_ one: Import, maps: Bool, _ names: Names) -> Model {
        let id = one.id.description
        return [
            "file": one.file, "kind": names.text("importKind.\(one.kind.rawValue)"),
            "project": names.project(one.project), "state": names.text("importState.\(one.state.rawValue)"),
            "class": one.mood, "isBusy": one.state.isBusy, "refresh": Paths.import_(id), "sum": sum(one, names),
            "progress": "\(one.progress)", "whole": "\(max(one.rows, 1))",
            "progressText": names.text("import.progress", ["n": "\(one.progress)", "all": "\(one.rows)"]),
            "leftOut": one.leftOut == 0 ? "" : names.text("import.leftOut", ["n": "\(one.leftOut)"]),
            "isChecked": one.state == .checked && !maps, "isMapping": maps, "isDone": one.state == .done,
            "isUndone": one.state == .undone, "faults": one.counts.refused > 0 ? Paths.importFaults(id) : "",
            "hasRefused": one.counts.refused > 0, "again": Paths.import_(id, query: [("columns", "1")]),
            "needsPassword": one.kind == .staff && one.counts.created > 0,
        ]
    }

    /// `12 new · 3 changed · 5 as they are · 1 refused`.
    static func sum(_ one: Import, _ names: Names) -> String {
        let counts = [
            ("created", one.counts.created), ("changed", one.counts.changed), ("unchanged", one.counts.unchanged),
            ("refused", one.counts.refused), ("kept", one.kept),
        ]
        let told = counts.filter { $0.1 > 0 }
        return told.map { names.text("import.\($0.0)", ["n": "\($0.1)"]) }.joined(separator: " · ")
    }

    private static func sentence(_ refusal: any Refusal, _ one: Import, _ names: Names, in ask: Ask) -> String {
        guard case TransferRefusal.columnsMissing(let fields)? = refusal as? TransferRefusal
        else { return ask.house.texts.sentence(refusal, ask.language) }
        let titles = fields.map { names.text("importField.\($0)") }
        return ask.house.texts("refusal.columnsMissing", ask.language, ["fields": names.list(titles)])
    }

    /// Each column with its title, three of its values and the field that it is.
    private static func columns(_ one: Import, _ typed: Form?, _ names: Names, in ask: Ask) async throws -> [Model] {
        let samples = try await ask.house.imports.rows("\(one.id)", limit: 3, for: try ask.actor)
        let fields = Dictionary(one.columns.map { ($1, $0) }) { first, _ in first }
        return one.header.indices.map { column in
            let name = "column-\(column)"
            let chosen = typed.flatMap { $0.has(name) ? $0.raw(name) : nil } ?? fields[column] ?? ""
            let values = samples.map { $0.cells.count > column ? String($0.cells[column].trimmed.prefix(40)) : "" }
            let options = [("", names.text("import.noField"))]
                + one.kind.fields.map { ($0, names.text("importField.\($0)")) }
            return [
                "name": name, "title": one.header[column],
                "samples": values.filter { !$0.isEmpty }.joined(separator: " · "),
                "options": Choice.options(options, chosen: chosen), "isUsed": !chosen.isEmpty,
            ]
        }
    }

    /// The first rows that need somebody's eye: refused, changed, kept.
    private static func lists(_ one: Import, _ names: Names, in ask: Ask) async throws -> [Model] {
        guard [.checked, .done, .undone].contains(one.state) else { return [] }
        let filters: [(String, RowFilter, Int)] = [
            ("refused", .verdict("refused"), one.counts.refused), ("kept", .kept, one.kept),
            ("changed", .verdict("changed"), one.counts.changed), ("created", .verdict("created"), one.counts.created),
        ]
        var lists: [Model] = []
        for (key, filter, count) in filters where count > 0 {
            let rows = try await ask.house.imports.rows("\(one.id)", filter, limit: most, for: try ask.actor)
            lists.append([
                "title": names.text("import.\(key)", ["n": "\(count)"]),
                "rows": rows.map { row($0, one, names, in: ask) },
                "more": count > most ? names.text("import.more", ["n": "\(most)"]) : "", "isOpen": key != "created",
            ])
        }
        return lists
    }

    private static func row(_ row: ImportRow, _ one: Import, _ names: Names, in ask: Ask) -> Model {
        let shown = one.columns.values.sorted().prefix(5).map { row.cells.count > $0 ? row.cells[$0].trimmed : "" }
        var said = row.kept.map { names.text("importKept.\($0.rawValue)") } ?? ""
        switch row.verdict {
        case .refused(let fault): said = ask.house.texts.sentence(ofRow: fault, ask.language)
        case .changed(let changes) where said.isEmpty:
            said = changes.map { change in
                let field = names.text("importField.\(change.field)")
                let (old, new) = (names.cell(change.old, of: change.field), names.cell(change.new, of: change.field))
                return "\(field) \(old.isEmpty ? "–" : old) → \(new)"
            }.joined(separator: "; ")
        default: break
        }
        if let by = row.knownBy, row.kept == nil {
            said = [said, names.text("importKnown.\(by.rawValue)")].filter { !$0.isEmpty }.joined(separator: "; ")
        }
        return ["number": "\(row.number)", "cells": shown.filter { !$0.isEmpty }.joined(separator: " · "), "said": said]
    }
}
