import Casework
import Kernel

extension Schemas {
    /// The shapes of emergencies, and of who is called to a case.
    static let emergencies: [(String, Schema)] = [
        (
            "EmergencyCard",
            .whole([
                ("key", .string()), ("name", .string()), ("kind", .string()), ("category", .string()),
                ("say", .string()), ("steps", .array(.whole(cardStep))),
            ])
        ),
        ("Emergency", emergency),
        (
            "EmergencyRequest",
            .object(
                [
                    ("emergency", .string(most: 40)), ("desk", .nullable(.string())), ("project", .nullable(.string())),
                    ("place", .nullable(.string())), ("placeText", .nullable(.string())),
                    ("name", .nullable(.string())), ("phone", .nullable(.string())), ("text", .nullable(.string())),
                ], required: ["emergency"])
        ),
        (
            "EmergencyAction",
            .object([("step", .nullable(.integer(1...30))), ("text", .nullable(.string()))], required: [])
        ),
        (
            "Alarm",
            .whole([
                ("id", .string()), ("about", .words(Alarm.About.allCases.map(\.rawValue))), ("beganAt", instant),
                ("nextAt", maybeInstant), ("endedAt", maybeInstant), ("answered", .boolean),
                ("calls", .array(.ref("AlarmCall"))),
            ])
        ),
        ("AlarmCall", .whole(alarmCall)),
        (
            "OpenCall",
            .whole([
                ("call", .ref("AlarmCall")), ("about", .words(Alarm.About.allCases.map(\.rawValue))),
                ("case", .string()), ("title", .string()),
            ])
        ),
    ]

    static let judgement = Schema.whole([
        ("founded", .boolean), ("reasonable", .boolean), ("grounds", .string()), ("by", .ref("Named")), ("at", instant),
    ])

    private static let cardStep: [(String, Schema)] = [
        ("step", .integer(1...30)), ("text", .string()), ("who", .string()), ("seconds", .integer(1...Int(Int32.max))),
    ]

    private static let alarmCall: [(String, Schema)] = [
        ("id", .string()), ("staff", .string()), ("link", .integer(1...10)), ("at", instant), ("dueAt", instant),
        ("standIn", .boolean), ("answeredAt", maybeInstant), ("inTime", .boolean), ("note", .string()),
    ]

    private static let emergency = Schema.whole([
        ("case", .string()), ("emergency", .string()), ("name", .string()), ("project", .string()),
        ("place", .nullable(.string())), ("placeText", .string()), ("say", .string()), ("openedAt", instant),
        ("openedBy", .string()), ("closedAt", maybeInstant), ("closedBy", .nullable(.string())),
        ("outcome", .string()), ("aftercare", .nullable(.string())),
        (
            "steps",
            .array(
                .whole(
                    cardStep + [
                        ("dueAt", instant), ("doneAt", maybeInstant), ("doneBy", .nullable(.string())),
                        ("note", .string()),
                    ]))
        ),
        (
            "ticks",
            .array(
                .whole([
                    ("step", .integer(1...30)), ("done", .boolean), ("at", instant), ("by", .string()),
                    ("note", .string()),
                ]))
        ),
        ("alarms", .array(.ref("Alarm"))),
        ("words", .array(.whole([("at", instant), ("by", .string()), ("text", .string())]))),
        ("actions", .array(.words(EmergencyAct.Name.allCases.map(\.rawValue)))),
    ])
}
