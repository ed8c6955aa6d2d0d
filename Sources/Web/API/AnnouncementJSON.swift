import Bulletin
import Kernel

struct AnnouncementJSON: JSONValue {
    let one: Announcement
    let zone: Zone
    let now: Instant

    var json: JSON { .object(parts) }

    var parts: [(String, JSON)] {
        let (content, audience) = (one.content, one.audience)
        return [
            ("id", one.id.json), ("number", one.number.json), ("version", one.version.json),
            ("project", one.project.json), ("state", one.state(at: now).rawValue.json),
            ("title", content.title.json), ("text", content.text.json), ("titleEnglish", content.titleEnglish.json),
            ("textEnglish", content.textEnglish.json), ("message", content.message.json),
            ("messageEnglish", content.messageEnglish.json), ("channels", content.channels.map(\.rawValue).json),
            ("publishAt", content.publishAt.map(zone.text).json), ("until", content.until.map(zone.text).json),
            ("wholeProject", audience.isWhole.json), ("places", audience.places.map(\.code).json),
            ("without", audience.without.map(\.code).json),
            ("capacities", audience.capacities.map(\.rawValue).json), ("tag", audience.tag.json),
            ("by", one.by.json), ("writtenAt", zone.text(one.madeAt).json), ("editor", one.editor.json),
            ("approvedBy", one.approvedBy.json), ("approvedAt", one.approvedAt.map(zone.text).json),
            ("leavesAt", one.leavesAt.map(zone.text).json), ("withdrawnAt", one.withdrawnAt.map(zone.text).json),
        ]
    }
}

struct AnnouncementFileJSON: JSONValue {
    let file: AnnouncementFile
    let now: Instant
    private var zone: Zone { file.project.zone }

    var json: JSON {
        .object(
            AnnouncementJSON(one: file.one, zone: zone, now: now).parts + [
                ("outage", file.outage.json), ("reach", reach), ("texts", texts), ("reads", file.reads.json),
                ("actions", file.allowed.map(\.rawValue).json), ("mayEdit", file.mayEdit.json),
                ("entries", file.entries.map(entry).json),
            ])
    }

    private var reach: JSON {
        .object([
            ("households", file.reach.households.json), ("people", file.reach.people.json),
            ("reachable", file.reach.reachable.json),
        ])
    }

    private var texts: JSON {
        .object([
            ("waiting", file.texts.waiting.json), ("sent", file.texts.sent.json), ("failed", file.texts.failed.json),
            ("stopped", file.texts.stopped.json),
        ])
    }

    private func entry(_ entry: AnnouncementEntry) -> JSON {
        .object([
            ("at", zone.text(entry.at).json), ("act", entry.act.json), ("words", entry.words.json),
            ("actor", NamedJSON(key: entry.actor.description, name: entry.actorName).json),
        ])
    }
}

struct AnnouncementTemplateJSON: JSONValue {
    let one: BulletinRules.Template
    let language: Language

    var json: JSON {
        .object([
            ("key", one.key.json), ("name", one.name[language].json), ("title", one.title.json),
            ("text", one.text.json), ("titleEnglish", one.titleEnglish.json), ("textEnglish", one.textEnglish.json),
        ])
    }
}
