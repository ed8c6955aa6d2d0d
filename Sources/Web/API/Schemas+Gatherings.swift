import Bulletin
import Kernel

extension Schemas {
    private static let text = Schema.string()
    private static let number = Schema.integer(0...1_000_000_000)
    private static let money = Schema.integer(0...10_000_000_000_000)
    private static let texts = Schema.array(.string())
    private static let entries = Schema.array(
        .whole([("at", instant), ("act", text), ("words", text), ("actor", .ref("Named"))]))

    private static func maybe(_ most: Int) -> Schema { .nullable(.string(most: most)) }
    private static func words<T: CaseIterable & RawRepresentable<String>>(_: T.Type) -> Schema {
        .words(T.allCases.map(\.rawValue))
    }

    /// The shapes of activities, minutes and follow-ups.
    static let gatherings: [(String, Schema)] = [
        ("Activity", .whole(activity)),
        (
            "ActivityFile",
            .whole(
                activity + [
                    ("tally", tally), ("costs", .array(cost)), ("actions", .array(words(ActivityAct.Name.self))),
                    ("mayEdit", .boolean), ("mayRegister", .boolean), ("entries", entries),
                ])
        ), ("ActivityRequest", .object(activityRequest, required: [])),
        (
            "ActivityCostRequest",
            .object(
                [
                    ("kind", words(ActivityCost.Kind.self)), ("purpose", .string(most: ActivityCost.longestWhat)),
                    ("sum", .integer(1...Int(ActivityCost.mostFen))),
                ], required: ["kind", "purpose", "sum"])
        ), ("Registration", registration), ("Meeting", .whole(meeting)),
        (
            "MeetingFile",
            .whole(
                meeting + [
                    ("followUps", .array(.ref("FollowUp"))), ("actions", .array(words(MeetingAct.Name.self))),
                    ("mayEdit", .boolean),
                    ("versions", .array(.whole([("version", number), ("by", text), ("at", instant)] + minutes))),
                    ("entries", entries),
                ])
        ), ("MeetingRequest", .object(meetingRequest, required: [])), ("FollowUp", followUp),
        ("FollowUpRequest", .object(followUpRequest, required: [])),
    ]

    private static let activity: [(String, Schema)] = [
        ("id", text), ("number", text), ("version", number), ("project", text),
        ("state", words(Activity.State.self)), ("title", text), ("text", text), ("venue", text),
        ("begins", instant), ("ends", instant), ("seats", .nullable(number)), ("taken", number), ("places", texts),
        ("tag", text), ("by", text), ("writtenAt", instant),
    ]

    private static let tally: Schema = {
        let count = Schema.whole([("registrations", number), ("people", number)])
        return .whole([
            ("seated", count), ("waiting", count), ("came", count), ("absent", count), ("cancelled", count),
            ("toTell", number), ("planned", money), ("actual", money), ("perPerson", .nullable(money)),
        ])
    }()

    private static let cost = Schema.whole([
        ("id", text), ("kind", words(ActivityCost.Kind.self)), ("purpose", text), ("sum", money), ("by", text),
        ("at", instant), ("struckAt", maybeInstant), ("struckBy", maybeText),
    ])

    private static let activityRequest: [(String, Schema)] = [
        ("project", maybeText), ("title", maybe(ActivityDraft.longestTitle)),
        ("text", maybe(ActivityDraft.longestText)), ("venue", maybe(ActivityDraft.longestVenue)),
        ("begins", maybeInstant), ("ends", maybeInstant),
        ("seats", .nullable(.integer(1...ActivityDraft.mostSeats))), ("places", .nullable(texts)),
        ("tag", maybe(ActivityDraft.longestTag)),
    ]

    private static let registration = Schema.whole([
        ("id", text), ("person", text), ("name", text), ("phone", text), ("heads", number),
        ("state", words(Registration.State.self)), ("turn", .nullable(number)), ("code", text), ("by", text),
        ("registeredAt", instant), ("cancelledAt", maybeInstant), ("came", .nullable(number)),
        ("cameAt", maybeInstant), ("news", words(Registration.News.self)), ("toldAt", maybeInstant),
        ("actions", .array(words(RegistrationAct.Name.self))),
    ])

    private static let minutes: [(String, Schema)] = [
        ("title", text), ("heldAt", instant), ("venue", text), ("chair", text), ("present", texts),
        ("absent", texts), ("guests", text), ("items", .array(.whole([("heading", text), ("text", text)]))),
    ]

    private static let meeting: [(String, Schema)] = [
        ("id", text), ("number", text), ("version", number), ("project", text), ("state", words(Meeting.Stage.self)),
    ] + minutes + [("by", text), ("writtenAt", instant), ("editor", text), ("approvedAt", maybeInstant)]

    private static let meetingRequest: [(String, Schema)] = [
        ("project", maybeText), ("title", maybe(ActivityDraft.longestTitle)), ("heldAt", maybeInstant),
        ("venue", maybe(ActivityDraft.longestVenue)), ("chair", maybeText), ("present", .nullable(texts)),
        ("absent", .nullable(texts)), ("guests", maybe(MeetingDraft.longestGuests)),
        (
            "items",
            .nullable(
                .array(
                    .object(
                        [
                            ("heading", maybe(ActivityDraft.longestTitle)), ("text", maybe(MeetingDraft.longestText)),
                        ], required: [])))
        ),
    ]

    private static let followUp = Schema.whole([
        ("id", text), ("number", text), ("version", number), ("meeting", text), ("meetingTitle", text),
        ("task", text), ("owner", text), ("due", .format("date")), ("state", words(FollowUp.State.self)),
        ("overdue", .boolean), ("result", text), ("case", maybeText), ("by", text), ("givenAt", instant),
        ("endedAt", maybeInstant), ("actions", .array(words(FollowUpAct.Name.self))),
    ])

    private static let followUpRequest: [(String, Schema)] = [
        ("result", maybe(FollowUp.longestResult)), ("reason", maybe(ActivityDraft.longestReason)),
        ("task", maybe(FollowUp.longestWhat)), ("owner", maybeText), ("due", .nullable(.format("date"))),
        ("kind", maybeText),
    ]
}
