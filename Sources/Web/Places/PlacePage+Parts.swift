import Casework
import Directory
import Kernel
import Workforce

extension PlacePage {
    var facts: [Model] {
        let record = file.record
        var facts: [Model] = []
        func add(_ key: String, _ text: String?) {
            guard let text, !text.isEmpty else { return }
            facts.append(["label": names.text(key), "text": text])
        }
        add("places.areaLabel", record.area.map(names.area))
        add("places.use", record.use.map(names.placeUse))
        add("places.deliveredOn", record.deliveredOn?.description)
        add("places.steward", file.steward.map { "\(names.staff($0.staff)) \(names.span(of: $0))" })
        for meter in record.meters { add("places.meter", "\(names.meter(meter.kind)) \(meter.number)") }
        if let card = record.facility {
            add("places.facility", names.facility(card.kind))
            add("places.maker", [card.maker, card.model].filter { !$0.isEmpty }.joined(separator: " "))
            add("places.serial", card.serial)
            add("places.installedOn", card.installedOn?.description)
            add("places.department", card.department.flatMap { names.department(key: $0) })
            add("places.inspection", inspection)
        }
        return facts
    }

    /// The next day on which the law asks for something.
    private var inspection: String? {
        let running = file.care.map(\.plan).filter { $0.isStatutory && $0.endedOn == nil }
        return running.min { $0.nextDue < $1.nextDue }.map { "\($0.nextDue) \($0.what)" }
    }

    /// The newest first, each with how long it held.
    var statuses: [Model] {
        file.history.course.map { held in
            let entry = held.entry
            return [
                "tag": StatusTag.model(entry.status, names), "from": entry.from.description,
                "to": held.to?.description ?? (held.wasReplaced ? "" : names.text("person.now")),
                "isReplaced": held.wasReplaced, "note": entry.note, "by": names.staff(ID(number: entry.by)),
                "at": times.point(entry.at), "exact": times.exact(entry.at),
            ]
        }
    }

    var covers: [Model] {
        file.covers.map { cover in
            let isOwn = cover.from == file.place.id
            let from = isOwn ? nil : file.above.first { $0.id == cover.from }
            return [
                "part": names.warrantyPart(cover.part), "until": cover.until.description,
                "holds": cover.holds(on: file.today), "from": from?.name ?? "",
            ]
        }
    }

    var residents: Model {
        guard let all = file.residents else { return ["seesPeople": false] }
        func line(_ one: PlaceFile.Resident) -> Model {
            [
                "name": one.person.name, "href": Paths.person(one.person.id.description),
                "capacity": names.capacity(one.occupancy.capacity), "from": one.occupancy.from.description,
                "to": one.occupancy.to?.description ?? names.text("person.now"),
            ]
        }
        let now = all.filter { one in one.occupancy.to.map { $0 >= file.today } ?? true }
        let before = all.filter { one in one.occupancy.to.map { $0 < file.today } ?? false }
        return [
            "seesPeople": true, "now": now.map(line), "hasNow": !now.isEmpty, "before": before.map(line),
            "hasBefore": !before.isEmpty,
        ]
    }

    var care: [Model] {
        file.care.map { one in
            CareWords.model(
                one, on: file.today, ahead: names.premises.careAhead, names, may: actor, back: file.place.id)
        }
    }

    var edits: [Model] {
        file.edits.map { edit in
            [
                "version": "\(edit.version)", "act": names.text("placeAct.\(edit.act.rawValue)"),
                "name": edit.record.name, "words": edit.words, "by": names.staff(ID(number: edit.by)),
                "at": times.point(edit.at), "exact": times.exact(edit.at),
            ]
        }
    }

    /// The forms, each open with its sentence where it was refused.
    var forms: Model {
        let address = file.place.id.description
        func typed(_ part: Part) -> Form? { trouble?.part == part ? trouble?.form : nil }
        func form(_ part: Part, _ more: Model = [:]) -> Model {
            let isHere = trouble?.part == part
            let sentence = isHere ? trouble.map { PageSentence($0.refusal, names).text } : nil
            let form = typed(part)
            let own: Model = [
                "isOpen": isHere, "sentence": sentence ?? "", "day": form?.raw("from") ?? "",
                "words": form?.raw("note") ?? "",
            ]
            return own.merging(more)
        }
        let status = typed(.status)?["status"] ?? typed(.statuses)?["status"]
        let care = typed(.care)
        return [
            "edit": form(.record, PlaceForm.model(file, typed(.record), names)), "to": Paths.place(address),
            "statusForm": form(.status), "statusTo": Paths.placeStatus(address),
            "statusesForm": form(.statuses, ["only": options(typed(.statuses)?["only"])]),
            "statusesTo": Paths.placeStatuses(address), "choices": options(status),
            "retireForm": form(.retirement, ["reason": typed(.retirement)?.raw("reason") ?? ""]),
            "retireTo": Paths.placeRetirement(address),
            "careForm": form(
                .care,
                [
                    "what": care?.raw("what") ?? "", "every": care?.raw("every") ?? "",
                    "isDays": care?["unit"] == "days", "firstDue": care?.raw("firstDue") ?? "",
                    "isStatutory": care?["statutory"] != nil,
                ]), "careTo": Paths.placeCare(address),
        ]
    }

    private func options(_ chosen: String?) -> [Model] {
        Choice.options(PlaceStatus.allCases.map { ($0.rawValue, names.placeStatus($0)) }, chosen: chosen)
    }
}
