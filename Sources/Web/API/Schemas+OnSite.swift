import Casework

extension Schemas {
    private static let text = Schema.nullable(.string())
    private static let money = Schema.whole([
        ("amount", .integer(0...9_007_199_254_740_991)), ("currency", .string()),
    ])

    /// Work sheets, and what was agreed about coming.
    static let onSite: [(String, Schema)] = [
        ("Expertise", .whole([("skills", .array(.string(most: 200))), ("zones", .array(.string(most: 80)))])),
        (
            "Appointment",
            .whole([
                ("from", instant), ("until", instant), ("note", .string()), ("reason", text), ("by", .ref("Named")),
                ("at", instant),
            ])
        ),
        (
            "Access",
            .whole([
                ("consent", .boolean), ("how", .string()), ("alarm", .string()), ("pets", .string()),
                ("by", .ref("Named")), ("at", instant),
            ])
        ),
        (
            "WorkSheet",
            .whole([
                ("lines", .array(.ref("SheetLine"))), ("charges", money),
                (
                    "signatures",
                    .array(
                        .whole([
                            ("name", .string()), ("picture", text), ("charges", money), ("by", .ref("Named")),
                            ("at", instant),
                        ]))
                ),
            ])
        ),
        (
            "SheetLine",
            .whole([
                ("id", .string()), ("kind", .words(["labour", "material"])),
                ("minutes", .nullable(.integer(1...6000))), ("people", .nullable(.integer(1...50))), ("name", text),
                ("quantity", text), ("unit", text), ("price", .nullable(money)), ("amount", money),
                ("note", .string()), ("by", .ref("Named")), ("at", instant),
                ("struck", .nullable(.whole([("reason", .string()), ("by", .ref("Named")), ("at", instant)]))),
            ])
        ),
    ]

    /// What the actions of a visit and of a work sheet ask for; a quantity is a decimal text with at most three places,
    /// a price is in minor units, a picture a PNG in base 64.
    static let siteInputs: [(String, Schema)] = [
        ("from", maybeInstant), ("consent", .nullable(.boolean)), ("how", text), ("alarm", text), ("pets", text),
        ("minutes", .nullable(.integer(1...6000))), ("people", .nullable(.integer(1...50))), ("name", text),
        ("quantity", text), ("unit", text), ("price", .nullable(.integer(0...100_000_000))), ("line", text),
        ("picture", text), ("code", text),
    ]
}
