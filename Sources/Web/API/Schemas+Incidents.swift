import Casework
import Kernel

extension Schemas {
    /// The shapes of incidents.
    static let incidents: [(String, Schema)] = [
        ("Incident", .whole(incident)),
        (
            "IncidentFile",
            .whole(
                incident + [
                    ("actions", .array(.words(IncidentAct.Name.allCases.map(\.rawValue)))),
                    ("news", .array(.ref("News"))), ("outlook", .ref("NewsOutlook")),
                    (
                        "members",
                        .array(
                            .whole([
                                ("case", .string()), ("title", .string()), ("openedAt", instant),
                                ("place", .nullable(.string())), ("phase", .words(Phase.allCases.map(\.rawValue))),
                                ("state", .words(IncidentMember.State.allCases.map(\.rawValue))),
                                ("likeness", .integer(1...100)),
                            ]))
                    ),
                ])
        ),
        (
            "IncidentRequest",
            .object(
                [("title", .string()), ("cases", .array(.string()))], required: ["title", "cases"])
        ),
        (
            "IncidentAction",
            .object(
                [
                    ("title", .nullable(.string())), ("reason", .nullable(.string())), ("text", .nullable(.string())),
                    ("channel", maybeText), ("cases", .nullable(.array(.string()))),
                ], required: [])
        ),
    ]

    private static let incident: [(String, Schema)] = [
        ("id", .string()), ("number", .string()), ("version", .integer(1...1_000_000)), ("project", .string()),
        ("desk", .string()), ("title", .string()), ("state", .words(Incident.State.allCases.map(\.rawValue))),
        ("rule", .string()), ("foundAt", instant), ("firstAt", maybeInstant), ("lastAt", maybeInstant),
        ("cases", .integer(0...1_000_000)), ("open", .integer(0...1_000_000)), ("decidedAt", maybeInstant),
        ("decidedBy", .nullable(.string())), ("reason", .nullable(.string())), ("closedAt", maybeInstant),
    ]
}
