import Kernel

/// What the description of the API says of one call. The description is made of these, so it has what the routes have.
struct Operation: Sendable {
    let id: String
    let summary: String
    var query: [Parameter] = []
    var body: Schema?
    /// The body is a form with a file.
    var isUpload = false
    var answer: Schema = .none
    var status = 200
    /// Statuses of refusals beside those that every call may have.
    var refusals: [Int] = []
    var isStream = false

    struct Parameter: Sendable {
        let name: String
        let schema: Schema
        init(_ name: String, _ schema: Schema) { (self.name, self.schema) = (name, schema) }
    }
}

/// A JSON Schema (2020-12), as far as the API needs it.
indirect enum Schema: Sendable {
    case none
    case string(most: Int? = nil)
    case format(String)
    case integer(ClosedRange<Int>)
    case number
    case boolean
    case words([String])
    case array(Schema)
    case map(Schema)
    case nullable(Schema)
    case ref(String)
    case object([(String, Schema)], required: [String])
    case any

    var json: JSON {
        switch self {
        case .none: .object([])
        case .any: .object([])
        case .string(let most):
            .object([("type", .text("string"))] + (most.map { [("maxLength", .integer($0))] } ?? []))
        case .format(let format): .object([("type", .text("string")), ("format", .text(format))])
        case .integer(let range):
            .object([
                ("type", .text("integer")), ("minimum", .integer(range.lowerBound)),
                ("maximum", .integer(range.upperBound)),
            ])
        case .number: .object([("type", .text("number"))])
        case .boolean: .object([("type", .text("boolean"))])
        case .words(let words): .object([("type", .text("string")), ("enum", .array(words.map { .text($0) }))])
        case .array(let item): .object([("type", .text("array")), ("items", item.json)])
        case .map(let value): .object([("type", .text("object")), ("additionalProperties", value.json)])
        case .nullable(let schema): .object([("anyOf", .array([schema.json, .object([("type", .text("null"))])]))])
        case .ref(let name): .object([("$ref", .text("#/components/schemas/\(name)"))])
        case .object(let properties, let required):
            .object([
                ("type", .text("object")), ("properties", .object(properties.map { ($0, $1.json) })),
                ("required", .array(required.map { .text($0) })),
            ])
        }
    }

    /// An object all of whose properties are always there.
    static func whole(_ properties: [(String, Schema)]) -> Schema { .object(properties, required: properties.map(\.0)) }
    static func page(of item: Schema) -> Schema { .whole([("items", .array(item)), ("next", .nullable(.string()))]) }
}
