import Kernel
import Sheets

/// What can be wrong with a sheet that is brought in, and with an import.
package enum TransferRefusal: Refusal, Equatable {
    case unknownImport(String)
    case columnsMissing([String])
    /// A column is to be numbers of papers, and was kept as it stands.
    case columnNotSealed(String)
    /// A column holds numbers of papers, and is to be something else.
    case columnSealed(String)
    case unknownColumn(String)
    case noRows
    case tooManyRows(limit: Int)
    /// It is not at the step that this belongs to.
    case importNotNow
    /// All or nothing, and not all are good.
    case rowsRefused(count: Int)
    case passwordNeeded
    case codeUnreadable(String)
    case fieldEmpty(String)
    case phoneRounded(String)
    case amountUnreadable(String)
    case numberUnreadable(String, field: String)
    /// Parts of a warranty, each with its last day.
    case warrantyUnreadable(String)
    case dayUnreadable(String, field: String)
    case wordUnknown(String, field: String)
    /// With the names of those that take people in.
    case departmentUnknown(String, known: [String])
    case departmentRetired(String)
    /// A place with something in brackets beside it, as who stands in there: a sheet of staff says no such thing.
    case placeWithNote(String)
    case rowRepeats(row: Int)
    /// Several customers have this name or this telephone.
    case personUnclear(String)
    /// Nothing but the name says that a row may be of somebody who is there.
    case nameAlone(String)
    case unknownCaseKind(String)
    /// A number of an identity paper that is wrong for its kind, or of which nobody says the kind.
    case paperUnreadable
    /// Excel made a number of a paper's number.
    case paperRounded
    case exportTooLarge(limit: Int)
    /// A workbook from before 2007, or one with a password.
    case sheetOld
    case sheetTooLarge
    /// Damaged, or no table.
    case sheetUnreadable

    package var code: String {
        switch self {
        case .unknownImport: "unknownImport"
        case .columnsMissing: "columnsMissing"
        case .unknownColumn: "unknownColumn"
        case .columnNotSealed: "columnNotSealed"
        case .columnSealed: "columnSealed"
        case .paperUnreadable: "paperUnreadable"
        case .paperRounded: "paperRounded"
        case .noRows: "noRows"
        case .tooManyRows: "tooManyRows"
        case .importNotNow: "importNotNow"
        case .rowsRefused: "rowsRefused"
        case .passwordNeeded: "passwordNeeded"
        case .codeUnreadable: "codeUnreadable"
        case .fieldEmpty: "fieldEmpty"
        case .phoneRounded: "phoneRounded"
        case .amountUnreadable: "amountUnreadable"
        case .numberUnreadable: "numberUnreadable"
        case .warrantyUnreadable: "warrantyUnreadable"
        case .dayUnreadable: "dayUnreadable"
        case .wordUnknown: "wordUnknown"
        case .departmentUnknown: "departmentUnknown"
        case .departmentRetired: "departmentRetired"
        case .placeWithNote: "placeWithNote"
        case .rowRepeats: "rowRepeats"
        case .personUnclear: "personUnclear"
        case .nameAlone: "nameAlone"
        case .unknownCaseKind: "unknownCaseKind"
        case .exportTooLarge: "exportTooLarge"
        case .sheetOld: "sheetOld"
        case .sheetTooLarge: "sheetTooLarge"
        case .sheetUnreadable: "sheetUnreadable"
        }
    }

    package var kind: RefusalKind {
        switch self {
        case .unknownImport: .notFound
        case .tooManyRows, .sheetTooLarge, .exportTooLarge: .tooLarge
        case .importNotNow, .rowsRefused: .conflict
        case .columnsMissing, .unknownColumn, .noRows, .passwordNeeded, .codeUnreadable, .fieldEmpty, .phoneRounded,
            .dayUnreadable, .wordUnknown, .rowRepeats, .sheetOld, .sheetUnreadable, .personUnclear, .unknownCaseKind,
            .amountUnreadable, .numberUnreadable, .warrantyUnreadable, .columnNotSealed, .columnSealed,
            .paperUnreadable, .paperRounded, .nameAlone, .departmentUnknown, .departmentRetired, .placeWithNote:
            .invalid
        }
    }

    package var arguments: [String: String] {
        switch self {
        case .unknownImport(let given), .codeUnreadable(let given), .phoneRounded(let given),
            .dayUnreadable(let given, _), .wordUnknown(let given, _), .unknownColumn(let given),
            .personUnclear(let given), .nameAlone(let given), .unknownCaseKind(let given), .amountUnreadable(let given),
            .numberUnreadable(let given, _), .warrantyUnreadable(let given), .columnNotSealed(let given),
            .columnSealed(let given), .departmentRetired(let given), .placeWithNote(let given):
            ["given": String(given.prefix(60))]
        case .departmentUnknown(let given, let known):
            ["given": String(given.prefix(60)), "known": String(known.joined(separator: ", ").prefix(300))]
        case .columnsMissing(let fields): ["fields": fields.joined(separator: ", ")]
        case .tooManyRows(let limit), .exportTooLarge(let limit): ["limit": "\(limit)"]
        case .rowsRefused(let count): ["count": "\(count)"]
        case .fieldEmpty(let field): ["field": field]
        case .rowRepeats(let row): ["row": "\(row)"]
        case .noRows, .importNotNow, .passwordNeeded, .sheetOld, .sheetTooLarge, .sheetUnreadable, .paperUnreadable,
            .paperRounded:
            [:]
        }
    }

    package var fields: [String] {
        switch self {
        case .columnsMissing(let fields): fields
        case .codeUnreadable: ["code"]
        case .fieldEmpty(let field), .dayUnreadable(_, let field), .wordUnknown(_, let field),
            .numberUnreadable(_, let field):
            [field]
        case .warrantyUnreadable: ["warranty"]
        case .departmentUnknown, .departmentRetired: ["department"]
        case .placeWithNote: ["place"]
        case .phoneRounded: ["phone"]
        case .personUnclear, .nameAlone: ["name"]
        case .unknownCaseKind: ["caseKind"]
        case .amountUnreadable: ["amount"]
        case .passwordNeeded: ["password"]
        case .unknownColumn, .columnNotSealed, .columnSealed: ["columns"]
        case .paperUnreadable, .paperRounded: ["paperNumber"]
        case .noRows, .tooManyRows, .sheetOld, .sheetTooLarge, .sheetUnreadable: ["file"]
        case .unknownImport, .importNotNow, .rowsRefused, .rowRepeats, .exportTooLarge: []
        }
    }
}

extension TransferRefusal {
    /// Why a file could not be read, as the one who sent it can mend it.
    package init(_ error: SheetError) {
        switch error {
        case .oldWorkbook: self = .sheetOld
        case .tooLarge, .tooManyColumns, .cellTooLong: self = .sheetTooLarge
        case .noHeader: self = .noRows
        case .unreadable, .notATable, .unknownEncoding, .brokenArchive, .brokenXML, .unclosedQuote, .noSheet:
            self = .sheetUnreadable
        }
    }
}
