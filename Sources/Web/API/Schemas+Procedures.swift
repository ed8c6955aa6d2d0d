import Casework

extension Schemas {
    /// The shapes of procedures and passes.
    static let procedures: [(String, Schema)] = [
        (
            "Procedure",
            .whole([
                ("kind", .string()), ("desk", .string()), ("version", .integer(0...1_000_000)), ("name", .string()),
                ("paperwork", .boolean), ("begunByCase", .boolean), ("start", .string()), ("stages", .array(stage)),
                ("actions", .array(declaredAction)), ("form", .array(field)), ("schema", .any),
                ("prints", .array(declaredPrint)),
            ])
        ),
        ("PassLook", .object([("code", .string(most: 80)), ("project", maybeText)], required: ["code"])),
        (
            "Passage",
            .object(
                [
                    ("code", .string(most: 80)), ("project", maybeText), ("form", .nullable(.map(.string()))),
                    ("picture", maybeText),
                ], required: ["code"])
        ),
        (
            "Pass",
            .whole([
                ("id", .string()), ("case", .string()), ("kind", .string()), ("code", .string()),
                ("uses", .integer(1...1000)), ("used", .integer(0...1000)), ("from", instant), ("until", instant),
                ("state", .words(Pass.Verdict.allCases.map(\.rawValue))),
            ])
        ),
        (
            "ShownPass",
            .whole([
                ("pass", .ref("Pass")), ("title", .string()), ("shows", .map(.string())), ("asks", .array(.string())),
            ])
        ),
    ]

    private static let maybeNumber = Schema.nullable(.integer(Int.min...Int.max))
    private static let kinds = Schema.words(DeclaredForm.Kind.allCases.map(\.rawValue))

    private static let stage = Schema.whole([
        ("key", .string()), ("name", .string()), ("phase", .words(Phase.allCases.map(\.rawValue))),
        ("lastsSeconds", maybeNumber), ("lastsPast", maybeText), ("then", maybeText),
        ("every", maybeText), ("everyAt", maybeText), ("everyAction", maybeText),
    ])

    private static let declaredAction = Schema.whole([
        ("action", .string()), ("name", .string()), ("from", .array(.string())), ("to", maybeText),
        ("rights", .array(.string())), ("form", .array(.string())),
    ])

    private static let field = Schema.whole([
        ("key", .string()), ("type", kinds), ("name", .string()), ("help", maybeText), ("required", .boolean),
        ("atIntake", .boolean), ("unit", maybeText), ("least", maybeNumber), ("most", maybeNumber),
        ("options", .array(.ref("Named"))),
        ("shownWhen", .nullable(.whole([("field", .string()), ("is", .array(.string()))]))),
        (
            "columns",
            .array(
                .whole([
                    ("key", .string()), ("type", kinds), ("name", .string()), ("required", .boolean),
                    ("options", .array(.ref("Named"))),
                ]))
        ),
    ])
}
