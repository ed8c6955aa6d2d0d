import Casework

extension Schemas {
    /// The shapes of papers that are printed.
    static let prints: [(String, Schema)] = [
        ("PrintOffer", .whole(printOffer)),
        (
            "Print",
            .whole(
                printOffer + [
                    ("title", .string()), ("company", maybeText), ("address", maybeText), ("telephone", maybeText),
                    ("project", .string()), ("code", .string()), ("facts", .array(printLine)),
                    (
                        "sections",
                        .array(
                            .whole([
                                ("title", maybeText),
                                (
                                    "fields",
                                    .array(.whole([("key", .string()), ("name", .string()), ("text", .string())]))
                                ),
                            ]))
                    ), ("notes", .array(.string())), ("signatures", .array(.string())),
                ])
        ),
    ]

    private static let printOffer: [(String, Schema)] = [
        ("case", .string()), ("print", .string()), ("name", .string()),
        ("size", .words(PrintForm.Size.allCases.map(\.rawValue))),
        ("language", .words(PrintForm.Tongue.allCases.map(\.rawValue))), ("printings", .integer(0...Int(Int32.max))),
    ]

    /// As a procedure declares it.
    static let declaredPrint = Schema.whole([
        ("print", .string()), ("name", .string()), ("size", .words(PrintForm.Size.allCases.map(\.rawValue))),
        ("language", .words(PrintForm.Tongue.allCases.map(\.rawValue))), ("from", .array(.string())),
    ])

    private static let printLine = Schema.whole([("name", .string()), ("text", .string())])
}
