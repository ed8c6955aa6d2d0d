import Casework

extension Schemas {
    /// The shapes of working together: who is at a case, one deed for several, what is not sent yet.
    static let together: [(String, Schema)] = [
        (
            "Look",
            .object(
                [("seen", .nullable(.string())), ("writing", .nullable(.boolean)), ("leaving", .nullable(.boolean))],
                required: [])
        ),
        (
            "Looks",
            .whole([
                (
                    "others",
                    .array(
                        .whole([("staff", .string()), ("name", .string()), ("writing", .boolean), ("until", instant)]))
                ),
                ("seen", .nullable(.string())), ("news", .integer(0...Int(Int32.max))),
            ])
        ),
        (
            "BatchRequest",
            .object(
                [
                    ("action", .string(most: 60)),
                    (
                        "cases",
                        .array(
                            .object(
                                [
                                    ("number", .string(most: 60)),
                                    ("version", .nullable(.integer(1...Int(Int32.max)))),
                                ], required: ["number"]))
                    ),
                    ("fields", .nullable(.ref("ActionRequest"))),
                    ("audience", .nullable(.words(Audience.allCases.map(\.rawValue)))), ("channel", maybeText),
                ], required: ["action", "cases"])
        ),
        (
            "BatchResult",
            .whole([
                ("number", .string()), ("done", .boolean), ("version", .nullable(.integer(1...Int(Int32.max)))),
                ("printing", .nullable(.integer(1...Int(Int32.max)))), ("leavesAt", maybeInstant),
                ("code", .nullable(.string())), ("detail", .nullable(.string())),
            ])
        ),
        ("Draft", .whole([("subject", .string()), ("fields", .map(.string())), ("at", instant)])),
    ]
}
