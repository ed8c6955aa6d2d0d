import Bulletin
import Casework
import Kernel

extension Schemas {
    /// The shapes of customers' pages.
    static let customerPages: [(String, Schema)] = [
        ("PageLink", .whole(pageLink)),
        ("MadePageLink", .whole(pageLink + [("secret", maybeText), ("address", maybeText)])),
        (
            "CustomerAnnouncement",
            .whole([("number", .string()), ("title", .string()), ("text", .string())])
        ),
        ("GuestLook", .object([("link", .string(most: 200))], required: ["link"])),
        (
            "GuestAction",
            .object(
                [
                    ("link", .string(most: 200)), ("action", .string(most: 60)), ("satisfied", .nullable(.boolean)),
                    ("rating", .nullable(.integer(1...5))), ("comment", maybeText), ("reason", maybeText),
                    ("text", maybeText), ("form", .nullable(.map(.string()))),
                    ("files", .nullable(.array(broughtFile))),
                    ("signatures", .nullable(.map(.string()))),
                ], required: ["link", "action"])
        ),
        (
            "CustomerPage",
            .whole([
                ("number", .string()), ("kind", .string()), ("title", .string()),
                ("phase", .words(Phase.allCases.map(\.rawValue))), ("stage", .string()),
                ("promise", .nullable(.whole([("kind", .string()), ("dueAt", instant)]))),
                (
                    "facts",
                    .array(.whole([("key", .string()), ("name", .string()), ("value", .string())]))
                ),
                ("bookings", .array(.whole([("what", .string()), ("from", instant), ("until", instant)]))),
                (
                    "passes",
                    .array(
                        .whole([
                            ("kind", .string()), ("code", .string()), ("from", instant), ("until", instant),
                            ("state", .words(Pass.Verdict.allCases.map(\.rawValue))),
                        ]))
                ), ("activities", .array(ticket)), ("papers", .array(.ref("Named"))),
                (
                    "announcements",
                    .array(.whole([("number", .string()), ("title", .string()), ("read", .boolean)]))
                ),
                ("messages", .array(.whole([("at", instant), ("text", .string())]))),
                ("actions", .array(.ref("Action"))),
                (
                    "slots",
                    .array(
                        .whole([
                            ("action", .string()), ("field", .string()), ("from", instant), ("until", instant),
                            ("free", .integer(0...1000)),
                        ]))
                ),
            ])
        ),
    ]

    private static let ticket = Schema.whole([
        ("title", .string()), ("venue", .string()), ("begins", instant), ("ends", instant),
        ("heads", .integer(1...Activities.mostHeads)), ("code", .string()),
        ("came", .nullable(.integer(1...Activities.mostHeads))),
    ])

    static let broughtFile = Schema.object(
        [("field", .string(most: 60)), ("name", .string(most: 200)), ("content", .string())],
        required: ["field", "name", "content"])

    private static let pageLink: [(String, Schema)] = [
        ("id", .string()), ("state", .words(PageLink.State.allCases.map(\.rawValue))), ("byText", .boolean),
        ("by", .string()), ("madeAt", instant), ("until", instant), ("openedAt", maybeInstant),
        ("revokedAt", maybeInstant),
    ]
}
