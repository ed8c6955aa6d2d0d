import Casework
import Handover
import Kernel

struct DutyEntryJSON: JSONValue {
    let entry: DutyEntry
    let post: Post
    /// Of the case that was made of it.
    let number: String?

    var json: JSON { .object(parts) }

    var parts: [(String, JSON)] {
        [
            ("id", entry.id.json), ("project", post.project.code.json), ("department", post.department.key.json),
            ("day", entry.day.description.json), ("shift", entry.shift.json),
        ] + Self.content(entry.content, post.project.zone) + [
            ("open", entry.isOpen.json), ("case", number.json), ("by", entry.by.json),
            ("writtenAt", post.project.zone.text(entry.writtenAt).json), ("version", entry.version.json),
        ]
    }

    static func content(_ content: DutyEntry.Content, _ zone: Zone) -> [(String, JSON)] {
        [
            ("at", zone.text(content.at).json), ("place", content.placeText.json), ("event", content.event.json),
            ("course", content.course.json), ("result", content.result.json), ("struck", content.isStruck.json),
        ]
    }
}

/// An entry with its versions, the oldest first.
struct DutyFileJSON: JSONValue {
    let file: DutyFile

    var json: JSON {
        let zone = file.post.project.zone
        let versions = file.versions.map { one in
            JSON.object(
                [("version", one.version.json)] + DutyEntryJSON.content(one.content, zone) + [
                    ("by", one.by.json), ("writtenAt", zone.text(one.at).json), ("reason", one.reason.json),
                ])
        }
        return .object(
            DutyEntryJSON(entry: file.entry, post: file.post, number: file.number).parts
                + [("versions", .array(versions))])
    }
}
