import Casework

extension Schemas {
    static let houseSource = Schema.string(most: HouseText.mostBytes)

    /// The shapes of the house's other texts: `text` is `categories`, `levels`, `rounds`, or a file that procedures
    /// share.
    static let houseTexts: [(String, Schema)] = [
        (
            "HouseText",
            .whole(
                [
                    ("text", .string()), ("file", .string()), ("desk", .string()), ("state", textState),
                ] + heldText)
        ),
        (
            "HouseTextPublishing",
            .object(
                [
                    ("source", houseSource), ("basedOn", edition),
                    ("note", .string(most: ProcedurePublishing.longestNote)),
                    ("revision", .nullable(edition)),
                ],
                required: ["source", "basedOn", "note"])
        ),
        ("HouseTextDraft", .whole([("source", houseSource), ("revision", edition)])),
        ("HouseTextCheck", .whole([("fault", .nullable(textFault)), ("effect", .nullable(effectOfText))])),
    ]

    private static let edition = Schema.integer(0...1_000_000)
    private static let count = Schema.integer(0...100_000_000)
    private static let effectOfText = Schema.whole([
        (
            "rows",
            .array(
                .whole([
                    ("key", .string()), ("name", .string()), ("former", maybeText),
                    ("changes", .array(.words(TextEffect.Change.allCases.map(\.rawValue)))), ("live", count),
                ]))
        ), ("sooner", count), ("later", count), ("never", count), ("whole", .boolean),
        (
            "promises",
            .array(
                .whole([
                    ("case", .string()), ("kind", .words(Promise.Kind.allCases.map(\.rawValue))), ("dueAt", instant),
                    ("otherwise", maybeInstant),
                ]))
        ),
        (
            "plans",
            .array(
                .whole([
                    ("name", .string()), ("project", .string()), ("proposal", .string()), ("rounds", count),
                ]))
        ), ("uses", .array(.whole([("key", .string()), ("count", count), ("cases", .array(.string()))]))),
    ])
}
