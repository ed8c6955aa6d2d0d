import Casework
import Insight
import Kernel

extension Schemas {
    /// The shapes of early warnings and of morning digests.
    static let alerts: [(String, Schema)] = [
        ("Alert", .whole(alert)),
        (
            "AlertFile",
            .whole(
                alert + [
                    ("incident", .nullable(.string())), ("former", .nullable(.string())),
                    ("later", .nullable(.string())), ("case", .nullable(.string())), ("count", count),
                    ("actions", .array(.words(AlertAct.Name.allCases.map(\.rawValue)))), ("toldOn", .array(telling)),
                    (
                        "cases",
                        .array(
                            .whole([
                                ("case", .string()), ("title", .string()), ("openedAt", instant),
                                ("place", .nullable(.string())), ("kind", .string()),
                                ("phase", .words(Phase.allCases.map(\.rawValue))),
                            ]))
                    ),
                ])
        ),
        (
            "AlertAction",
            .object(
                [
                    ("words", .nullable(.string(most: Alerts.mostWords))), ("case", .nullable(.string())),
                    ("reason", .nullable(.string(most: Alerts.mostWords))),
                ], required: [])
        ),
        (
            "AlertRule",
            .whole([
                ("desk", .string()), ("rule", .string()), ("name", .string()), ("on", .boolean), ("sees", sight),
                ("looks", .string()), ("parameters", .map(.string())), ("severity", severity), ("undecided", count),
                ("acted", count), ("dismissed", count), ("hitRate", .nullable(.number)), ("least", .integer(1...1000)),
            ])
        ),
        ("Digest", .whole(digest)),
        ("DigestFile", .whole(digest + [("nowAt", instant), ("now", .array(line))])),
    ]

    private static let count = Schema.integer(0...Int(Int32.max))
    private static let severity = Schema.words(AlertRules.Severity.allCases.map(\.rawValue))
    private static let sight = Schema.words(AlertRules.Sight.Name.allCases.map(\.rawValue))

    private static let alert: [(String, Schema)] = [
        ("id", .string()), ("number", .string()), ("version", .integer(1...1_000_000)), ("project", .string()),
        ("desk", .string()), ("rule", .string()), ("name", .string()), ("sees", sight), ("severity", severity),
        ("state", .words(Alert.State.allCases.map(\.rawValue))), ("at", instant), ("says", .string()),
        ("saw", .map(.string())), ("parameters", .map(.string())), ("owner", .nullable(.string())),
        ("takenBy", .nullable(.string())), ("takenAt", maybeInstant), ("decidedBy", .nullable(.string())),
        ("decidedAt", maybeInstant), ("words", .nullable(.string())), ("tellOnAt", maybeInstant),
    ]

    private static let telling = Schema.whole([
        ("staff", .string()), ("role", .string()), ("at", instant), ("standIn", .boolean),
    ])

    private static let line = Schema.whole([
        ("project", .string()), ("measure", .words(Digest.Measure.allCases.map(\.rawValue))), ("number", count),
    ])

    private static let digest: [(String, Schema)] = [
        ("id", .string()), ("day", .format("date")), ("zone", .string()), ("at", instant), ("seenAt", maybeInstant),
        ("lines", .array(line)),
    ]
}
