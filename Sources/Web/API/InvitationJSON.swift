import Casework
import Kernel

struct InvitationJSON: JSONValue {
    let one: Invitation
    let zone: Zone

    var json: JSON { .object(parts) }

    var parts: [(String, JSON)] {
        [
            ("id", one.id.json), ("number", one.number.json), ("project", one.project.json), ("desk", one.desk.json),
            ("kind", one.kind.json), ("places", one.scope.places.json), ("status", (one.scope.status?.rawValue).json),
            ("tag", one.scope.tag.json), ("by", one.by.json), ("madeAt", zone.text(one.madeAt).json),
            ("doneAt", one.doneAt.map(zone.text).json),
        ]
    }
}

struct InvitationFileJSON: JSONValue {
    let file: InvitationFile
    private var zone: Zone { file.project.zone }

    var json: JSON {
        .object(
            InvitationJSON(one: file.one, zone: zone).parts + [
                ("figures", figures), ("items", .array(file.places.items.map(place))),
                ("next", file.places.next.json),
            ])
    }

    private var figures: JSON {
        let all = file.figures
        return .object([
            ("places", all.places.json), ("waiting", all.waiting.json), ("invited", all.invited.json),
            ("seen", all.seen.json), ("booked", all.booked.json), ("done", all.done.json),
            ("refused", all.refused.json), ("missing", all.missing.json), ("letters", all.letters.json),
            ("left", all.left.json),
        ])
    }

    private func place(_ one: InvitedPlace) -> JSON {
        .object([
            ("place", one.code.json), ("state", one.state.rawValue.json), ("why", one.why.json),
            ("number", one.number.json), ("customer", one.customer.json), ("stage", one.stage.json),
            ("byText", one.isByText.json), ("seen", one.isSeen.json), ("booked", one.isBooked.json),
            ("needsLetter", one.needsLetter.json), ("printedAt", one.printedAt.map(zone.text).json),
        ])
    }
}

struct InvitationCountJSON: JSONValue {
    let count: InvitationCount

    var json: JSON {
        .object([
            ("places", count.places.json), ("invited", count.invited.json), ("texts", count.texts.json),
            ("letters", count.letters.json), ("running", count.running.json), ("ownerless", count.ownerless.json),
        ])
    }
}

struct InvitationLetterJSON: JSONValue {
    let letter: InvitationLetter

    var json: JSON {
        .object([
            ("place", letter.code.json), ("customer", letter.customer.json), ("number", letter.number.json),
            ("text", letter.text.json), ("address", letter.address.json),
            ("language", letter.language.rawValue.json),
        ])
    }
}
