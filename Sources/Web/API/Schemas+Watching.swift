import Casework

extension Schemas {
    /// The shapes of what one was told, and of who is on duty.
    static let watching: [(String, Schema)] = [
        (
            "Notice",
            .whole([
                ("id", .string()), ("case", .string()), ("title", .string()), ("promise", .string()),
                ("kind", .words(Promise.Kind.allCases.map(\.rawValue))), ("share", .integer(1...1000)),
                ("dueAt", instant), ("at", instant), ("seenAt", maybeInstant), ("standIn", .boolean),
                ("state", .words(Promise.State.allCases.map(\.rawValue))),
            ])
        ),
        (
            "Turn",
            .whole([
                ("staff", .string()), ("user", .string()), ("name", .string()), ("beganAt", instant),
                ("endedAt", maybeInstant),
            ])
        ),
    ]
}
