import Custody
import Kernel

/// A cabinet as the API answers it.
struct CabinetJSON: JSONValue {
    let file: CabinetFile

    var json: JSON { .object(parts) }

    var parts: [(String, JSON)] {
        let cabinet = file.cabinet
        return [
            ("id", cabinet.id.json), ("project", cabinet.project.json), ("code", cabinet.code.json),
            ("name", cabinet.name.json), ("hooks", cabinet.hooks.json), ("place", cabinet.place.json),
            ("countedAt", cabinet.countedAt.map(file.project.zone.text).json), ("countDue", file.isCountDue.json),
            ("keyCount", file.keys.count.json),
        ]
    }
}

struct CabinetFileJSON: JSONValue {
    let file: CabinetFile
    let now: Instant
    let names: Names

    var json: JSON {
        let zone = file.project.zone
        return .object(
            CabinetJSON(file: file).parts + [
                ("keys", file.keys.map { KeyJSON(key: $0, now: now, zone: zone) }.json),
                ("counts", file.counts.map { KeyCountJSON(count: $0, zone: zone, names: names) }.json),
            ])
    }
}
