import Casework

extension Schemas {
    static let source = Schema.string(most: Desk.mostProcedureBytes)
    private static let number = Schema.integer(0...1_000_000)
    private static let note = Schema.string(most: ProcedurePublishing.longestNote)

    /// The shapes of procedures as somebody writes them.
    static let procedureTexts: [(String, Schema)] = [
        (
            "ProcedureText",
            .whole([
                ("procedure", .string()), ("desk", .string()),
                ("state", textState), ("running", .array(.whole([("version", number), ("cases", number)]))),
            ] + heldText)
        ),
        (
            "ProcedureVersionText",
            .whole([
                ("version", number), ("source", .string()),
                (
                    "difference",
                    .array(
                        .whole([
                            ("kind", .words(LineDifference.Kind.allCases.map(\.rawValue))), ("text", .string()),
                        ]))
                ),
            ])
        ),
        (
            "ProcedurePublishing",
            .object(
                [("source", source), ("basedOn", number), ("note", note), ("revision", .nullable(number))],
                required: ["source", "basedOn", "note"])
        ),
        ("ProcedureDraft", .whole([("source", source), ("revision", number)])),
        ("ProcedureCheck", .whole([("fault", .nullable(textFault)), ("procedure", .nullable(.ref("Procedure")))])),
        (
            "ProcedureTrialRequest",
            .object(
                [
                    ("source", source), ("shared", .nullable(.string(most: 40))),
                    ("form", .nullable(.map(.string()))),
                    (
                        "steps",
                        .nullable(
                            .array(
                                .object(
                                    [("action", .string(most: 80)), ("fields", .nullable(.ref("ActionRequest")))],
                                    required: ["action"])))
                    ),
                ], required: ["source"])
        ),
        (
            "ProcedureTrial",
            .whole([
                ("stage", .string()), ("phase", .words(Phase.allCases.map(\.rawValue))),
                ("choices", .array(.whole([("action", .string()), ("name", .string()), ("held", maybeText)]))),
                ("taken", .array(step)),
            ])
        ),
    ]

    static let textState = Schema.words(ProcedureSheet.State.allCases.map(\.rawValue))
    /// What is told of every text of the house.
    static let heldText: [(String, Schema)] = [
        ("version", .nullable(number)), ("source", maybeText), ("draft", .nullable(draft)),
        ("delivered", .nullable(number)), ("offered", .boolean), ("versions", .array(edition)),
    ]
    private static let draft = Schema.whole([
        ("source", .string()), ("revision", number), ("base", number), ("by", .string()), ("at", instant),
    ])
    private static let edition = Schema.whole([
        ("version", number), ("own", .boolean), ("at", instant), ("by", .string()), ("note", .string()),
    ])
    static let textFault = Schema.whole([
        ("file", .string()), ("line", number), ("reason", .string()), ("hint", .string()),
    ])
    private static let step = Schema.whole([
        ("action", .string()), ("from", .string()), ("to", .string()), ("work", number), ("promises", number),
    ])
}
