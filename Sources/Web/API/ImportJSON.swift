import Directory
import Kernel
import Transfer

/// A sheet that was brought in, as programs read it.
struct ImportJSON: JSONValue {
    let one: Import
    let project: String
    let zone: Zone

    var json: JSON {
        .object([
            ("id", one.id.json), ("kind", one.kind.rawValue.json), ("project", project.json), ("file", one.file.json),
            ("state", one.state.rawValue.json), ("header", one.header.json),
            ("columns", .object(one.columns.sorted { $0.key < $1.key }.map { ($0.key, .integer($0.value)) })),
            ("goodRows", one.goodRows.json),
            ("sealed", .array(one.sealed.map { .integer($0) })),
            ("caseKind", (one.caseKind.isEmpty ? nil : one.caseKind).json),
            ("rows", .integer(one.rows)), ("leftOut", .integer(one.leftOut)),
            ("progress", .integer(one.progress)), ("created", .integer(one.counts.created)),
            ("changed", .integer(one.counts.changed)), ("unchanged", .integer(one.counts.unchanged)),
            ("refused", .integer(one.counts.refused)), ("kept", .integer(one.kept)),
            ("by", NamedJSON(key: one.by.description, name: one.byName).json), ("madeAt", zone.text(one.madeAt).json),
            ("doneAt", one.doneAt.map(zone.text).json), ("actions", one.acts.map(\.rawValue).json),
        ])
    }
}

/// A row of an import with what becomes of it.
struct ImportRowJSON: JSONValue {
    let row: ImportRow
    let texts: Texts
    let language: Language

    var json: JSON {
        var (changes, fault): ([FieldChange], RowFault?) = ([], nil)
        switch row.verdict {
        case .changed(let all): changes = all
        case .refused(let why): fault = why
        case .created, .unchanged, nil: break
        }
        return .object([
            ("row", .integer(row.number)), ("cells", row.cells.json), ("verdict", row.verdict.map(\.word).json),
            (
                "changes",
                .array(
                    changes.map {
                        .object([("field", $0.field.json), ("old", $0.old.json), ("new", $0.new.json)])
                    })
            ), ("code", fault.map(\.code).json), ("field", fault.flatMap(\.fields.first).json),
            ("detail", fault.map { texts.sentence(ofRow: $0, language) }.json), ("kept", row.kept.map(\.rawValue).json),
            ("knownBy", row.knownBy.map(\.rawValue).json),
        ])
    }
}
