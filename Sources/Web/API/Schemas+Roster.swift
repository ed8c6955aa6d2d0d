import Kernel
import Workforce

extension Schemas {
    private static let day = Schema.format("date")
    private static let count = Schema.integer(0...1_000_000)
    private static let wide = Schema.integer(-1_000_000...1_000_000)
    private static let place: [(String, Schema)] = [("project", maybeText), ("department", maybeText)]

    /// The shapes of plans, leave and swaps.
    static let roster: [(String, Schema)] = plans + requests + [
        (
            "MyRoster",
            .whole([
                ("month", .string()), ("shifts", .array(.ref("OwnShift"))), ("next", .array(.ref("OwnShift"))),
                ("minutes", count), ("nights", count), ("weekendDays", count),
                ("holidays", count), ("leaves", .array(.ref("Leave"))),
                ("swaps", .array(.ref("Swap"))), ("changes", .array(.ref("RosterChange"))),
                ("leaveKinds", .array(.ref("Named"))), ("feedMadeAt", maybeInstant),
            ])
        ),
        (
            "OwnShift",
            .whole([
                ("day", day), ("project", .string()), ("department", .string()), ("shift", .string()),
                ("name", .string()), ("onCall", .boolean),
                ("spans", .array(.whole([("from", instant), ("until", instant)]))), ("paidMinutes", count),
            ])
        ),
        (
            "CallNeedWeek",
            .whole([
                ("project", .string()), ("department", .string()), ("zone", .string()), ("from", day), ("until", day),
                ("percent", count), ("answerWithinSeconds", .number), ("weeks", count),
                ("handlingSeconds", .nullable(.number)),
                (
                    "hours",
                    .array(
                        .whole([
                            ("day", day), ("hour", .integer(0...23)), ("calls", .number), ("need", count),
                            ("planned", count),
                        ]))
                ),
            ])
        ),
        ("Colleague", .whole([("staff", .string()), ("name", .string()), ("shift", maybeText)])),
        (
            "Attendance",
            .whole([
                ("staff", .string()), ("user", .string()), ("name", .string()),
                ("state", .words(Attendance.State.allCases.map(\.rawValue))), ("project", maybeText),
                ("shift", maybeText), ("plannedFrom", maybeInstant), ("plannedUntil", maybeInstant),
                ("beganAt", maybeInstant),
            ])
        ),
    ]

    private static let plans: [(String, Schema)] = [
        (
            "Roster",
            .whole([
                ("project", .string()), ("department", .string()), ("zone", .string()), ("month", .string()),
                ("publishedAt", maybeInstant), ("publishedBy", maybeText), ("shifts", .array(.ref("Shift"))),
                (
                    "patterns",
                    .array(.whole([("key", .string()), ("name", .string()), ("days", .array(maybeText))]))
                ),
                (
                    "members",
                    .array(
                        .whole([
                            ("staff", .string()), ("user", .string()), ("name", .string()), ("days", .array(maybeText)),
                            ("minutes", count), ("nights", count), ("weekendDays", count),
                            ("holidays", count), ("leaves", .array(.ref("Leave"))),
                        ]))
                ), ("counts", .array(count)), ("breaches", .array(.ref("RosterBreach"))),
                ("leavesAsked", .array(.ref("Leave"))), ("swapsAccepted", .array(.ref("Swap"))),
            ])
        ),
        (
            "Shift",
            .whole([
                ("key", .string()), ("name", .string()), ("mark", .string()), ("letter", .string()),
                ("colour", .words(Shift.Colour.allCases.map(\.rawValue))), ("hours", .array(.string())),
                ("onCall", .boolean), ("night", .boolean), ("paidMinutes", count),
            ])
        ),
        (
            "RosterBreach",
            .whole([
                ("breach", .string()), ("rule", .words(RosterBreach.Rule.allCases.map(\.rawValue))),
                ("staff", maybeText), ("from", day), ("until", day), ("figure", count), ("limit", count),
                ("fromAt", maybeInstant), ("untilAt", maybeInstant), ("allowedBy", maybeText),
                ("allowedAt", maybeInstant), ("reason", maybeText),
            ])
        ),
        (
            "RosterChange",
            .whole([
                ("id", .string()), ("staff", .string()), ("day", day), ("old", maybeText), ("new", maybeText),
                ("way", .words(RosterChange.Way.allCases.map(\.rawValue))), ("by", .string()), ("at", instant),
                ("reason", .string()),
            ])
        ),
        (
            "RosterEdit",
            .object(
                place + [
                    ("month", maybeText),
                    (
                        "cells",
                        .array(
                            .object(
                                [("staff", .string()), ("day", day), ("shift", maybeText), ("was", maybeText)],
                                required: ["staff", "day"]))
                    ), ("reason", maybeText),
                ], required: ["cells"])
        ),
        (
            "RosterFilling",
            .object(
                place + [
                    ("pattern", .string()), ("from", day), ("until", day),
                    (
                        "members",
                        .array(.object([("staff", .string()), ("offset", .nullable(wide))], required: ["staff"]))
                    ),
                ], required: ["pattern", "from", "until", "members"])
        ),
        (
            "RosterPublication",
            .object(place + [("month", .string()), ("reason", maybeText)], required: ["month"])
        ),
        (
            "RosterOverride",
            .object(
                place + [("month", .string()), ("breach", .string(most: 200)), ("reason", .string(most: 500))],
                required: ["month", "breach", "reason"])
        ),
    ]

    private static let requests: [(String, Schema)] = [
        (
            "Leave",
            .whole([
                ("id", .string()), ("staff", .string()), ("kind", .string()), ("from", day), ("until", day),
                ("fromNoon", .boolean), ("toNoon", .boolean), ("reason", .string()),
                ("state", .words(Leave.State.allCases.map(\.rawValue))), ("askedAt", instant),
                ("decidedBy", maybeText), ("decidedAt", maybeInstant), ("note", .string()),
            ])
        ),
        (
            "LeaveRequest",
            .object(
                [
                    ("kind", .string(most: 60)), ("from", day), ("until", day), ("fromNoon", .nullable(.boolean)),
                    ("toNoon", .nullable(.boolean)), ("reason", maybeText),
                ], required: ["kind", "from", "until"])
        ),
        (
            "Swap",
            .whole([
                ("id", .string()), ("asker", .string()), ("other", .string()),
                ("held", .array(.whole([("staff", .string()), ("day", day), ("shift", maybeText)]))),
                ("reason", .string()), ("state", .words(Swap.State.allCases.map(\.rawValue))), ("askedAt", instant),
                ("decidedBy", maybeText), ("decidedAt", maybeInstant), ("note", .string()),
            ])
        ),
        (
            "SwapRequest",
            .object(
                [("other", .string()), ("day", day), ("otherDay", .nullable(day)), ("reason", maybeText)],
                required: ["other", "day"])
        ),
        ("RequestNote", .object([("note", maybeText)], required: [])),
    ]
}
