import Directory
import Kernel
import Store

/// Places as rows meet them: by code, and what a code lies in is made where it is missing.
struct PlacesBook: ImportBook {
    private let setting: ImportSetting
    /// By code, those of the store and those of the rows before.
    private var known: [String: Place] = [:]
    private var codes: [ID<Place>: String] = [:]
    /// Which row spoke of a code first.
    private var rows: [String: Int] = [:]
    /// What is kept of them besides; nil where nobody says what may be.
    private var keeping: PlaceKeeping?

    init(_ setting: ImportSetting) { (self.setting, keeping) = (setting, PlaceKeeping(setting)) }

    func key(_ row: StagedRow) -> String? { try? PlaceRow(row, setting).code.plain }

    mutating func open(_ db: DB, for rows: [StagedRow]) throws {
        var codes: Set<String> = []
        for row in rows.compactMap({ try? PlaceRow($0, setting) }) {
            for code in [row.code.written, row.code.plain, row.parent?.written, row.parent?.plain].compactMap(\.self) {
                var next: String? = code
                while let code = next {
                    codes.insert(code)
                    next = PlaceCode.above(code)
                }
            }
        }
        let missing = codes.subtracting(known.keys).sorted()
        for (code, place) in try PlaceTable.find(db, codes: missing, in: setting.project.id) {
            (known[code], self.codes[place.id]) = (place, code)
        }
        try keeping?.open(db, missing.compactMap { known[$0]?.id })
    }

    mutating func take(_ row: StagedRow, _ tx: Tx?) throws -> (RowVerdict, [Effect]) {
        let draft = try PlaceRow(row, setting)
        let old = known[draft.code.written] ?? known[draft.code.plain]
        let word = try keeping?.word(row)
        var effects: [Effect] = []
        guard let old else {
            let code = draft.code.plain
            let name = draft.name.isEmpty ? code : draft.name
            let said = try said(word, of: code, name, draft.kind)
            let parent = try parent(of: draft, tx, &effects)
            let kind = draft.kind ?? PlaceRow.kind(ofCode: code, isRoom: parent != nil)
            let made = try add(code, kind, name, in: parent?.id, tx, &effects)
            effects += try keeping?.keep(said, of: made, tx) ?? []
            rows[code] = row.number
            return (.created, effects)
        }
        return try change(old, draft, word, row, tx)
    }

    /// What a row says of a place that is to be made: looked at before anything is written.
    private func said(
        _ word: PlaceWord?, of code: String, _ name: String, _ kind: Place.Kind?
    ) throws -> PlaceKeeping.Change {
        let place = Place(
            id: ID(number: 0), project: setting.project.id, parent: nil, kind: kind ?? .room, code: code, name: name)
        return try keeping?.change(word, of: place) ?? .nothing
    }

    private mutating func change(
        _ old: Place, _ draft: PlaceRow, _ word: PlaceWord?, _ row: StagedRow, _ tx: Tx?
    ) throws -> (RowVerdict, [Effect]) {
        let above = try draft.parent.map { code in
            try (known[code.written] ?? known[code.plain]).orThrow(DirectoryRefusal.unknownPlace(code.written))
        }
        if let above, Place.lies(above.id, in: old.id, above: { codes[$0].flatMap { known[$0] }?.parent }) {
            throw DirectoryRefusal.unknownPlace(above.code)
        }
        let new = Place(
            id: old.id, project: old.project, parent: above?.id ?? old.parent, kind: draft.kind ?? old.kind,
            code: old.code, name: draft.name.isEmpty ? old.name : draft.name, status: old.status,
            retiredOn: old.retiredOn)
        let (moved, said) = (differences(old, new, above), try keeping?.change(word, of: new) ?? .nothing)
        let changes = moved + said.changes
        guard !changes.isEmpty else { return (.unchanged(), []) }
        if let first = rows[old.code] { throw TransferRefusal.rowRepeats(row: first) }
        (known[old.code], rows[old.code]) = (new, row.number)
        let kept = try keeping?.keep(said, of: new, tx) ?? []
        guard let tx, !moved.isEmpty else { return (.changed(changes), kept) }
        try PlaceTable.update(tx, new)
        let effect = Effect.changed(.place, old.id.number, seal: new.seal, before: try Effect.before(old))
        return (.changed(changes), [effect] + kept)
    }

    private func differences(_ old: Place, _ new: Place, _ above: Place?) -> [FieldChange] {
        var all: [FieldChange] = []
        if old.name != new.name { all.append(FieldChange("name", old.name, new.name)) }
        if old.kind != new.kind { all.append(FieldChange("kind", old.kind.rawValue, new.kind.rawValue)) }
        if old.parent != new.parent {
            let before = old.parent.flatMap { codes[$0] } ?? ""
            all.append(FieldChange("parent", before, above?.code ?? ""))
        }
        return all
    }

    /// What a new place lies in: what the sheet says, else what its code says, made where it is missing.
    private mutating func parent(of draft: PlaceRow, _ tx: Tx?, _ effects: inout [Effect]) throws -> Place? {
        if let code = draft.parent {
            return try (known[code.written] ?? known[code.plain]).orThrow(DirectoryRefusal.unknownPlace(code.written))
        }
        guard let above = PlaceCode.above(draft.code.plain) else { return nil }
        return try made(above, tx, &effects)
    }

    private mutating func made(_ code: String, _ tx: Tx?, _ effects: inout [Effect]) throws -> Place {
        if let there = known[code] { return there }
        let parent = try PlaceCode.above(code).map { try made($0, tx, &effects) }
        return try add(code, PlaceRow.kind(ofCode: code, isRoom: false), code, in: parent?.id, tx, &effects)
    }

    @discardableResult
    private mutating func add(
        _ code: String, _ kind: Place.Kind, _ name: String, in parent: ID<Place>?, _ tx: Tx?,
        _ effects: inout [Effect]
    ) throws -> Place {
        // A dry run tells its places apart as well.
        let id = tx?.newID() ?? ID<Place>(number: -Int64(known.count) - 1)
        let place = Place(id: id, project: setting.project.id, parent: parent, kind: kind, code: code, name: name)
        (known[code], codes[id]) = (place, code)
        guard let tx else { return place }
        try PlaceTable.keep(tx, place)
        effects.append(.made(.place, id.number, seal: place.seal))
        return place
    }
}
