import Casework
import Handover
import Kernel

struct HandoverJSON: JSONValue {
    let one: ShiftHandover
    let post: Post

    var json: JSON { .object(parts) }

    var parts: [(String, JSON)] {
        let zone = post.project.zone
        return [
            ("id", one.id.json), ("number", one.number.json), ("project", post.project.code.json),
            ("department", post.department.key.json), ("state", one.state.rawValue.json), ("by", one.by.json),
            ("at", zone.text(one.at).json), ("ending", HandoverSheetJSON.turn(one.sheet.ending, zone)),
            ("next", HandoverSheetJSON.turn(one.sheet.next, zone)), ("signedBy", one.signedBy.json),
            ("decidedAt", one.decidedAt.map(zone.text).json), ("signedName", (one.signature?.name).json),
            ("picture", one.signature?.picture.map { _ in Paths.API.handoverSignature(one.number) }.json ?? .null),
            ("opening", (one.signature?.opening ?? []).map(HandoverSheetJSON.tick).json),
            ("difference", (one.signature?.difference ?? "").json), ("withdrawal", one.withdrawal.json),
        ]
    }
}

struct HandoverFileJSON: JSONValue {
    let file: HandoverFile
    let seesAlerts: Bool

    var json: JSON {
        let sheet = HandoverSheetJSON(
            sheet: file.handover.sheet, seen: file.seen, seesAlerts: seesAlerts, zone: file.post.project.zone)
        return .object(
            HandoverJSON(one: file.handover, post: file.post).parts + [
                ("sheet", sheet.json), ("maySign", file.maySign.json), ("mayWithdraw", file.mayWithdraw.json),
            ])
    }
}

struct HandoverFormJSON: JSONValue {
    let form: HandoverForm
    let rules: HandoverRules.Post
    let language: Language
    let seesAlerts: Bool

    var json: JSON {
        let zone = form.post.project.zone
        let sheet = HandoverSheetJSON(sheet: form.sheet, seen: form.seen, seesAlerts: seesAlerts, zone: zone)
        return .object([
            ("project", form.post.project.code.json), ("department", form.post.department.key.json),
            ("ending", HandoverSheetJSON.turn(form.sheet.ending, zone)),
            ("next", HandoverSheetJSON.turn(form.sheet.next, zone)), ("sheet", sheet.json),
            ("counts", rules.counts.map(line).json), ("closing", rules.closing.map(named).json),
            ("opening", rules.opening.map(named).json), ("waiting", (form.waiting?.number).json),
        ])
    }

    private func line(_ line: HandoverRules.Line) -> JSON {
        .object([
            ("key", line.key.json), ("name", line.name[language].json), ("unit", line.unit.rawValue.json),
            ("last", form.last[line.key].json),
        ])
    }

    private func named(_ item: HandoverRules.Item) -> NamedJSON {
        NamedJSON(key: item.key, name: item.name[language])
    }
}

/// What stands on a sheet; of a case that its reader may not see, the number alone.
struct HandoverSheetJSON: JSONValue {
    let sheet: HandoverSheet
    let seen: Set<ID<Case>>
    let seesAlerts: Bool
    let zone: Zone

    var json: JSON {
        .object([
            ("caseCount", sheet.caseCount.json), ("cases", sheet.cases.map(item).json),
            ("alerts", (seesAlerts ? sheet.alerts : []).map(alert).json),
            ("emergencies", sheet.emergencies.map(emergency).json), ("visits", sheet.visits.map(visit).json),
            ("entries", sheet.entries.map(entry).json), ("counts", sheet.counts.map(count).json),
            ("closing", sheet.closing.map(Self.tick).json), ("remarks", sheet.remarks.json),
        ])
    }

    static func turn(_ turn: ShiftChange.Turn?, _ zone: Zone) -> JSON {
        guard let turn else { return .null }
        return .object([
            ("day", turn.day.description.json), ("shift", turn.shift.json), ("from", zone.text(turn.from).json),
            ("until", zone.text(turn.until).json),
        ])
    }

    static func tick(_ tick: HandoverTick) -> JSON { .object([("key", tick.key.json), ("done", tick.isDone.json)]) }

    private func item(_ one: HandoverSheet.HeldCase) -> JSON {
        let isSeen = seen.contains(one.id)
        return .object([
            ("number", one.number.json), ("title", (isSeen ? one.title : nil).json),
            ("place", (isSeen ? one.place : nil).json), ("promise", (one.promise?.rawValue).json),
            ("dueAt", one.dueAt.map(zone.text).json), ("who", one.who.json),
        ])
    }

    private func alert(_ one: HandoverSheet.HeldAlert) -> JSON {
        .object([("number", one.number.json), ("rule", one.rule.json), ("at", zone.text(one.at).json)])
    }

    private func emergency(_ one: HandoverSheet.RunningEmergency) -> JSON {
        .object([("case", one.number.json), ("openedAt", zone.text(one.openedAt).json)])
    }

    private func visit(_ one: HandoverSheet.Visit) -> JSON {
        let isSeen = seen.contains(one.id)
        return .object([
            ("case", one.number.json), ("title", (isSeen ? one.title : nil).json),
            ("place", (isSeen ? one.place : nil).json), ("from", zone.text(one.from).json),
            ("until", zone.text(one.until).json), ("who", one.who.json),
        ])
    }

    private func entry(_ one: HandoverSheet.OpenEntry) -> JSON {
        .object([
            ("id", one.id.json), ("at", zone.text(one.at).json), ("event", one.event.json), ("place", one.place.json),
            ("by", one.by.json),
        ])
    }

    private func count(_ one: HandoverCount) -> JSON {
        .object([
            ("key", one.key.json), ("unit", one.unit.rawValue.json), ("count", one.count.json), ("last", one.last.json),
            ("reason", one.reason.json),
        ])
    }
}
