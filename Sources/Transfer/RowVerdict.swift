import Kernel

/// What becomes, or would become, of a row.
package enum RowVerdict: Sendable, Hashable {
    case created
    case changed([FieldChange])
    /// It says what is there already; with the name of that where it has another than the row says.
    case unchanged(as: String? = nil)
    case refused(RowFault)

    /// The word it is stored and told by.
    package var word: String {
        switch self {
        case .created: "created"
        case .changed: "changed"
        case .unchanged: "unchanged"
        case .refused: "refused"
        }
    }

    var isRefused: Bool { if case .refused = self { true } else { false } }

    package static let words = ["created", "changed", "unchanged", "refused"]
}

/// What a row changes: a field of its kind, as it is and as it would be. Telephones that are there are masked.
package struct FieldChange: Sendable, Hashable, Codable {
    package let field: String
    package let old: String
    package let new: String

    init(_ field: String, _ old: String, _ new: String) {
        (self.field, self.old, self.new) = (field, old, new)
    }
}

/// Why a row is refused: a refusal as it is stored.
package struct RowFault: Refusal, Hashable, Codable {
    package let code: String
    package let arguments: [String: String]
    package let fields: [String]
    package var kind: RefusalKind { .invalid }

    init(_ refusal: any Refusal) {
        (code, arguments, fields) = (refusal.code, refusal.arguments, refusal.fields)
    }
}
