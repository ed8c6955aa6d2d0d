import Casework
import Rounds

extension Schemas {
    /// The shapes of rounds.
    static let rounds: [(String, Schema)] = [
        ("Round", .whole(round)), ("RoundTally", tally),
        (
            "RoundsOfDay",
            .whole([
                ("project", .string()), ("day", .format("date")), ("tally", .ref("RoundTally")),
                ("items", .array(.whole(round + [("holderAway", .boolean)]))),
            ])
        ),
        (
            "MyRounds",
            .whole([
                ("day", .format("date")), ("mine", .array(.ref("Round"))), ("free", .array(.ref("Round"))),
                ("rechecks", .array(.ref("RoundFinding"))), ("moved", .array(.ref("RoundGiving"))),
            ])
        ),
        ("Walk", walk), ("RoundGiving", giving), ("RoundCheck", check), ("RoundVisit", visit), ("RoundFinding", found),
        (
            "VisitRequest",
            .object(
                [
                    ("point", .string(most: 40)), ("key", .string(most: 80)), ("at", maybeInstant),
                    ("code", .nullable(.string(most: 80))), ("answers", .nullable(.map(whole))),
                    ("note", .nullable(.string(most: VisitReport.longestNote))),
                    ("photos", .nullable(.array(.string()))), ("route", maybeText),
                ], required: ["point", "key"])
        ),
        ("RoundPhotoUpload", .object([("file", .format("binary"))], required: ["file"])),
        ("RoundPhoto", .whole([("photo", .string())])),
        (
            "RoundActionRequest",
            .object(
                [("staff", maybeText), ("reason", .nullable(.string(most: Inspections.longestReason)))], required: [])
        ),
        ("RoundPlan", plan), ("RoundPlanRequest", planRequest), ("RoundCoverage", coverage), ("RoundScores", scores),
    ]

    private static let whole = Schema.integer(-1_000_000...1_000_000)
    private static let maybeWhole = Schema.nullable(whole)
    private static let number = Schema.integer(0...Int(Int32.max))
    private static let kinds = Schema.words(RoundPlan.Check.Kind.allCases.map(\.rawValue))
    private static let ways = Schema.words(RoundPlan.Assignment.Way.allCases.map(\.rawValue))
    private static let share = Schema.nullable(.number)

