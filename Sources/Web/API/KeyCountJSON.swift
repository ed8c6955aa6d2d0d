import Custody
import Kernel

/// A count; in the list of a cabinet without its lines.
struct KeyCountJSON: JSONValue {
    let count: KeyCount
    let zone: Zone
    let names: Names

    var json: JSON {
        .object([
            ("id", count.id.json), ("cabinet", count.cabinet.json), ("countedAt", zone.text(count.countedAt).json),
            ("countedBy", NamedJSON(key: count.countedBy.description, name: names.staff(count.countedBy)).json),
            ("signedAt", count.signedAt.map(zone.text).json),
            ("signedBy", count.signedBy.map { NamedJSON(key: $0.description, name: names.staff($0)) }.json),
            ("differences", count.differences.json), ("lines", count.lines.map(line).json),
        ])
    }

    private func line(_ line: KeyCount.Line) -> JSON {
        .object([
            ("key", line.key.json), ("number", line.number.json), ("name", line.name.json), ("hook", line.hook.json),
            ("expected", line.expected.json), ("found", line.found.json), ("reason", line.reason.json),
        ])
    }
}
