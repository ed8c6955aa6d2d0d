import Casework
import Directory

/// The shapes of what the API takes and answers, by name.
enum Schemas {
    static let instant = Schema.format("date-time")
    static let maybeInstant = Schema.nullable(.format("date-time"))
    static let maybeText = Schema.nullable(.string())

    static let all: [(String, Schema)] = onSite + watching + incidents + emergencies + figureShapes + knowledge
        + calendars + alerts + together + boards + outside + news + telephone + premises
        + arrears + roster
        + handovers + bulletin + articles + letters + gatherings + people + imports + procedureTexts + houseTexts
        + team + structure + signOn + finding + rounds + payments + custody + procedures + prints + customerPages
        + slots + invitations + [
        (
            "Problem",
            .object(
                [
                    ("type", .string()), ("status", .integer(400...599)), ("code", .string()), ("title", .string()),
                    ("detail", .string()),
                    ("fields", .array(.whole([("field", .string()), ("detail", .string())]))),
                    ("current", .ref("Case")),
                ], required: ["type", "status", "code", "title", "detail", "fields"])
        ),
        ("Intake", intake), ("Case", case_), ("Task", task), ("Promise", promise), ("Entry", entry),
        ("ActionRequest", action),
        (
            "Action",
            .whole([
                ("action", .string()), ("name", .string()),
                (
                    "fields",
                    .array(
                        .whole([
                            ("name", .string()), ("required", .boolean),
                            ("choices", .nullable(.array(.ref("Named")))),
                        ]))
                ), ("form", .array(.string())),
            ])
        ),
        ("Named", .whole([("key", .string()), ("name", .string())])),
        (
            "Message",
            .object(
                [
                    ("text", .string(most: 20_000)), ("audience", .words(Audience.allCases.map(\.rawValue))),
                    ("from", .nullable(.words(MessageBody.Speaker.allCases.map(\.rawValue)))),
                    ("channel", maybeText),
                ], required: ["text", "audience"])
        ),
        (
            "PromiseRequest",
            .object(
                [
                    ("kind", .words(Promise.Kind.sayable.map(\.rawValue))), ("words", .string(most: 2000)),
                    ("dueAt", instant),
                ], required: ["kind", "words", "dueAt"])
        ),
        (
            "Word",
            .object(
                [
                    ("apology", .string(most: 2000)), ("reason", .string(most: 2000)), ("remedy", .string(most: 2000)),
                    ("newDueAt", maybeInstant), ("channel", maybeText),
                ], required: ["apology", "reason", "remedy"])
        ),
        (
            "Upload",
            .object([("file", .format("binary")), ("moment", .words(["before", "after", ""]))], required: ["file"])
        ),
        (
            "Attachment",
            .whole([
                ("id", .string()), ("name", .string()), ("type", .string()),
                ("bytes", .integer(0...FileKind.mostBytes)), ("moment", .string()), ("at", instant), ("url", .string()),
            ])
        ),
        (
            "Person",
            .whole([
                ("id", .string()), ("project", .string()), ("name", .string()), ("phones", .array(.string())),
                ("phonesMasked", .boolean), ("tags", .array(.string())), ("note", .string()),
                (
                    "rooms",
                    .array(
                        .whole([
                            ("place", .string()), ("code", .string()), ("name", .string()),
                            ("capacity", .words(Occupancy.Capacity.allCases.map(\.rawValue))),
                            ("from", .format("date")), ("to", .nullable(.format("date"))),
                        ]))
                ), ("vehicles", .array(.string())),
            ])
        ),
        (
            "PersonRequest",
            .object(
                [
                    ("project", maybeText), ("name", .string(most: 80)), ("phones", .array(.string(most: 40))),
                    ("tags", .array(.string(most: 40))), ("note", .string(most: 2000)),
                ], required: ["name"])
        ),
        (
            "Place",
            .whole([
                ("id", .string()), ("project", .string()), ("parent", maybeText),
                ("kind", .words(Place.Kind.allCases.map(\.rawValue))), ("code", .string()), ("name", .string()),
                ("status", .nullable(.words(PlaceStatus.allCases.map(\.rawValue)))), ("retiredOn", maybeDay),
            ])
        ),
        (
            "PlaceRequest",
            .object(
                [
                    ("project", .string()), ("kind", .words(Place.Kind.allCases.map(\.rawValue))),
                    ("code", .string(most: 80)), ("name", .string(most: 200)), ("parent", maybeText),
                ], required: ["project", "kind", "code", "name"])
        ),
        ("View", .whole([("id", .string()), ("name", .string()), ("address", .string())])),
    ]

