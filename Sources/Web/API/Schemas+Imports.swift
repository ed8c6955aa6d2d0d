import Transfer

extension Schemas {
    private static let count = Schema.integer(0...10_000_000)

    /// The shapes of sheets that are brought in.
    static let imports: [(String, Schema)] = [
        (
            "Import",
            .whole([
                ("id", .string()), ("kind", .words(ImportKind.allCases.map(\.rawValue))), ("project", .string()),
                ("file", .string()), ("state", .words(Import.State.allCases.map(\.rawValue))),
                ("header", .array(.string())), ("columns", .map(.integer(0...200))), ("goodRows", .boolean),
                ("sealed", .array(.integer(0...200))), ("caseKind", maybeText),
                ("rows", count), ("leftOut", count), ("progress", count), ("created", count), ("changed", count),
                ("unchanged", count), ("refused", count), ("kept", count), ("by", .ref("Named")), ("madeAt", instant),
                ("doneAt", maybeInstant), ("actions", .array(.words(Import.Act.allCases.map(\.rawValue)))),
            ])
        ),
        (
            "ImportRow",
            .whole([
                ("row", .integer(1...1_048_576)), ("cells", .array(.string())),
                ("verdict", .nullable(.words(RowVerdict.words))),
                ("changes", .array(.whole([("field", .string()), ("old", .string()), ("new", .string())]))),
                ("code", maybeText), ("field", maybeText), ("detail", maybeText),
                ("kept", .nullable(.words(ImportRow.Kept.allCases.map(\.rawValue)))),
                ("knownBy", .nullable(.words(Recognition.allCases.map(\.rawValue)))),
            ])
        ),
        (
            "ImportUpload",
            .object(
                [
                    ("file", .format("binary")), ("kind", .words(ImportKind.allCases.map(\.rawValue))),
                    ("project", .string()),
                ], required: ["file", "kind"])
        ),
        (
            "ImportWish",
            .object(
                [
                    ("columns", .nullable(.map(.integer(0...200)))), ("goodRows", .nullable(.boolean)),
                    ("password", .nullable(.string(most: 200))), ("caseKind", .nullable(.string(most: 80))),
                ], required: [])
        ),
    ]
}
