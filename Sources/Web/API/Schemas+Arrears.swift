import Casework
import Directory
import Kernel

extension Schemas {
    /// The shapes of what is owed.
    static let arrears: [(String, Schema)] = [
        (
            "Arrears",
            .whole([
                ("project", .string()), ("on", maybeDay), ("against", maybeDay),
                ("statements", .array(.format("date"))), ("currency", .string()), ("sum", sum),
                ("sumBefore", .nullable(sum)), ("ownZones", .boolean),
                (
                    "groups",
                    .array(
                        .whole([
                            ("steward", maybeText), ("name", maybeText), ("zones", .array(.string())), ("sum", sum),
                            ("sumBefore", .nullable(sum)),
                        ]))
                ),
                (
                    "items",
                    .array(
                        .whole([
                            ("place", .string()), ("code", .string()), ("amount", fen), ("since", maybeText),
                            ("person", .string()), ("lines", count),
                        ]))
                ), ("next", maybeText),
            ])
        ),
        (
            "PlaceArrears",
            .whole([
                ("place", .string()), ("code", .string()), ("on", maybeDay), ("currency", .string()), ("owed", fen),
                ("since", maybeText), ("statements", .array(told)),
            ])
        ),
        (
            "ArrearsRequest",
            .object(
                [
                    ("project", maybeText), ("on", .format("date")), ("begins", .nullable(.boolean)),
                    ("items", .array(word)),
                ], required: ["on", "items"])
        ),
    ]

    private static let fen = Schema.integer(0...9_007_199_254_740_991)
    private static let count = Schema.integer(0...Int(Int32.max))
    private static let sum = Schema.whole([("households", count), ("inArrears", count), ("amount", fen)])
    private static let told = Schema.whole([
        ("on", .format("date")), ("amount", fen),
        (
            "lines",
            .array(
                .whole([
                    ("item", .string()), ("amount", fen), ("since", maybeText), ("person", .string()),
                    ("note", .string()), ("by", .string()), ("replaced", .boolean),
                ]))
        ),
    ])
    private static let word = Schema.object(
        [
            ("place", .string(most: PlaceDraft.longestCode)), ("amount", .integer(0...Int(ArrearsWord.most))),
            ("item", .nullable(.string(most: ArrearsWord.longestItem))), ("since", maybeText),
            ("person", .nullable(.string(most: ArrearsWord.longestName))),
            ("note", .nullable(.string(most: ArrearsWord.longestNote))),
        ], required: ["place", "amount"])
}
