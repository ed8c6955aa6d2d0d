import Casework
import Kernel

extension Schemas {
    /// The shapes of outages, hints and links.
    static let knowledge: [(String, Schema)] = outages + hints + links

    private static let outage: [(String, Schema)] = [
        ("id", .string()), ("number", .string()), ("version", .integer(1...1_000_000)), ("project", .string()),
        ("kind", .string()), ("state", .words(Outage.State.allCases.map(\.rawValue))), ("pastItsEnd", .boolean),
        ("wholeProject", .boolean), ("places", .array(.string())), ("from", instant), ("until", maybeInstant),
        ("cause", .string()), ("sentence", .string()), ("announcedBy", .string()), ("announcedAt", instant),
        ("endedAt", maybeInstant), ("asked", .integer(0...1_000_000)),
    ]

    private static let outages: [(String, Schema)] = [
        ("Outage", .whole(outage)),
        (
            "OutageFile",
            .whole(
                outage + [
                    ("said", .string()), ("actions", .array(.words(OutageAct.Name.allCases.map(\.rawValue)))),
                    ("cases", .array(.string())), ("next", maybeText), ("news", .array(.ref("News"))),
                    ("outlook", .ref("NewsOutlook")),
                    (
                        "notice",
                        .whole([
                            ("title", .string()), ("body", .string()), ("titleEnglish", .string()),
                            ("bodyEnglish", .string()),
                        ])
                    ),
                    (
                        "entries",
                        .array(
                            .whole([
                                ("at", instant), ("actor", .ref("Named")), ("act", .string()), ("words", .string()),
                                ("until", maybeInstant),
                            ]))
                    ),
                ])
        ),
        (
            "OutageRequest",
            .object(
                [
                    ("project", .nullable(.string())), ("kind", .string(most: 40)),
                    ("places", .nullable(.array(.string(most: 80)))), ("wholeProject", .nullable(.boolean)),
                    ("from", maybeInstant), ("until", maybeInstant), ("cause", .string(most: 160)),
                    ("sentence", .nullable(.string(most: 600))),
                ], required: ["kind", "cause"])
        ),
        (
            "OutageAction",
            .object(
                [("until", maybeInstant)]
                    + [
                        "reason", "sentence", "case", "text", "channel", "noticeTitle", "noticeBody",
                        "noticeTitleEnglish", "noticeBodyEnglish",
                    ].map { ($0, Schema.nullable(.string())) }, required: [])
        ),
        (
            "PlaceNews",
            .whole([
                (
                    "told",
                    .array(
                        .whole([
                            ("outage", .string()), ("kind", .string()), ("said", .string()), ("from", instant),
                            ("until", maybeInstant), ("pastItsEnd", .boolean),
                        ]))
                ), ("hints", .array(.ref("Hint"))),
            ])
        ),
    ]

    private static let hints: [(String, Schema)] = [
        (
            "Hint",
            .whole([
                ("id", .string()), ("place", .string()), ("topic", .string()), ("text", .string()),
                ("author", .ref("Named")), ("writtenAt", instant), ("checkedOn", .format("date")),
                ("follows", .nullable(.string())),
            ])
        ),
        (
            "HintFile",
            .whole([
                ("place", .string()), ("hints", .array(.ref("Hint"))), ("older", .array(.ref("Hint"))),
            ])
        ),
        (
            "HintRequest",
            .object(
                [("topic", .string()), ("text", .string(most: 600)), ("checkedOn", .nullable(.format("date")))],
                required: ["topic", "text"])
        ),
        (
            "HintAction",
            .object(
                [
                    ("topic", .nullable(.string())), ("text", .nullable(.string(most: 600))),
                    ("checkedOn", .nullable(.format("date"))),
                ], required: [])
        ),
    ]

    private static let links: [(String, Schema)] = [
        (
            "Link",
            .whole([
                ("id", .string()), ("relation", .words(CaseLink.Side.allCases.map(\.rawValue))), ("case", .string()),
                ("title", .string()), ("phase", .words(Phase.allCases.map(\.rawValue))),
            ])
        ),
        (
            "LinkRequest",
            .whole([("relation", .words(CaseLink.Relation.allCases.map(\.rawValue))), ("with", .string())])
        ),
        (
            "LikelyMatch",
            .whole([
                ("case", .string()), ("title", .string()), ("likeness", .integer(1...100)),
                ("alike", .array(.string())),
            ])
        ),
        (
            "Duplicate",
            .whole([
                ("case", .string()), ("title", .string()), ("likeness", .integer(1...100)), ("sameCustomer", .boolean),
            ])
        ),
    ]
}
