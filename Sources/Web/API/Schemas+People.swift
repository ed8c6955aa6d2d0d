import Casework
import Directory
import Kernel

extension Schemas {
    private static let day = Schema.format("date")
    private static let nature = Schema.words(Person.Nature.allCases.map(\.rawValue))
    private static let capacity = Schema.words(Occupancy.Capacity.allCases.map(\.rawValue))

    /// The shapes of customers' files.
    static let people: [(String, Schema)] = [
        ("PersonFile", .whole(personFile + personParts)),
        ("RoomOccupancy", .whole([("person", .string()), ("name", .string())] + stay)),
        (
            "Acquaintance",
            .whole([
                ("households", count), ("known", count), ("target", count), ("windowDays", count),
                ("groups", .array(.whole(group))),
            ])
        ),
        (
            "UnknownHousehold",
            .whole([
                ("place", .string()), ("code", .string()), ("person", .string()), ("name", .string()),
                ("parts", .array(.words(ContactRules.Part.allCases.map(\.rawValue) + ["contact"]))),
                ("declinesCalls", .boolean),
            ])
        ),
        (
            "DueContact",
            .whole([
                ("person", .string()), ("name", .string()), ("code", .string()), ("dueOn", day),
                ("why", .words(["agreed", "key"])), ("tag", maybeText), ("spokenAt", maybeInstant),
                ("declinesCalls", .boolean),
            ])
        ),
        ("PersonAction", .object(personAction, required: [])),
    ]

    private static let count = Schema.integer(0...10_000_000)

    private static let group: [(String, Schema)] = [
        ("steward", maybeText), ("name", maybeText), ("households", count), ("known", count),
        ("missing", .array(.ref("UnknownHousehold"))), ("next", maybeText),
    ]

    private static let stay: [(String, Schema)] = [
        ("id", .string()), ("place", .string()), ("code", .string()), ("placeName", .string()), ("capacity", capacity),
        ("from", day), ("until", maybeDay), ("struck", .boolean), ("struckWhy", maybeText), ("follows", maybeText),
    ]

    private static let personFile: [(String, Schema)] = [
        ("id", .string()), ("project", .string()), ("name", .string()), ("nature", nature),
        ("phones", .array(.string())), ("phonesMasked", .boolean), ("tags", .array(.string())), ("note", .string()),
        ("language", maybeText), ("birthday", maybeDay), ("version", .integer(1...Int(Int32.max))),
        ("mergedInto", maybeText), ("erasedAt", maybeInstant), ("occupancies", .array(.whole(stay))),
        ("household", .array(.whole([("place", .string()), ("id", .string()), ("name", .string())]))),
        ("belongings", .array(.whole(belonging))), ("papers", .array(.whole(paper))),
        (
            "changes",
            .array(
                .whole([
                    ("at", instant), ("by", .string()), ("act", .string()), ("about", .string()), ("was", maybeText),
                    ("becomes", maybeText), ("why", maybeText),
                ]))
        ),
        ("merges", .array(.whole(merge))), ("contacts", .array(.whole(contact))),
        (
            "contactPlan",
            .nullable(
                .whole([
                    ("dueOn", day), ("why", .words(["agreed", "key", "silent"])), ("tag", maybeText),
                    ("declinesCalls", .boolean),
                ]))
        ),
        (
            "twins",
            .array(
                .whole([
                    ("id", .string()), ("name", .string()), ("sign", .words(TwinTable.Sign.allCases.map(\.rawValue))),
                ]))
        ),
        (
            "distinct",
            .array(
                .whole([
                    ("id", .string()), ("other", .string()), ("name", .string()), ("at", instant), ("by", .string()),
                    ("why", .string()), ("undoneAt", maybeInstant), ("undoneBy", maybeText),
                ]))
        ),
        ("actions", .array(.words(PersonAct.Name.allCases.map(\.rawValue)))),
    ]

    private static let personParts: [(String, Schema)] = [
        (
            "messages",
            .array(.whole([("case", .string()), ("at", instant), ("by", .string()), ("words", .string())]))
        ),
        ("calls", .array(.ref("PhoneCall"))), ("passes", .array(.ref("Pass"))),
        (
            "links",
            .array(
                .whole([("part", .words(PersonPartsJSON.Part.allCases.map(\.rawValue))), ("href", .string())]))
        ),
    ]

    private static let belonging: [(String, Schema)] = [
        ("id", .string()), ("kind", .words(Belonging.Kind.allCases.map(\.rawValue))), ("fields", .map(.string())),
        ("from", maybeDay), ("until", maybeDay), ("struck", .boolean), ("struckWhy", maybeText), ("follows", maybeText),
    ]

    private static let paper: [(String, Schema)] = [
        ("id", .string()), ("kind", .words(PaperNumber.Kind.allCases.map(\.rawValue))), ("numberMasked", maybeText),
        ("validUntil", maybeDay), ("madeAt", instant), ("struck", .boolean), ("struckWhy", maybeText),
    ]

    private static let merge: [(String, Schema)] = [
        ("id", .string()), ("kept", .string()), ("gone", .string()), ("at", instant), ("by", .string()),
        ("why", .string()), ("undoneAt", maybeInstant), ("undoneBy", maybeText), ("undoneWhy", maybeText),
    ]

    private static let contact: [(String, Schema)] = [
        ("at", instant), ("by", .string()), ("way", .string()), ("spoke", .string()), ("nextOn", maybeDay),
    ]

    private static let personAction: [(String, Schema)] = [
        ("name", maybeText), ("phones", .nullable(.array(.string()))), ("morePhone", maybeText),
        ("tags", .nullable(.array(.string()))), ("note", maybeText), ("nature", .nullable(nature)),
        ("language", maybeText), ("birthday", maybeText), ("place", maybeText), ("capacity", .nullable(capacity)),
        ("from", maybeDay), ("until", maybeDay), ("day", maybeDay), ("withHousehold", .nullable(.boolean)),
        ("entry", maybeText), ("kind", maybeText), ("fields", .nullable(.map(.string()))), ("number", maybeText),
        ("validUntil", maybeDay), ("way", maybeText), ("spoke", maybeText), ("spokenAt", maybeInstant),
        ("nextOn", maybeDay), ("other", maybeText), ("reason", maybeText),
    ]
}
