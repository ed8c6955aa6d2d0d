import Casework

extension Schemas {
    /// A week of something that can be booked.
    static let slots: [(String, Schema)] = [
        (
            "SlotCalendar",
            .whole([
                ("what", .string()), ("name", .string()), ("capacity", .integer(1...1000)), ("project", .string()),
                ("building", .string()), ("kind", maybeText), ("field", maybeText),
                (
                    "days",
                    .array(
                        .whole([
                            ("day", .format("date")),
                            (
                                "slots",
                                .array(
                                    .whole([
                                        ("from", instant), ("until", instant), ("taken", .integer(0...1000)),
                                        ("free", .integer(0...1000)), ("cases", .array(.string())),
                                    ]))
                            ),
                        ]))
                ),
            ])
        )
    ]
}
