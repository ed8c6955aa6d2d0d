import Kernel

/// What can be wrong with a sheet that is brought in, and with an import.
package enum TransferRefusal: Refusal, Equatable {
    case unknownImport(String)
    case columnsMissing([String])
    case unknownColumn(String)
    case noRows
    case tooManyRows(limit: Int)
    /// It is not at the step that this belongs to.
    case notNow
    /// All or nothing, and not all are good.
    case rowsRefused(count: Int)
    case passwordNeeded
    case codeUnreadable(String)
    case fieldEmpty(String)
    case phoneRounded(String)
    case dayUnreadable(String, field: String)
    case wordUnknown(String, field: String)
    case rowRepeats(row: Int)
    case sheetUnreadable(code: String, sentence: String)

    package var code: String {
        switch self {
        case .unknownImport: "unknownImport"
        case .columnsMissing: "columnsMissing"
        case .unknownColumn: "unknownColumn"
        case .noRows: "noRows"
        case .tooManyRows: "tooManyRows"
        case .notNow: "importNotNow"
        case .rowsRefused: "rowsRefused"
        case .passwordNeeded: "passwordNeeded"
        case .codeUnreadable: "codeUnreadable"
        case .fieldEmpty: "fieldEmpty"
        case .phoneRounded: "phoneRounded"
        case .dayUnreadable: "dayUnreadable"
        case .wordUnknown: "wordUnknown"
        case .rowRepeats: "rowRepeats"
        case .sheetUnreadable: "sheetUnreadable"
        }
    }

    package var kind: RefusalKind {
        switch self {
        case .unknownImport: .notFound
        case .tooManyRows: .tooLarge
        case .notNow, .rowsRefused: .conflict
        case .columnsMissing, .unknownColumn, .noRows, .passwordNeeded, .codeUnreadable, .fieldEmpty, .phoneRounded,
            .dayUnreadable, .wordUnknown, .rowRepeats, .sheetUnreadable:
            .invalid
        }
    }

    package var arguments: [String: String] {
        switch self {
        case .unknownImport(let given), .codeUnreadable(let given), .phoneRounded(let given),
            .dayUnreadable(let given, _), .wordUnknown(let given, _), .unknownColumn(let given):
            ["given": String(given.prefix(60))]
        case .columnsMissing(let fields): ["fields": fields.joined(separator: ", ")]
        case .tooManyRows(let limit): ["limit": "\(limit)"]
        case .rowsRefused(let count): ["count": "\(count)"]
        case .fieldEmpty(let field): ["field": field]
        case .rowRepeats(let row): ["row": "\(row)"]
        case .sheetUnreadable(_, let sentence): ["sentence": sentence]
        case .noRows, .notNow, .passwordNeeded: [:]
        }
    }

    package var fields: [String] {
        switch self {
        case .columnsMissing(let fields): fields
        case .codeUnreadable: ["code"]
        case .fieldEmpty(let field), .dayUnreadable(_, let field), .wordUnknown(_, let field): [field]
        case .phoneRounded: ["phone"]
        case .passwordNeeded: ["password"]
        case .unknownColumn: ["columns"]
        case .noRows, .tooManyRows, .sheetUnreadable: ["file"]
        case .unknownImport, .notNow, .rowsRefused, .rowRepeats: []
        }
    }
}
