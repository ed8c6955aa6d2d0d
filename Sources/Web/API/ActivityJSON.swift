import Bulletin
import Casework
import Kernel

struct ActivityJSON: JSONValue {
    let one: Activity
    let zone: Zone
    let now: Instant

    var json: JSON { .object(parts) }

    var parts: [(String, JSON)] {
        let content = one.content
        return [
            ("id", one.id.json), ("number", one.number.json), ("version", one.version.json),
            ("project", one.project.json), ("state", one.state(at: now).rawValue.json),
            ("title", content.title.json), ("text", content.text.json), ("venue", content.venue.json),
            ("begins", zone.text(content.begins).json), ("ends", zone.text(content.ends).json),
            ("seats", content.seats.json), ("taken", one.taken.json), ("places", one.places.map(\.code).json),
            ("tag", content.tag.json), ("by", one.by.json), ("writtenAt", zone.text(one.madeAt).json),
        ]
    }
}

struct ActivityFileJSON: JSONValue {
    let file: ActivityFile
    let now: Instant
    private var zone: Zone { file.project.zone }

    var json: JSON {
        .object(
            ActivityJSON(one: file.one, zone: zone, now: now).parts + [
                ("tally", tally), ("costs", file.costs.map(cost).json),
                ("actions", file.allowed.map(\.rawValue).json), ("mayEdit", file.mayEdit.json),
                ("mayRegister", file.mayRegister.json), ("entries", file.deeds.map { zone.json($0) }.json),
            ])
    }

    private var tally: JSON {
        let tally = file.tally
        func count(_ count: ActivityTally.Count) -> JSON {
            .object([("registrations", count.registrations.json), ("people", count.people.json)])
        }
        return .object([
            ("seated", count(tally.seated)), ("waiting", count(tally.waiting)), ("came", count(tally.came)),
            ("absent", count(tally.absent)), ("cancelled", count(tally.cancelled)), ("toTell", tally.toTell.json),
            ("planned", Int(tally.planned).json), ("actual", Int(tally.actual).json),
            ("perPerson", tally.perPerson.map { Int($0) }.json),
        ])
    }

    private func cost(_ cost: ActivityCost) -> JSON {
        .object([
            ("id", cost.id.json), ("kind", cost.kind.rawValue.json), ("purpose", cost.what.json),
            ("sum", Int(cost.fen).json), ("by", cost.by.json), ("at", zone.text(cost.at).json),
            ("struckAt", cost.struckAt.map(zone.text).json), ("struckBy", cost.struckBy.json),
        ])
    }
}

extension Zone {
    func json(_ deed: BookedDeed) -> JSON {
        .object([
            ("at", text(deed.at).json), ("act", deed.act.json), ("words", deed.words.json),
            ("actor", NamedJSON(key: deed.actor.description, name: deed.actorName).json),
        ])
    }
}
