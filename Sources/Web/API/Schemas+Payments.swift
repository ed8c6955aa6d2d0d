import Rounds

extension Schemas {
    private static let figures: [(String, Schema)] = MonthFigures.Figure.allCases.map {
        ($0.rawValue, .integer(0...Int(Int32.max)))
    }
    private static let share = Schema.integer(0...100)
    private static let sum = Schema.integer(0...Int(PaymentSheet.mostFen))

    /// The shapes of payment sheets.
    static let payments: [(String, Schema)] = [
        ("MonthFigures", .whole(figures)),
        (
            "PaymentSheet",
            .whole([
                ("id", .string()), ("project", .string()), ("department", .string()), ("month", .string()),
                ("currency", .string()), ("monthly", sum), ("figures", .ref("MonthFigures")),
                ("score", .nullable(share)), ("percent", share), ("deduction", sum), ("pay", sum),
                ("drawnBy", .string()), ("drawnAt", instant), ("approvedBy", maybeText), ("approvedAt", maybeInstant),
                ("now", .nullable(.ref("MonthFigures"))),
                ("changed", .array(.words(MonthFigures.Figure.allCases.map(\.rawValue)))), ("mayApprove", .boolean),
            ])
        ),
        (
            "PaymentLine",
            .whole([
                ("department", .string()), ("figures", .ref("MonthFigures")), ("score", .nullable(share)),
                ("percent", share), ("lastSum", .nullable(sum)), ("sheet", .nullable(.ref("PaymentSheet"))),
            ])
        ),
    ]
}
