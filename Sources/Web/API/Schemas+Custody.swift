import Custody

extension Schemas {
    /// The shapes of keys, cabinets and counts.
    static let custody: [(String, Schema)] = keys + cabinets

    private static let many = Schema.integer(0...1_000_000)
    private static let condition = Schema.words(Key.Condition.allCases.map(\.rawValue))

    private static let key: [(String, Schema)] = [
        ("id", .string()), ("project", .string()), ("kind", .string()), ("number", .string()), ("name", .string()),
        ("place", maybeText), ("cabinet", maybeText), ("hook", .nullable(many)), ("copies", many), ("inHand", many),
        ("lent", many), ("lost", many), ("state", .words(Key.State.allCases.map(\.rawValue))), ("seal", .string()),
        ("sealCheckedAt", maybeInstant), ("condition", condition), ("note", .string()), ("dueAt", maybeInstant),
        ("overdue", .boolean), ("retiredAt", maybeInstant), ("version", .integer(1...1_000_000)),
    ]

    private static let loan = Schema.whole([
        ("id", .string()), ("borrowerKind", .words(Borrower.Kind.allCases.map(\.rawValue))),
        ("borrower", .ref("Named")), ("company", .string()), ("identity", .string()), ("reason", .string()),
        ("lentAt", instant), ("lentBy", .string()), ("dueAt", instant), ("overdue", .boolean),
        ("endedAt", maybeInstant), ("endedAs", .nullable(.words(KeyLoan.End.allCases.map(\.rawValue)))),
        ("condition", .nullable(condition)), ("note", .string()),
    ])

    private static let loss = Schema.whole([
        ("id", .string()), ("loan", maybeText), ("reportedAt", instant), ("reportedBy", .string()),
        ("words", .string()), ("case", maybeText), ("settledAt", maybeInstant),
        ("outcome", .nullable(.words(KeyLoss.Outcome.allCases.map(\.rawValue)))),
    ])

    private static let entry = Schema.whole([
        ("id", .string()), ("at", instant), ("actor", .ref("Named")),
        ("act", .words(KeyEntry.Act.allCases.map(\.rawValue))), ("change", .integer(-1000...1000)), ("inHand", many),
        ("loan", maybeText), ("loss", maybeText), ("corrects", maybeText), ("detail", .string()), ("words", .string()),
    ])

    private static let hold = Schema.whole([
        ("person", .string()), ("giver", .string()), ("consent", .string()), ("until", .nullable(.format("date"))),
        ("at", instant), ("by", .string()),
    ])

    private static let line = [("loans", Schema.array(.ref("KeyLoan"))), ("heldFor", maybeText)]

    private static let keys: [(String, Schema)] = [
        ("KeyLoan", loan),
        ("Key", .whole(key + line)),
        ("CaseKey", .whole(key + line + [("moves", .array(.words(KeyAct.Name.allCases.map(\.rawValue))))])),
        (
            "KeyFile",
            .whole(
                key + [
                    ("loans", .array(.ref("KeyLoan"))), ("heldFor", maybeText), ("hold", .nullable(hold)),
                    ("losses", .array(loss)), ("entries", .array(entry)), ("next", maybeText), ("sealDue", .boolean),
                    ("actions", .array(.words(KeyAct.Name.allCases.map(\.rawValue)))),
                ])
        ),
        (
            "KeyRequest",
            .object(
                [
                    ("project", maybeText), ("kind", .string(most: 40)), ("number", .nullable(.string(most: 24))),
                    ("name", .string(most: 80)),
                ] + shape, required: ["kind", "name"])
        ),
        (
            "KeyAction",
            .object(
                [
                    ("borrowerKind", .nullable(.words(Borrower.Kind.allCases.map(\.rawValue)))),
                    ("dueAt", maybeInstant), ("until", .nullable(.format("date"))), ("intact", .nullable(.boolean)),
                    ("outcome", .nullable(.words(KeyLoss.Outcome.allCases.map(\.rawValue)))),
                ]
                    + [
                        "borrower", "company", "identity", "reason", "loan", "person", "giver", "consent", "receiver",
                        "newSeal", "words", "loss", "deed", "entry", "name",
                    ].map { ($0, maybeText) } + shape, required: [])
        ),
        ("PersonKeys", .whole([("held", .array(held)), ("lent", .array(lent))])),
    ]

    private static let shape: [(String, Schema)] = [
        ("place", maybeText), ("cabinet", maybeText), ("hook", .nullable(.integer(1...Cabinet.mostHooks))),
        ("copies", .nullable(.integer(1...KeyDraft.mostCopies))), ("seal", .nullable(.string(most: 40))),
        ("condition", .nullable(condition)), ("note", .nullable(.string(most: KeyDraft.longestNote))),
    ]

    private static let held = Schema.whole([
        ("key", .string()), ("number", .string()), ("name", .string()), ("until", .nullable(.format("date"))),
        ("consent", .string()),
    ])

    private static let lent = Schema.whole([
        ("key", .string()), ("number", .string()), ("name", .string()), ("loan", .string()), ("dueAt", instant),
        ("overdue", .boolean),
    ])

    private static let cabinet: [(String, Schema)] = [
        ("id", .string()), ("project", .string()), ("code", .string()), ("name", .string()), ("hooks", many),
        ("place", maybeText), ("countedAt", maybeInstant), ("countDue", .boolean), ("keyCount", many),
    ]

    private static let cabinets: [(String, Schema)] = [
        ("Cabinet", .whole(cabinet)),
        (
            "CabinetFile",
            .whole(cabinet + [("keys", .array(.whole(key))), ("counts", .array(.ref("KeyCount")))])
        ),
        (
            "CabinetRequest",
            .object(
                [
                    ("project", maybeText), ("code", .string(most: 12)), ("name", .string(most: 80)),
                    ("hooks", .integer(1...Cabinet.mostHooks)), ("place", maybeText),
                ], required: ["code", "name", "hooks"])
        ),
        (
            "KeyCount",
            .whole([
                ("id", .string()), ("cabinet", .string()), ("countedAt", instant), ("countedBy", .ref("Named")),
                ("signedAt", maybeInstant), ("signedBy", .nullable(.ref("Named"))), ("differences", many),
                (
                    "lines",
                    .array(
                        .whole([
                            ("key", .string()), ("number", .string()), ("name", .string()), ("hook", .nullable(many)),
                            ("expected", many), ("found", many), ("reason", .string()),
                        ]))
                ),
            ])
        ),
        (
            "KeyCountRequest",
            .object(
                [
                    (
                        "lines",
                        .array(
                            .object(
                                [
                                    ("key", .string()), ("found", .integer(0...KeyDraft.mostCopies)),
                                    ("reason", .nullable(.string(most: 200))), ("expected", .nullable(many)),
                                ], required: ["key", "found"]))
                    ), ("restRight", .nullable(.boolean)),
                ], required: ["lines"])
        ),
    ]
}
