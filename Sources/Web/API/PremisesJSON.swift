import Casework
import Directory
import Kernel
import Workforce

/// A place with everything that is kept of it, as the API answers it.
struct PlaceFileJSON: JSONValue {
    let file: PlaceFile
    let names: Names
    let ahead: Int

    var json: JSON {
        let place = file.place
        return .object([
            ("id", place.id.json), ("project", place.project.json), ("parent", place.parent.json),
            ("kind", place.kind.rawValue.json), ("code", place.code.json), ("name", place.name.json),
            ("status", (place.status?.rawValue).json), ("retiredOn", (place.retiredOn?.description).json),
            ("version", file.version.json), ("above", file.above.map(PlaceJSON.init).json),
            ("areaHundredths", file.record.area.map { Int($0) }.json), ("use", file.record.use.json),
            ("deliveredOn", (file.record.deliveredOn?.description).json),
            ("warranty", .map(file.record.warranty.mapValues(\.description))),
            ("covers", file.covers.map(cover).json), ("meters", file.record.meters.map(meter).json),
            ("note", file.record.note.json), ("facility", file.record.facility.map(card) ?? .null),
            ("statuses", file.history.course.map(entry).json), ("steward", file.steward.map(steward) ?? .null),
            ("residents", file.residents.map { $0.map(resident).json } ?? .null),
            ("facilities", file.facilities.map(PlaceJSON.init).json),
            ("care", file.care.map { CareJSON(file: $0, day: file.today, ahead: ahead, names: names) }.json),
        ])
    }

    private func cover(_ cover: WarrantyCover) -> JSON {
        .object([
            ("part", cover.part.json), ("until", cover.until.description.json),
            ("holds", cover.holds(on: file.today).json), ("from", cover.from.json),
        ])
    }

    private func meter(_ meter: PlaceRecord.Meter) -> JSON {
        .object([("kind", meter.kind.json), ("number", meter.number.json)])
    }

    private func card(_ card: FacilityCard) -> JSON {
        .object([
            ("kind", card.kind.json), ("maker", card.maker.json), ("model", card.model.json),
            ("serial", card.serial.json), ("installedOn", (card.installedOn?.description).json),
            ("department", card.department.json),
        ])
    }

    private func entry(_ held: StatusHistory.Held) -> JSON {
        .object([
            ("status", held.entry.status.rawValue.json), ("from", held.entry.from.description.json),
            ("to", (held.to?.description).json), ("replaced", held.wasReplaced.json), ("note", held.entry.note.json),
            ("by", names.staff(ID(number: held.entry.by)).json),
            ("at", file.project.zone.text(held.entry.at).json),
        ])
    }

    private func steward(_ post: ZonePost) -> JSON { ZoneJSON(post: post, code: nil, names: names).json }

    private func resident(_ one: PlaceFile.Resident) -> JSON {
        .object([
            ("person", one.person.id.json), ("name", one.person.name.json),
            ("capacity", one.occupancy.capacity.rawValue.json), ("from", one.occupancy.from.description.json),
            ("to", (one.occupancy.to?.description).json),
        ])
    }
}
