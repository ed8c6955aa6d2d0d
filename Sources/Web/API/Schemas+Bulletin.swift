import Bulletin
import Directory
import Kernel

extension Schemas {
    private static let text = Schema.string()
    private static let number = Schema.integer(0...1_000_000_000)
    private static let channels = Schema.array(.words(Announcement.Content.Channel.allCases.map(\.rawValue)))
    private static let capacities = Schema.array(.words(Occupancy.Capacity.allCases.map(\.rawValue)))

    /// The shapes of announcements.
    static let bulletin: [(String, Schema)] = [
        ("Announcement", .whole(announcement)),
        (
            "AnnouncementFile",
            .whole(
                announcement + [
                    ("outage", maybeText),
                    ("reach", .whole([("households", number), ("people", number), ("reachable", number)])),
                    (
                        "texts",
                        .whole([("waiting", number), ("sent", number), ("failed", number), ("stopped", number)])
                    ), ("reads", number), ("actions", .array(.words(AnnouncementAct.Name.allCases.map(\.rawValue)))),
                    ("mayEdit", .boolean),
                    (
                        "entries",
                        .array(.whole([("at", instant), ("actor", .ref("Named")), ("act", text), ("words", text)]))
                    ),
                ])
        ), ("AnnouncementRequest", .object(request, required: [])),
        (
            "AnnouncementTemplate",
            .whole(["key", "name", "title", "text", "titleEnglish", "textEnglish"].map { ($0, text) })
        ),
    ]

    private static let announcement: [(String, Schema)] = [
        ("id", text), ("number", text), ("version", number), ("project", text),
        ("state", .words(Announcement.State.allCases.map(\.rawValue))), ("title", text), ("text", text),
        ("titleEnglish", text), ("textEnglish", text), ("message", text), ("messageEnglish", text),
        ("channels", channels), ("publishAt", maybeInstant), ("until", maybeInstant), ("wholeProject", .boolean),
        ("places", .array(text)), ("without", .array(text)), ("capacities", capacities), ("tag", text), ("by", text),
        ("writtenAt", instant), ("editor", text), ("approvedBy", maybeText), ("approvedAt", maybeInstant),
        ("leavesAt", maybeInstant), ("withdrawnAt", maybeInstant),
    ]

    private static func maybe(_ most: Int) -> Schema { .nullable(.string(most: most)) }

    private static let request: [(String, Schema)] = [
        ("project", maybeText), ("outage", maybeText), ("template", maybeText),
        ("title", maybe(AnnouncementDraft.longestTitle)), ("text", maybe(AnnouncementDraft.longestText)),
        ("titleEnglish", maybe(AnnouncementDraft.longestTitle)),
        ("textEnglish", maybe(AnnouncementDraft.longestText)), ("message", maybe(AnnouncementDraft.longestMessage)),
        ("messageEnglish", maybe(AnnouncementDraft.longestMessage)), ("channels", .nullable(channels)),
        ("publishAt", maybeInstant), ("until", maybeInstant), ("wholeProject", .nullable(.boolean)),
        ("places", .nullable(.array(text))), ("without", .nullable(.array(text))),
        ("zones", .nullable(.array(text))), ("capacities", .nullable(capacities)),
        ("tag", maybe(AnnouncementDraft.longestTag)),
    ]
}
