import Channels

extension Schemas {
    /// The shapes of telephone calls.
    static let telephone: [(String, Schema)] = [
        (
            "CallReport",
            .object(
                [
                    ("callId", .string(most: 120)), ("event", .words(CallReport.Event.allCases.map(\.rawValue))),
                    ("from", .nullable(.string(most: 40))), ("to", .string(most: 40)),
                    ("agent", .nullable(.string(most: 80))), ("at", instant),
                    ("recordingUrl", .nullable(.string(most: 500))),
                ], required: ["callId", "event", "to", "at"])
        ),
        (
            "PhoneCall",
            .whole([
                ("id", .string()), ("callId", .string()), ("project", .string()),
                ("state", .words(Call.State.allCases.map(\.rawValue))), ("from", .string()), ("to", .string()),
                ("person", maybeText), ("rung", maybeText), ("agent", maybeText), ("beganAt", instant),
                ("answeredAt", maybeInstant), ("endedAt", maybeInstant), ("missedAt", maybeInstant),
                ("recordingUrl", maybeText), ("owed", .boolean),
                (
                    "returned",
                    .nullable(.whole([("by", maybeText), ("at", instant), ("words", .string())]))
                ),
            ])
        ),
        ("CallReturn", .object([("words", .string(most: 500))], required: ["words"])),
    ]
}
