import Casework

extension Schemas {
    private static let direction = Schema.words(OutsideMatter.Direction.allCases.map(\.rawValue))

    /// What outside bodies have to do with a case.
    static let outside: [(String, Schema)] = [
        (
            "OutsideMatter",
            .whole([
                ("id", .string()), ("body", .string()), ("direction", direction), ("theirNumber", .string()),
                ("deadline", maybeInstant), ("state", .words(OutsideMatter.State.allCases.map(\.rawValue))),
                ("note", .string()), ("reason", maybeText), ("replaces", maybeText), ("promise", maybeText),
                ("by", .ref("Named")), ("at", instant), ("answer", .nullable(answer)),
            ])
        )
    ]

    private static let answer = Schema.whole([
        ("text", .string()), ("answeredAt", instant), ("by", .ref("Named")), ("at", instant),
    ])

    /// The outside body that a demand was received from.
    static let outsideRequest = Schema.object(
        [
            ("body", .string(most: 80)), ("theirNumber", .nullable(.string(most: OutsideMatter.longestNumber))),
            ("deadline", maybeInstant),
        ], required: ["body"])

    /// What the actions about outside bodies ask for; a matter is named by its ID.
    static let outsideInputs: [(String, Schema)] = [
        ("body", maybeText), ("direction", .nullable(direction)),
        ("theirNumber", .nullable(.string(most: OutsideMatter.longestNumber))), ("deadline", maybeInstant),
        ("matter", maybeText), ("answeredAt", maybeInstant),
    ]
}
