import Casework
import Kernel

struct OutageJSON: JSONValue {
    let outage: Outage
    let zone: Zone
    let now: Instant

    var json: JSON { .object(parts) }

    var parts: [(String, JSON)] {
        [
            ("id", outage.id.json), ("number", outage.number.json), ("version", .integer(outage.version)),
            ("project", outage.project.json), ("kind", outage.kind.json),
            ("state", outage.state(at: now).rawValue.json), ("pastItsEnd", outage.isPastItsEnd(at: now).json),
            ("wholeProject", outage.isWhole.json), ("places", outage.places.map(\.code).json),
            ("from", zone.text(outage.from).json), ("until", outage.until.map(zone.text).json),
            ("cause", outage.cause.json), ("sentence", outage.sentence.json),
            ("announcedBy", outage.announcedBy.json), ("announcedAt", zone.text(outage.announcedAt).json),
            ("endedAt", outage.endedAt.map(zone.text).json), ("asked", .integer(outage.asked)),
        ]
    }
}

struct OutageFileJSON: JSONValue {
    let file: OutageFile
    let now: Instant
    private var zone: Zone { file.project.zone }

    var json: JSON {
        .object(
            OutageJSON(outage: file.outage, zone: zone, now: now).parts + [
                ("said", file.said.json), ("actions", .array(file.allowed.map(\.rawValue.json))),
                ("cases", file.cases.map(\.number).json), ("next", (file.next?.description).json),
                ("news", file.news.map { NewsJSON(news: $0, zone: zone) }.json),
                ("outlook", OutlookJSON(outlook: file.outlook, zone: zone).json), ("notice", notice),
                ("entries", file.entries.map(entry).json),
            ])
    }

    private var notice: JSON {
        .object([
            ("title", file.notice.title.json), ("body", file.notice.body.json),
            ("titleEnglish", file.notice.titleEnglish.json), ("bodyEnglish", file.notice.bodyEnglish.json),
        ])
    }

    private func entry(_ entry: OutageEntry) -> JSON {
        .object([
            ("at", zone.text(entry.at).json),
            ("actor", NamedJSON(key: entry.actor.description, name: entry.actorName).json), ("act", entry.act.json),
            ("words", entry.words.json), ("until", entry.until.map(zone.text).json),
        ])
    }
}

/// What to tell at a place, and its hints.
struct PlaceNewsJSON: JSONValue {
    let news: PlaceNews
    let zone: Zone

    var json: JSON {
        .object([
            ("told", news.told.map(told).json),
            ("hints", news.hints.map { HintJSON(one: $0, zone: zone) }.json),
        ])
    }

    private func told(_ told: PlaceNews.Told) -> JSON {
        .object([
            ("outage", told.outage.number.json), ("kind", told.outage.kind.json), ("said", told.said.json),
            ("from", zone.text(told.outage.from).json), ("until", told.outage.until.map(zone.text).json),
            ("pastItsEnd", told.isPastItsEnd.json),
        ])
    }
}
