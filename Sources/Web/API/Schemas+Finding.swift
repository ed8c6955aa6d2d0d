extension Schemas {
    /// The shape of what the one box found.
    static let finding: [(String, Schema)] = [
        (
            "Found",
            .whole([
                ("type", .words(Finding.Kind.allCases.map(\.rawValue))), ("id", .string()), ("title", .string()),
                ("detail", .string()), ("project", maybeText),
                ("why", .words(Finding.Why.allCases.map(\.rawValue))),
                ("parts", .array(.whole([("text", .string()), ("isMatch", .boolean)]))),
            ])
        )
    ]
}
