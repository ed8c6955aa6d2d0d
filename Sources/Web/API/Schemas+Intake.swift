import Casework
import Kernel

extension Schemas {
    /// What a demand is taken in by.
    static let intake = Schema.object(
        [
            ("desk", .string(most: 40)), ("project", maybeText), ("kind", .string(most: 40)),
            ("category", maybeText), ("priority", .nullable(.words(Priority.allCases.map(\.rawValue)))),
            ("channel", .string(most: 40)), ("reporter", reporterRequest), ("place", maybeText),
            ("placeText", maybeText),
            ("title", maybeText), ("text", .string()), ("occurredAt", maybeInstant), ("reportedAt", maybeInstant),
            ("form", .nullable(.map(.string()))), ("externalNumber", maybeText), ("promise", maybeText),
            ("answer", maybeText), ("outage", maybeText), ("notMajor", .nullable(.boolean)),
            ("outside", .nullable(outsideRequest)),
        ], required: ["desk", "kind", "channel", "reporter", "text"])

    private static let reporterRequest = Schema.object(
        [("person", maybeText), ("name", maybeText), ("phone", maybeText), ("anonymous", .nullable(.boolean))],
        required: [])
}
