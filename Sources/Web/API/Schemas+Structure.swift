extension Schemas {
    /// The shapes of projects and departments.
    static let structure: [(String, Schema)] = [
        (
            "Project",
            .whole([
                ("id", .string()), ("code", .string()), ("name", .string()), ("zone", .string()),
                ("closed", .boolean), ("version", .integer(1...1_000_000)),
            ])
        ),
        (
            "ProjectRequest",
            .object(
                [("code", .string(most: 40)), ("name", .string(most: 80)), ("zone", .string(most: 60))],
                required: ["code", "name"])
        ),
        (
            "ProjectChange",
            .object(
                [("name", .string(most: 80)), ("zone", .string(most: 60)), ("closed", .boolean)], required: [])
        ),
        (
            "Department",
            .whole([
                ("code", .string()), ("name", .string()), ("names", names(most: nil)), ("retired", .boolean),
                ("version", .integer(1...1_000_000)),
            ])
        ),
        (
            "DepartmentRequest",
            .object([("code", .string(most: 40)), ("names", names(most: 40))], required: ["code", "names"])
        ),
        ("DepartmentChange", .object([("names", names(most: 40)), ("retired", .boolean)], required: [])),
    ]

    private static func names(most: Int?) -> Schema {
        .whole(["zh", "zh-Hant", "en"].map { ($0, .string(most: most)) })
    }
}
