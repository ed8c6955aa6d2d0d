import Casework
import Insight
import Kernel

extension Schemas {
    /// The shapes of figures.
    static let figureShapes: [(String, Schema)] = [
        (
            "Measure",
            .whole([
                ("figure", .string()), ("name", .string()), ("formula", .string()),
                ("unit", .words(Measure.Unit.allCases.map(\.rawValue))),
                ("cohort", .words(Measure.Cohort.allCases.map(\.rawValue))), ("by", .array(grouping)),
                ("least", many),
            ])
        ),
        (
            "Figure",
            .whole(
                [
                    ("figure", .string()), ("name", .string()), ("formula", .string()),
                    ("unit", .words(Measure.Unit.allCases.map(\.rawValue))),
                    ("cohort", .words(Measure.Cohort.allCases.map(\.rawValue))), ("zone", .string()),
                ] + times + numbers + [
                    ("considered", many), ("by", .nullable(grouping)), ("before", .whole(times + numbers)),
                    ("yearBefore", .whole(times + numbers)),
                    ("groups", .array(.whole([("key", .string()), ("name", .string())] + numbers))),
                    ("rows", .array(row)), ("next", .nullable(.string())),
                ])
        ),
    ]

    private static let many = Schema.integer(0...Int(Int32.max))
    private static let grouping = Schema.words(Grouping.allCases.map(\.rawValue))
    private static let times = [("from", instant), ("to", instant), ("cutOff", instant)]
    private static let numbers: [(String, Schema)] = [
        ("value", .nullable(.number)), ("ninety", .nullable(.number)), ("count", many), ("counted", many),
        ("enough", .boolean),
    ]
    private static let row = Schema.whole([
        ("case", .string()), ("title", .string()), ("promise", .nullable(.string())),
        ("promiseKind", .nullable(.words(Promise.Kind.allCases.map(\.rawValue)))), ("person", .string()),
        ("at", instant), ("counted", .boolean), ("seconds", .nullable(.number)),
    ])
}
