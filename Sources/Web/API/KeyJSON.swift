import Custody
import Directory
import Kernel
import Workforce

/// A key as the API answers it.
struct KeyJSON: JSONValue {
    let key: Key
    let now: Instant
    let zone: Zone

    var json: JSON { .object(parts) }

    var parts: [(String, JSON)] {
        [
            ("id", key.id.json), ("project", key.project.json), ("kind", key.kind.json), ("number", key.number.json),
            ("name", key.name.json), ("place", key.place.json), ("cabinet", key.cabinet.json), ("hook", key.hook.json),
            ("copies", key.copies.json), ("inHand", key.inHand.json), ("lent", key.lent.json),
            ("lost", key.lost.json), ("state", key.state.rawValue.json), ("seal", key.seal.json),
            ("sealCheckedAt", key.sealCheckedAt.map(zone.text).json), ("condition", key.condition.rawValue.json),
            ("note", key.note.json), ("dueAt", key.dueAt.map(zone.text).json),
            ("overdue", key.isOverdue(at: now).json), ("retiredAt", key.retiredAt.map(zone.text).json),
            ("version", key.version.json),
        ]
    }
}

struct KeyLineJSON: JSONValue {
    let line: KeyLine
    let now: Instant
    let zone: Zone
    let names: Names

    var json: JSON { .object(parts) }

    var parts: [(String, JSON)] {
        KeyJSON(key: line.key, now: now, zone: zone).parts + [
            (
                "loans",
                line.loans.map {
                    KeyLoanJSON(loan: $0, people: line.borrowers, now: now, zone: zone, names: names)
                }.json
            ),
            ("heldFor", line.hold.map { line.borrowers.name($0.person) }.json),
        ]
    }
}
