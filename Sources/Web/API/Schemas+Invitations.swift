import Casework
import Directory
import Kernel

extension Schemas {
    private static let text = Schema.string()
    private static let number = Schema.integer(0...1_000_000_000)

    /// The shapes of invitations: one procedure for many places.
    static let invitations: [(String, Schema)] = [
        ("Invitation", .whole(invitation)),
        (
            "InvitationFile",
            .whole(
                invitation + [
                    (
                        "figures",
                        .whole(
                            [
                                "places", "waiting", "invited", "seen", "booked", "done", "refused", "missing",
                                "letters", "left",
                            ].map { ($0, number) })
                    ), ("items", .array(.whole(place))), ("next", maybeText),
                ])
        ),
        (
            "InvitationCount",
            .whole(["places", "invited", "texts", "letters", "running", "ownerless"].map { ($0, number) })
        ),
        (
            "InvitationRequest",
            .object(
                [
                    ("desk", maybeText), ("project", maybeText), ("kind", text), ("places", .nullable(.array(text))),
                    ("status", .nullable(.words(PlaceStatus.allCases.map(\.rawValue)))),
                    ("tag", .nullable(.string(most: InvitationScope.longestTag))),
                ], required: ["kind"])
        ),
        (
            "InvitationLetter",
            .whole(
                ["place", "customer", "number", "text", "address"].map { ($0, text) } + [
                    ("language", .words(Language.allCases.map(\.rawValue)))
                ])
        ),
    ]

    private static let invitation: [(String, Schema)] = [
        ("id", text), ("number", text), ("project", text), ("desk", text), ("kind", text), ("places", .array(text)),
        ("status", .nullable(.words(PlaceStatus.allCases.map(\.rawValue)))), ("tag", text), ("by", text),
        ("madeAt", instant), ("doneAt", maybeInstant),
    ]

    private static let place: [(String, Schema)] = [
        ("place", text), ("state", .words(InvitedPlace.State.allCases.map(\.rawValue))), ("why", text),
        ("number", maybeText), ("customer", text), ("stage", text), ("byText", .boolean), ("seen", .boolean),
        ("booked", .boolean), ("needsLetter", .boolean), ("printedAt", maybeInstant),
    ]
}
