import Casework
import Handover
import Kernel

extension Schemas {
    private static let text = Schema.string()
    private static let number = Schema.integer(0...1_000_000_000)
    private static let turn = Schema.nullable(
        .whole([("day", .format("date")), ("shift", text), ("from", instant), ("until", instant)]))
    private static let ticks = Schema.array(.whole([("key", text), ("done", .boolean)]))
    private static let unit = Schema.words(HandoverRules.Line.Unit.allCases.map(\.rawValue))
    private static let post: [(String, Schema)] = [("project", maybeText), ("department", maybeText)]

    /// The shapes of duty logs and hand-overs.
    static let handovers: [(String, Schema)] = duty + sheets + [
        ("Handover", .whole(handover)),
        (
            "HandoverFile",
            .whole(handover + [("sheet", .ref("HandoverSheet")), ("maySign", .boolean), ("mayWithdraw", .boolean)])
        ),
        (
            "HandoverForm",
            .whole([
                ("project", text), ("department", text), ("ending", turn), ("next", turn),
                ("sheet", .ref("HandoverSheet")),
                (
                    "counts",
                    .array(.whole([("key", text), ("name", text), ("unit", unit), ("last", .nullable(number))]))
                ), ("closing", .array(.ref("Named"))), ("opening", .array(.ref("Named"))), ("waiting", maybeText),
            ])
        ),
        (
            "HandoverRequest",
            .object(
                post + [
                    (
                        "counts",
                        .nullable(
                            .array(
                                .object(
                                    [("key", .string(most: 60)), ("count", number), ("reason", maybeText)],
                                    required: ["key", "count"])))
                    ), ("closing", .nullable(.array(text))), ("remarks", .nullable(.string(most: 4000))),
                ], required: [])
        ),
        (
            "TakeoverRequest",
            .object(
                [
                    ("name", .string(most: 40)), ("picture", maybeText), ("opening", .nullable(.array(text))),
                    ("difference", .nullable(.string(most: 4000))),
                ], required: ["name"])
        ),
    ]

    private static let handover: [(String, Schema)] = [
        ("id", text), ("number", text), ("project", text), ("department", text),
        ("state", .words(ShiftHandover.State.allCases.map(\.rawValue))), ("by", text), ("at", instant),
        ("ending", turn), ("next", turn), ("signedBy", maybeText), ("decidedAt", maybeInstant),
        ("signedName", maybeText), ("picture", maybeText), ("opening", ticks), ("difference", text),
        ("withdrawal", text),
    ]

    private static let content: [(String, Schema)] = [
        ("at", instant), ("place", text), ("event", text), ("course", text), ("result", text), ("struck", .boolean),
    ]

    private static let entry: [(String, Schema)] = [
        ("id", text), ("project", text), ("department", text), ("day", .format("date")), ("shift", text),
    ] + content + [
        ("open", .boolean), ("case", maybeText), ("by", text), ("writtenAt", instant), ("version", number),
    ]

    private static let draft: [(String, Schema)] = [
        ("at", maybeInstant), ("place", .nullable(.string(most: 200))), ("event", .nullable(.string(most: 500))),
        ("course", .nullable(.string(most: 2000))), ("result", .nullable(.string(most: 2000))),
    ]

    private static let duty: [(String, Schema)] = [
        ("DutyEntry", .whole(entry)),
        (
            "DutyFile",
            .whole(
                entry + [
                    (
                        "versions",
                        .array(
                            .whole(
                                [("version", number)] + content + [
                                    ("by", text), ("writtenAt", instant), ("reason", text),
                                ]))
                    )
                ])
        ),
        ("DutyRequest", .object(post + draft, required: ["event"])),
        (
            "DutyCorrection",
            .object(
                draft + [("struck", .nullable(.boolean)), ("reason", .nullable(.string(most: 500)))], required: [])
        ),
    ]

    private static let sheets: [(String, Schema)] = [
        (
            "HandoverSheet",
            .whole([
                ("caseCount", number),
                (
                    "cases",
                    .array(
                        .whole([
                            ("number", text), ("title", maybeText), ("place", maybeText), ("promise", maybeText),
                            ("dueAt", maybeInstant), ("who", maybeText),
                        ]))
                ), ("alerts", .array(.whole([("number", text), ("rule", text), ("at", instant)]))),
                ("emergencies", .array(.whole([("case", text), ("openedAt", instant)]))),
                (
                    "visits",
                    .array(
                        .whole([
                            ("case", text), ("title", maybeText), ("place", maybeText), ("from", instant),
                            ("until", instant), ("who", maybeText),
                        ]))
                ),
                (
                    "entries",
                    .array(
                        .whole([
                            ("id", text), ("at", instant), ("event", text), ("place", text), ("by", text),
                        ]))
                ),
                (
                    "counts",
                    .array(
                        .whole([
                            ("key", text), ("unit", unit), ("count", number), ("last", .nullable(number)),
                            ("reason", text),
                        ]))
                ), ("closing", ticks), ("remarks", text),
            ])
        )
    ]
}
