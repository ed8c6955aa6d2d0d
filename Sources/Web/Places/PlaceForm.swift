import Casework
import Directory
import Kernel

/// A place's record as somebody typed it.
enum PlaceForm {
    static let warranty = "warranty-"
    static let meter = "meter-"

    /// What was typed as a record.
    ///
    /// - Throws: ``CaseRefusal/numberOutOfRange(field:least:most:)`` · ``CaseRefusal/dateOutOfRange(field:)``
    static func record(_ form: Form, of kind: Place.Kind, _ rules: PremisesRules) throws -> PlaceRecord {
        var record = PlaceRecord(name: form["name"] ?? "")
        record.area = try form["area"].map {
            guard let area = FixedPoint.number($0, places: 2) else {
                throw CaseRefusal.numberOutOfRange(
                    field: "area", least: "0", most: FixedPoint.text(Premises.largestArea, places: 2))
            }
            return area
        }
        record.use = form["use"]
        record.deliveredOn = try form.day("deliveredOn")
        for part in rules.warranty {
            guard let text = form[warranty + part.key] else { continue }
            guard let day = Day(text) else { throw CaseRefusal.dateOutOfRange(field: "warranty") }
            record.warranty[part.key] = day
        }
        record.meters = rules.meters.flatMap { entry in
            (form[meter + entry.key] ?? "").split(separator: " ").map { .init(kind: entry.key, number: String($0)) }
        }
        record.note = form["note"] ?? ""
        if kind == .facility, let own = form["facility"] {
            record.facility = FacilityCard(
                kind: own, maker: form["maker"] ?? "", model: form["model"] ?? "", serial: form["serial"] ?? "",
                installedOn: try form.day("installedOn"), department: form["department"])
        }
        return record
    }

    /// Another code or parent; none where the form asked for neither, as it does of those who see a part alone.
    static func correction(_ form: Form) -> PlaceCorrection {
        form.has("code") ? PlaceCorrection(code: form.raw("code"), parent: form.raw("parent")) : .init()
    }

    /// The fields with what was typed, or with what is kept.
    static func model(_ file: PlaceFile, _ typed: Form?, _ names: Names) -> Model {
        let record = file.record
        func shown(_ name: String, _ kept: String?) -> String { typed.map { $0.raw(name) } ?? kept ?? "" }
        return [
            "name": shown("name", record.name), "code": shown("code", file.place.code),
            "parent": shown("parent", file.above.last?.code),
            "area": shown("area", record.area.map { FixedPoint.text($0, places: 2) }),
            "deliveredOn": shown("deliveredOn", record.deliveredOn?.description), "note": shown("note", record.note),
            "uses": Choice.options(
                names.premises.uses.map { ($0.key, $0.name[names.language]) }, chosen: shown("use", record.use)),
            "warranty": names.premises.warrantyNames.map { part -> Model in
                [
                    "key": warranty + part.key, "name": part.name[names.language],
                    "value": shown(warranty + part.key, record.warranty[part.key]?.description),
                ]
            },
            "meters": names.premises.meters.map { entry -> Model in
                let own = record.meters.filter { $0.kind == entry.key }.map(\.number).joined(separator: " ")
                return [
                    "key": meter + entry.key, "name": entry.name[names.language],
                    "value": shown(meter + entry.key, own),
                ]
            },
            "version": "\(file.version)", "isFacility": file.place.kind == .facility,
            "card": card(file, typed, names),
        ]
    }

    private static func card(_ file: PlaceFile, _ typed: Form?, _ names: Names) -> Model {
        let card = file.record.facility
        func shown(_ name: String, _ kept: String?) -> String { typed.map { $0.raw(name) } ?? kept ?? "" }
        return [
            "kinds": Choice.options(
                names.premises.facilities.map { ($0.key, $0.name[names.language]) },
                chosen: shown("facility", card?.kind)),
            "maker": shown("maker", card?.maker), "model": shown("model", card?.model),
            "serial": shown("serial", card?.serial),
            "installedOn": shown("installedOn", card?.installedOn?.description),
            "departments": names.departmentOptions(having: shown("department", card?.department)),
        ]
    }
}
