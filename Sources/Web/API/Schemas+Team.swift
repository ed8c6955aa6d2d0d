import Kernel
import Workforce

extension Schemas {
    private static let rights = Schema.array(.words(Right.allCases.map(\.rawValue)))
    private static let stage = Schema.words(Staff.Stage.allCases.map(\.rawValue))
    private static let language = Schema.words(Language.allCases.map(\.rawValue))
    private static let many = Schema.integer(0...1_000_000)

    /// The shapes of staff and roles.
    static let team: [(String, Schema)] = [
        (
            "AuditEntry",
            .whole([
                ("at", instant), ("by", .string()), ("name", maybeText), ("act", .string()), ("subject", .string()),
                ("detail", .string()),
            ])
        ),
        ("Post", .whole([("role", .string()), ("project", maybeText), ("place", maybeText), ("category", maybeText)])),
        (
            "Staff",
            .whole([
                ("id", .string()), ("user", .string()), ("name", .string()), ("phone", .string()),
                ("departments", .array(.string())), ("roles", .array(.string())), ("posts", .array(.ref("Post"))),
                ("active", .boolean), ("stage", stage), ("manager", maybeText), ("language", language),
                ("mustChoosePassword", .boolean), ("version", .integer(1...1_000_000)),
            ])
        ),
        (
            "StaffRequest",
            .object(
                [
                    ("user", .string(most: 40)), ("name", .string(most: 80)), ("password", .string(most: 200)),
                    ("departments", .array(.string(most: 40))), ("roles", .array(.string(most: 40))),
                    ("project", maybeText), ("place", maybeText), ("category", maybeText),
                ], required: ["user", "name", "password", "roles"])
        ),
        (
            "StaffChange",
            .object(
                [
                    ("name", .string(most: 80)), ("phone", .string(most: 40)),
                    ("departments", .array(.string(most: 40))),
                    (
                        "posts",
                        .array(
                            .object(
                                [
                                    ("role", .string(most: 40)), ("project", maybeText), ("place", maybeText),
                                    ("category", maybeText),
                                ], required: ["role"]))
                    ),
                    ("language", language), ("stage", stage), ("manager", maybeText),
                ], required: [])
        ),
        ("Standing", .whole([("right", rightName), ("post", .ref("Post"))])),
        ("Session", session),
        (
            "Holdings",
            .whole(
                HandOver.Kind.allCases.map { ($0.rawValue, many) }
                    + [("promises", many), ("alarms", many), ("handedOn", .boolean)])
        ),
        (
            "LeavingRequest",
            .object(
                [
                    ("reason", .string(most: Reason.mostLetters)),
                    ("heirs", .object(HandOver.Kind.allCases.map { ($0.rawValue, .string(most: 40)) }, required: [])),
                ], required: ["reason"])
        ),
        (
            "Role",
            .whole([
                ("role", .string()), ("name", .string()), ("names", .whole(names(most: nil))), ("rights", rights),
                ("retired", .boolean), ("version", .integer(1...1_000_000)), ("asDelivered", .boolean),
                ("offered", rights),
            ])
        ),
        (
            "RoleRequest",
            .object(
                [
                    ("role", .string(most: 40)), ("names", .whole(names(most: 40))), ("copyOf", maybeText),
                    ("rights", rights),
                ], required: ["role", "names"])
        ),
        (
            "RoleChange",
            .object([("names", .whole(names(most: 40))), ("rights", rights), ("retired", .boolean)], required: [])
        ),
        (
            "RoleEffect",
            .whole([
                ("staff", .string()), ("name", .string()), ("project", maybeText), ("place", maybeText),
                ("category", maybeText), ("gains", rights),
                ("loses", rights),
            ])
        ),
    ]

    private static let rightName = Schema.words(Right.allCases.map(\.rawValue))
    private static let session = Schema.whole([
        ("id", .string()), ("device", .string()), ("since", instant), ("seenAt", maybeInstant),
        ("address", .string()), ("way", .words(Entrance.Way.allCases.map(\.rawValue))), ("here", .boolean),
    ])

    private static func names(most: Int?) -> [(String, Schema)] {
        ["zh", "zh-Hant", "en"].map { ($0, .string(most: most)) }
    }
}
