import Bulletin
import Kernel

struct MeetingJSON: JSONValue {
    let one: Meeting
    let zone: Zone

    var json: JSON { .object(parts) }

    var parts: [(String, JSON)] {
        [
            ("id", one.id.json), ("number", one.number.json), ("version", one.version.json),
            ("project", one.project.json), ("state", one.stage.rawValue.json),
        ] + zone.parts(of: one.content) + [
            ("by", one.by.json), ("writtenAt", zone.text(one.madeAt).json), ("editor", one.editor.json),
            ("approvedAt", one.approvedAt.map(zone.text).json),
        ]
    }
}

extension Zone {
    fileprivate func parts(of content: Meeting.Content) -> [(String, JSON)] {
        [
            ("title", content.title.json), ("heldAt", text(content.heldAt).json), ("venue", content.venue.json),
            ("chair", content.chair.json), ("present", content.present.json), ("absent", content.absent.json),
            ("guests", content.guests.json),
            (
                "items",
                content.items.map { item -> JSON in
                    .object([("heading", item.heading.json), ("text", item.text.json)])
                }.json
            ),
        ]
    }
}

struct MeetingFileJSON: JSONValue {
    let file: MeetingFile
    let now: Instant
    private var zone: Zone { file.project.zone }

    var json: JSON {
        .object(
            MeetingJSON(one: file.one, zone: zone).parts + [
                ("followUps", file.followUps.map { FollowUpJSON(file: $0, now: now) }.json),
                ("actions", file.allowed.map(\.rawValue).json), ("mayEdit", file.mayEdit.json),
                ("versions", file.versions.map(version).json), ("entries", file.deeds.map { zone.json($0) }.json),
            ])
    }

    private func version(_ one: MeetingVersion) -> JSON {
        .object(
            [("version", one.version.json), ("by", one.by.json), ("at", zone.text(one.at).json)]
                + zone.parts(of: one.content))
    }
}

struct FollowUpJSON: JSONValue {
    let file: FollowUpFile
    let now: Instant

    var json: JSON {
        let (one, zone) = (file.one, file.project.zone)
        return .object([
            ("id", one.id.json), ("number", "\(file.meeting.number)/\(one.place)".json),
            ("version", one.version.json), ("meeting", file.meeting.number.json),
            ("meetingTitle", file.meeting.content.title.json), ("task", one.what.json), ("owner", one.owner.json),
            ("due", one.due.description.json), ("state", one.state.rawValue.json),
            ("overdue", file.isOverdue(at: now).json), ("result", one.result.json), ("case", file.item.json),
            ("by", one.by.json), ("givenAt", zone.text(one.madeAt).json),
            ("endedAt", one.endedAt.map(zone.text).json), ("actions", file.allowed.map(\.rawValue).json),
        ])
    }
}
