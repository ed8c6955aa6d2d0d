import Casework
import Kernel

extension Schemas {
    private static let hours = Schema.array(.string(most: 40))
    private static let count = Schema.integer(0...Cases.mostPreviewed)
    private static let number = Schema.integer(1...1_000_000)
    private static let years = Schema.array(.integer(1900...2199))
    private static let week = Schema.object(Weekday.allCases.map { ($0.rawValue, hours) }, required: [])
    private static let effect = Schema.words(CalendarVersion.Effect.allCases.map(\.rawValue))

    private static let draft: [(String, Schema)] = [
        ("desk", .nullable(.string(most: 40))), ("project", .nullable(.string(most: 40))),
        ("place", .nullable(.string(most: 60))), ("zone", .string(most: 60)),
        ("week", week),
        (
            "days",
            .nullable(
                .map(
                    .object(
                        [("hours", hours), ("name", .nullable(.string(most: CalendarDraft.longestName)))],
                        required: ["hours"])))
        ),
    ]

    /// The shapes of working calendars.
    static let calendars: [(String, Schema)] = [
        (
            "CalendarVersion",
            .whole([
                ("calendar", .string()), ("desk", .string()), ("project", .nullable(.string())),
                ("place", .nullable(.string())), ("version", number), ("name", .string()),
                ("publishedAt", instant), ("publishedBy", .nullable(.string())),
                ("publisher", .string()), ("note", .string()), ("openPromises", effect), ("holidays", years),
            ])
        ),
        (
            "Calendar",
            .whole([
                ("calendar", .string()), ("desk", .string()), ("project", .nullable(.string())),
                ("place", .nullable(.string())), ("own", .boolean),
                ("version", number), ("current", number), ("zone", .string()), ("week", week),
                ("days", .map(.whole([("hours", hours), ("name", .nullable(.string()))]))),
                ("versions", .array(.ref("CalendarVersion"))), ("holidays", .array(proposal)),
            ])
        ),
        ("CalendarDraft", .object(draft, required: ["zone", "week"])),
        (
            "CalendarPublishing",
            .object(
                draft + [
                    ("basedOn", number), ("note", .string(most: CalendarPublishing.longestNote)),
                    ("openPromises", effect),
                ], required: ["zone", "week", "basedOn", "note", "openPromises"])
        ),
        (
            "CalendarPreview",
            .whole([
                ("current", number), ("earlier", count), ("later", count), ("same", count), ("staying", count),
                ("whole", .boolean), ("items", .array(row)), ("next", .nullable(.string())),
            ])
        ),
    ]

    private static let proposal = Schema.whole([
        ("year", .integer(1900...2199)), ("source", .string()), ("takenIn", .nullable(number)),
        ("takenBy", .nullable(.string())),
        (
            "open",
            .array(
                .whole([("day", .format("date")), ("off", .boolean), ("name", .string()), ("hours", hours)]))
        ),
    ])

    private static let row = Schema.whole([
        ("case", .string()), ("project", .string()), ("promise", .string()),
        ("kind", .words(Promise.Kind.allCases.map(\.rawValue))), ("by", .string()), ("dueAt", instant),
        ("newDueAt", maybeInstant), ("difference", .nullable(.integer(-Int(Int32.max)...Int(Int32.max)))),
        ("stays", .nullable(.words(PromiseMove.Why.allCases.map(\.rawValue)))),
    ])
}