    private static let case_ = Schema.whole([
        ("id", .string()), ("number", .string()), ("version", .integer(1...Int(Int32.max))), ("project", .string()),
        ("desk", .string()), ("kind", .string()), ("category", maybeText),
        ("priority", .words(Priority.allCases.map(\.rawValue))),
        ("stage", .string()), ("phase", .words(Phase.allCases.map(\.rawValue))), ("agent", .ref("Named")),
        ("assignee", .nullable(.ref("Named"))), ("channel", .string()),
        (
            "reporter",
            .whole([("person", maybeText), ("name", .string()), ("phone", .string()), ("anonymous", .boolean)])
        ),
        ("place", .nullable(.ref("Named"))), ("placeText", .string()), ("title", .string()), ("text", .string()),
        ("occurredAt", maybeInstant), ("reportedAt", instant), ("openedAt", instant), ("firstAnsweredAt", maybeInstant),
        ("firstSolvedAt", maybeInstant), ("solvedAt", maybeInstant), ("closedAt", maybeInstant), ("outcome", maybeText),
        ("externalNumber", maybeText), ("form", .map(.string())),
        ("waiting", .nullable(.whole([("reason", .string()), ("since", instant), ("until", maybeInstant)]))),
        ("solution", .nullable(.whole([("text", .string()), ("cause", maybeText), ("party", maybeText)]))),
        ("rating", .nullable(.integer(1...5))), ("satisfied", .nullable(.boolean)), ("reopened", .integer(0...10_000)),
        ("chased", .integer(0...10_000)), ("mergedInto", maybeText), ("thingsDone", .array(.string())),
        ("appointment", .nullable(.ref("Appointment"))), ("reappointed", .integer(0...10_000)),
        ("access", .nullable(.ref("Access"))),
        ("judgement", .nullable(judgement)),
        ("promises", .array(.ref("Promise"))), ("tasks", .array(.ref("Task"))),
        ("attachments", .array(.ref("Attachment"))), ("outside", .array(.ref("OutsideMatter"))),
        ("actions", .array(.string())),
    ])

    private static let task = Schema.whole([
        ("id", .string()), ("state", .words(CaseTask.State.allCases.map(\.rawValue))), ("assignee", maybeText),
        ("department", maybeText), ("note", .string()), ("trade", maybeText), ("sentAt", instant),
        ("reason", maybeText),
        ("doorCode", maybeText), ("arrivedByCode", .boolean), ("sheet", .nullable(.ref("WorkSheet"))),
    ])

    private static let entry = Schema.whole([
        ("id", .string()), ("at", instant), ("actor", .ref("Named")), ("via", .string()),
        ("audience", .words(Audience.allCases.map(\.rawValue))), ("act", .string()), ("words", .string()),
        ("events", .array(.string())),
    ])

    private static let action = Schema.object(
        [
            ("to", maybeText), ("reason", maybeText), ("until", maybeInstant), ("solution", maybeText),
            ("cause", maybeText), ("party", maybeText), ("satisfied", .nullable(.boolean)),
            ("rating", .nullable(.integer(1...5))), ("comment", maybeText), ("agent", maybeText),
            ("priority", .nullable(.words(Priority.allCases.map(\.rawValue)))), ("into", maybeText),
            (
                "parts",
                .nullable(
                    .array(
                        .object(
                            [("title", maybeText), ("text", .string()), ("kind", maybeText), ("category", maybeText)],
                            required: ["text"])))
            ),
            ("outcome", maybeText), ("thing", .nullable(.words(FiveThing.allCases.map(\.rawValue)))),
            ("text", maybeText), ("founded", .nullable(.boolean)), ("reasonable", .nullable(.boolean)),
            ("note", maybeText), ("channel", maybeText), ("kind", maybeText), ("category", maybeText),
            ("place", maybeText), ("task", maybeText), ("form", .nullable(.map(.string()))),
            ("files", .nullable(.array(broughtFile))), ("signatures", .nullable(.map(.string()))),
        ] + siteInputs + outsideInputs, required: [])
}
