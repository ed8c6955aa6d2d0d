import Casework
import Kernel

extension Schemas {
    /// The shapes of what one was told, and of who is on duty.
    static let watching: [(String, Schema)] = [
        (
            "Notice",
            .whole([
                ("id", .string()), ("about", .words(["promise"] + Occasion.allCases.map(\.rawValue))),
                ("case", .string()), ("title", .string()), ("promise", .nullable(.string())),
                ("kind", .nullable(.words(Promise.Kind.allCases.map(\.rawValue)))),
                ("share", .nullable(.integer(1...1000))), ("dueAt", maybeInstant), ("at", instant),
                ("seenAt", maybeInstant), ("standIn", .boolean),
                ("state", .nullable(.words(Promise.State.allCases.map(\.rawValue)))),
            ])
        ),
        (
            "Clock",
            .whole([
                ("promise", .string()), ("case", .string()), ("kind", .words(Promise.Kind.allCases.map(\.rawValue))),
                ("calendar", .nullable(.string())), ("place", .nullable(.string())),
                ("version", .nullable(.integer(1...1_000_000))),
                ("zone", .string()), ("from", instant), ("target", .nullable(.integer(0...Int(Int32.max)))),
                ("due", instant), ("worked", .integer(0...Int(Int32.max))), ("paused", .integer(0...Int(Int32.max))),
                (
                    "steps",
                    .array(
                        .whole([
                            ("from", instant), ("to", instant), ("counts", .boolean),
                            ("why", .words(ClockStep.Why.allCases.map(\.rawValue))),
                        ]))
                ),
            ])
        ),
        (
            "WorkItem",
            .whole([
                ("case", .string()), ("title", .string()), ("place", .nullable(.ref("Named"))),
                ("dueAt", maybeInstant), ("task", .string()),
                ("state", .words(CaseTask.State.allCases.map(\.rawValue))), ("note", .string()),
                ("trade", .nullable(.ref("Named"))), ("sentAt", instant),
            ])
        ),
        (
            "Suggestion",
            .whole([
                ("staff", .string()), ("user", .string()), ("name", .string()), ("onDuty", .boolean),
                ("skilled", .boolean), ("inZone", .boolean),
                ("nearness", .words(Suggestion.Nearness.allCases.map(\.word))), ("open", .integer(0...1_000_000)),
                ("today", .integer(0...1_000_000)), ("full", .boolean),
            ])
        ),
        (
            "Turn",
            .whole([
                ("staff", .string()), ("user", .string()), ("name", .string()), ("beganAt", instant),
                ("endedAt", maybeInstant), ("shift", maybeText), ("plannedUntil", maybeInstant),
            ])
        ),
    ]

    static let promise = Schema.whole([
        ("id", .string()), ("kind", .words(Promise.Kind.allCases.map(\.rawValue))), ("dueAt", instant),
        ("state", .words(Promise.State.allCases.map(\.rawValue))), ("by", .ref("Named")), ("words", .string()),
        ("madeAt", instant), ("settledAt", maybeInstant), ("paused", .boolean), ("level", Schema.nullable(.string())),
        ("redMark", .boolean), ("review", Schema.nullable(.string())),
    ])
}
