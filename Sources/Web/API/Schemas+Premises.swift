import Casework
import Directory
import Kernel

extension Schemas {
    /// The shapes of what is kept of places.
    static let premises: [(String, Schema)] = [
        ("PlaceFile", placeFile), ("PlaceRecordRequest", recordRequest), ("PlaceStatusOn", statusOn),
        (
            "PlaceStatusRequest", .object(said, required: ["status"])
        ),
        (
            "PlaceStatusesRequest",
            .object(
                said + [("kind", .nullable(kind)), ("only", .nullable(status))], required: ["status"])
        ),
        (
            "CarePlanRequest",
            .object(
                [
                    ("what", .string(most: 120)), ("every", .integer(1...3660)), ("unit", unit),
                    ("statutory", .nullable(.boolean)), ("firstDue", .format("date")),
                ], required: ["what", "every", "unit", "firstDue"])
        ),
        ("Care", care), ("Zone", zone),
        (
            "ZoneList",
            .whole([
                ("project", .string()), ("on", .format("date")), ("items", .array(.ref("Zone"))),
                ("gaps", .array(.ref("Place"))), ("complete", .boolean),
            ])
        ),
        (
            "ZoneRequest",
            .object(
                [
                    ("place", .string(most: 80)), ("staff", .string(most: 80)), ("from", maybeDay), ("to", maybeDay),
                    ("standsInFor", maybeText), ("takesOver", .nullable(.boolean)),
                ], required: ["place", "staff"])
        ),
        ("Vacancy", vacancy),
        (
            "ParkingSpace",
            .whole([
                ("place", .ref("Place")), ("use", maybeText), ("holders", .array(.string())),
                ("plates", .array(.string())),
            ])
        ),
    ]

    static let maybeDay = Schema.nullable(.format("date"))
    private static let kind = Schema.words(Place.Kind.allCases.map(\.rawValue))
    private static let status = Schema.words(PlaceStatus.allCases.map(\.rawValue))
    private static let unit = Schema.words(CareRhythm.Unit.allCases.map(\.rawValue))
    private static let number = Schema.integer(0...Int(Int32.max))
    private static let note = Schema.nullable(.string(most: Premises.longestNote))
    private static let area = Schema.nullable(.integer(0...Int(Premises.largestArea)))
    private static let said: [(String, Schema)] = [("status", status), ("from", maybeDay), ("note", note)]
    private static let meter = Schema.whole([("kind", .string()), ("number", .string(most: 80))])

    private static let statusOn = Schema.whole([
        ("place", .string()), ("on", .format("date")), ("status", .nullable(status)), ("since", maybeDay),
    ])

    private static let recordRequest = Schema.object(
        [
            ("name", .string(most: PlaceDraft.longestName)),
            ("code", .nullable(.string(most: PlaceDraft.longestCode))),
            ("parent", .nullable(.string(most: PlaceDraft.longestCode))), ("areaHundredths", area), ("use", maybeText),
            ("deliveredOn", maybeDay), ("warranty", .nullable(.map(.format("date")))),
            ("meters", .nullable(.array(meter))), ("note", note),
            (
                "facility",
                .nullable(
                    .object(
                        [
                            ("kind", .string()), ("maker", maybeText), ("model", maybeText), ("serial", maybeText),
                            ("installedOn", maybeDay), ("department", maybeText),
                        ], required: ["kind"]))
            ),
        ], required: ["name"])

    private static let card = Schema.whole([
        ("kind", .string()), ("maker", .string()), ("model", .string()), ("serial", .string()),
        ("installedOn", maybeDay), ("department", maybeText),
    ])

    private static let placeFile = Schema.whole([
        ("id", .string()), ("project", .string()), ("parent", maybeText), ("kind", kind), ("code", .string()),
        ("name", .string()), ("status", .nullable(status)), ("retiredOn", maybeDay),
        ("version", .integer(1...1_000_000)),
        ("above", .array(.ref("Place"))), ("areaHundredths", area), ("use", maybeText), ("deliveredOn", maybeDay),
        ("warranty", .map(.format("date"))),
        (
            "covers",
            .array(
                .whole([
                    ("part", .string()), ("until", .format("date")), ("holds", .boolean), ("from", .string()),
                ]))
        ), ("meters", .array(meter)), ("note", .string()), ("facility", .nullable(card)),
        (
            "statuses",
            .array(
                .whole([
                    ("status", status), ("from", .format("date")), ("to", maybeDay), ("replaced", .boolean),
                    ("note", .string()), ("by", .string()), ("at", instant),
                ]))
        ), ("steward", .nullable(.ref("Zone"))),
        (
            "residents",
            .nullable(
                .array(
                    .whole([
                        ("person", .string()), ("name", .string()),
                        ("capacity", .words(Occupancy.Capacity.allCases.map(\.rawValue))), ("from", .format("date")),
                        ("to", maybeDay),
                    ])))
        ), ("facilities", .array(.ref("Place"))), ("care", .array(.ref("Care"))),
    ])

    private static let care = Schema.whole([
        ("id", .string()), ("place", .string()), ("placeName", .string()), ("what", .string()),
        ("every", .integer(1...3660)), ("unit", unit), ("statutory", .boolean), ("lastDone", maybeDay),
        ("nextDue", .format("date")), ("endedOn", maybeDay),
        ("state", .words(CarePlan.State.allCases.map(\.rawValue))),
        (
            "done",
            .array(.whole([("doneOn", .format("date")), ("note", .string()), ("by", .string())]))
        ),
    ])

    private static let zone = Schema.whole([
        ("id", .string()), ("place", .string()), ("duty", .words(ZonePost.Duty.allCases.map(\.rawValue))),
        ("staff", .string()), ("name", .string()), ("from", .format("date")), ("to", maybeDay),
        ("standsInFor", maybeText),
    ])

    private static let vacancy = Schema.whole([
        ("project", .string()), ("rooms", number), ("unknown", number),
        ("statuses", .array(.whole([("status", status), ("rooms", number)]))),
        ("buildings", .array(.whole([("code", .string()), ("rooms", number), ("empty", number)]))),
        ("items", .array(.ref("Place"))), ("next", maybeText),
    ])
}