    private static let round: [(String, Schema)] = [
        ("id", .string()), ("project", .string()), ("plan", .string()), ("name", .string()), ("day", .format("date")),
        ("part", .string()), ("route", .string()), ("startsAt", instant), ("endsAt", instant), ("closesAt", instant),
        ("assignee", maybeText), ("department", .string()), ("state", .words(Round.State.allCases.map(\.rawValue))),
        ("late", .boolean), ("points", number), ("walked", number), ("begunAt", maybeInstant),
        ("finishedAt", maybeInstant), ("reason", .string()), ("version", number),
    ]
    private static let tally = Schema.whole(
        ["all", "done", "walking", "late", "missed", "free"].map { ($0, number) })
    private static let walk = Schema.whole(
        round + [
            ("ordered", .boolean),
            (
                "items",
                .array(
                    .whole([
                        ("key", .string()), ("place", .string()), ("name", .string()), ("hasCode", .boolean),
                        ("walked", .boolean), ("checks", .array(.string())),
                    ]))
            ), ("checks", .array(.ref("RoundCheck"))), ("visits", .array(.ref("RoundVisit"))),
            ("findings", .array(.ref("RoundFinding"))), ("givings", .array(.ref("RoundGiving"))),
        ])
    private static let giving = Schema.whole([
        ("round", .string()), ("cause", .words(RoundGiving.Cause.allCases.map(\.rawValue))), ("before", maybeText),
        ("after", maybeText), ("by", .string()), ("at", instant),
    ])
    private static let check = Schema.whole([
        ("key", .string()), ("name", .string()), ("kind", kinds), ("least", maybeWhole), ("most", maybeWhole),
        ("photo", .boolean), ("category", maybeText), ("hours", .integer(1...RoundPlanDraft.mostHours)),
        ("at", .array(.string())),
    ])
    private static let visit = Schema.whole([
        ("id", .string()), ("round", .string()), ("point", .string()), ("name", .string()), ("place", .string()),
        ("key", .string()), ("at", instant), ("heardAt", instant), ("by", .string()), ("answers", .map(whole)),
        ("failed", .array(.string())), ("note", .string()), ("photos", .array(.string())), ("proven", .boolean),
        ("outOfOrder", .boolean), ("passed", number), ("judged", number),
        ("conflict", .nullable(.words(PointVisit.Conflict.allCases.map(\.rawValue)))),
        ("decision", .nullable(.words(PointVisit.Decision.allCases.map(\.rawValue)))), ("decidedBy", maybeText),
        ("reason", .string()), ("counts", .boolean),
    ])
    private static let found = Schema.whole([
        ("id", .string()), ("round", .string()), ("visit", .string()), ("place", .string()), ("check", .string()),
        ("words", .string()), ("category", maybeText), ("foundAt", instant), ("dueAt", instant), ("by", .string()),
        ("times", number), ("state", .words(RoundFinding.State.allCases.map(\.rawValue))), ("case", maybeText),
        ("returned", number), ("recheckedAt", maybeInstant), ("recheckNote", .string()),
    ])
    private static let plan = Schema.whole([
        ("id", .string()), ("project", .string()), ("name", .string()), ("on", .boolean), ("version", number),
        ("rule", .string()), ("startsOn", .format("date")), ("windows", .array(.string())), ("ordered", .boolean),
        ("by", ways), ("role", maybeText), ("staff", maybeText), ("standIns", .array(.string())),
        ("department", .string()), ("emptyRooms", .boolean),
        (
            "points",
            .array(.whole([("key", .string()), ("place", .string()), ("code", .string()), ("name", .string())]))
        ), ("checks", .array(.ref("RoundCheck"))), ("proposal", maybeText), ("next", .array(.format("date"))),
    ])
    private static let planRequest = Schema.object(
        [
            ("project", maybeText), ("name", .string(most: RoundPlanDraft.longestName)), ("rule", .string(most: 300)),
            ("startsOn", maybeDay), ("windows", .array(.string())), ("ordered", .nullable(.boolean)), ("by", ways),
            ("role", maybeText), ("staff", maybeText), ("standIns", .nullable(.array(.string()))),
            ("department", maybeText), ("emptyRooms", .nullable(.boolean)), ("points", .nullable(.array(pointRequest))),
            ("checks", .array(checkRequest)), ("on", .nullable(.boolean)), ("proposal", maybeText),
        ], required: ["name", "rule", "windows", "by", "checks"])
    private static let pointRequest = Schema.object(
        [("key", maybeText), ("place", .string(most: 80)), ("code", maybeText), ("name", maybeText)],
        required: ["place"])
    private static let checkRequest = Schema.object(
        [
            ("key", maybeText), ("name", .string(most: RoundPlanDraft.longestName)), ("kind", kinds),
            ("least", maybeWhole), ("most", maybeWhole), ("photo", .nullable(.boolean)), ("category", maybeText),
            ("hours", .nullable(.integer(1...RoundPlanDraft.mostHours))), ("at", .nullable(.array(.string()))),
        ], required: ["name", "kind"])
    private static let coverageLine = Schema.whole([
        ("place", .string()), ("name", .string()), ("lastWalkedAt", maybeInstant), ("planned", number),
        ("walked", number), ("share", share),
    ])
    private static let coverage = Schema.whole([
        ("project", .string()), ("from", .format("date")), ("to", .format("date")), ("inside", maybeText),
        ("items", .array(coverageLine)), ("emptyRooms", .array(coverageLine)),
    ])
    private static let scores = Schema.whole([
        ("month", .string()),
        (
            "items",
            .array(
                .whole([
                    ("department", .string()), ("visits", number), ("passed", number), ("judged", number),
                    ("share", share),
                ]))
        ), ("rows", .array(.ref("RoundVisit"))),
    ])
}
