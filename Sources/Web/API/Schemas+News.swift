import Casework

extension Schemas {
    /// The shapes of words to many, and of consent to them.
    static let news: [(String, Schema)] = [
        ("News", .whole(oneNews)),
        (
            "NewsFile",
            .whole(
                oneNews + [
                    (
                        "callInstead",
                        .array(.whole([("case", .string()), ("why", .words(LeftOut.Why.allCases.map(\.rawValue)))]))
                    ), ("next", maybeText),
                ])
        ),
        (
            "NewsOutlook",
            .whole([
                ("hearers", .integer(0...1_000_000)), ("declined", .integer(0...1_000_000)), ("leavesAt", maybeInstant),
            ])
        ),
        (
            "Consents",
            .whole([
                ("accepts", .boolean), ("said", .boolean), ("acceptsCalls", .boolean), ("saidOfCalls", .boolean),
                (
                    "items",
                    .array(
                        .whole([
                            ("id", .string()), ("channel", channel), ("accepts", .boolean), ("manner", .string()),
                            ("saidAt", instant), ("by", .ref("Named")), ("at", instant),
                        ]))
                ),
            ])
        ),
        (
            "ConsentRequest",
            .object(
                [
                    ("channel", .nullable(channel)), ("accepts", .boolean),
                    ("manner", .string(most: Consent.longestHow)), ("saidAt", maybeInstant),
                ],
                required: ["accepts", "manner"])
        ),
    ]

    private static let channel = Schema.words(Consent.Channel.allCases.map(\.rawValue))

    private static let oneNews: [(String, Schema)] = [
        ("id", .string()), ("text", .string()), ("channel", maybeText), ("by", .ref("Named")), ("madeAt", instant),
        ("leavesAt", maybeInstant), ("hearers", .integer(0...1_000_000)), ("said", .integer(0...1_000_000)),
        ("texts", .integer(0...1_000_000)), ("sent", .integer(0...1_000_000)), ("failed", .integer(0...1_000_000)),
        ("leftOut", .integer(0...1_000_000)), ("doneAt", maybeInstant),
    ]
}
