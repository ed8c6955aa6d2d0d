import Casework
import Directory
import Insight

extension Schemas {
    /// The shapes of the boards.
    static let boards: [(String, Schema)] = [
        ("Board", board),
        (
            "OnShift",
            .whole([
                ("staff", .string()), ("name", .string()), ("since", instant),
                (
                    "work",
                    .array(
                        .whole([
                            ("case", .string()), ("title", .string()),
                            ("state", .words(CaseTask.State.allCases.map(\.rawValue))),
                            ("place", .nullable(.string())), ("sentAt", instant),
                        ]))
                ),
            ])
        ),
        (
            "BuildingBoard",
            .whole([
                ("project", .string()), ("building", .ref("Place")), ("asOf", instant), ("total", .whole(load)),
                ("units", .array(.whole([("name", .string()), ("columns", count)]))),
                (
                    "floors",
                    .array(.whole([("name", .string()), ("rooms", .array(.nullable(.ref("BoardCell"))))]))
                ),
                ("others", .array(.ref("BoardCell"))), ("complete", .boolean),
            ])
        ),
        (
            "LobbyBoard",
            .whole([
                ("project", .string()), ("building", .ref("Place")), ("complete", .boolean),
                ("floors", .array(.whole([("name", .string()), ("rooms", .array(lobbyRoom))]))),
            ])
        ),
        (
            "BoardCell",
            .whole(
                [
                    ("place", .string()), ("code", .string()), ("kind", .words(Place.Kind.allCases.map(\.rawValue))),
                    ("label", .string()), ("state", .words(BuildingPlan.State.allCases.map(\.rawValue))),
                    ("status", .nullable(.words(PlaceStatus.allCases.map(\.rawValue)))),
                    ("steward", .nullable(.string())),
                ] + load)
        ),
    ]

    private static let lobbyRoom = Schema.whole([
        ("place", .string()), ("code", .string()), ("name", .string()), ("companies", .array(.string())),
    ])

    private static let count = Schema.integer(0...Int(Int32.max))
    private static let load: [(String, Schema)] = [
        ("open", count), ("overdue", count), ("emergencies", count), ("nextDue", maybeInstant),
    ]

    private static let figures = Schema.whole([
        ("opened", count), ("solved", count), ("closed", count), ("promisesKept", count), ("promisesBroken", count),
        ("keptShare", .nullable(.number)), ("rating", .nullable(.number)),
    ])

    private static let counted = Schema.array(.whole([("key", .string()), ("count", count)]))

    private static let board = Schema.whole([
        ("day", .format("date")), ("zone", .string()), ("open", count), ("overdue", count), ("dueSoon", count),
        ("alerts", count),
        (
            "calls",
            .whole([
                ("waiting", count), ("waitingSince", maybeInstant), ("owed", count), ("offered", count),
                ("answered", count), ("inTime", count), ("missed", count),
            ])
        ),
        ("rounds", .ref("RoundTally")),
        ("phases", counted), ("categories", counted), ("kinds", counted), ("projects", counted), ("today", figures),
        ("yesterday", figures),
        (
            "nearest",
            .array(
                .whole([
                    ("number", .string()), ("title", .string()), ("kind", .string()), ("priority", .string()),
                    ("dueAt", instant),
                ]))
        ),
        ("by", .nullable(.words(Board.Grouping.allCases.map(\.rawValue)))),
        (
            "groups",
            .array(
                .whole([
                    ("key", .string()), ("name", .string()), ("count", count), ("project", .nullable(.string())),
                    ("place", .nullable(.string())),
                ]))
        ),
    ])
}
