import Kernel

/// What can be wrong with a form, or with what a procedure declares to be needed.
package enum FormRefusal: Refusal, Equatable {
    case formWrong([FormFault])
    case formIncomplete([String])
    case checklistOpen(String)
    case takenTooOften(action: String, most: Int)
    case stagePhotoMissing
    case notAnsweredAtOnce(String)
    case unknownPass(String)
    case passUsedUp(String)
    case passExpired(String)
    case passTooEarly(String)
    case passElsewhere(String)
    case passOver(String)
    case slotFull(String)
    case noSlot(String)
    case findingsOpen(Int)
    case subCasesOpen(Int)
    case parentNotReady
    case fieldSaysOtherwise(String)
    case madeOfField(String, action: String)
}

extension FormRefusal {
    package var code: String { String(String(describing: self).prefix { $0 != "(" }) }

    package var kind: RefusalKind {
        switch self {
        case .formWrong, .notAnsweredAtOnce, .noSlot: .invalid
        case .formIncomplete, .checklistOpen, .takenTooOften, .stagePhotoMissing, .passUsedUp, .passExpired,
            .passTooEarly, .passElsewhere, .slotFull, .findingsOpen, .subCasesOpen, .fieldSaysOtherwise,
            .madeOfField, .parentNotReady, .passOver:
            .conflict
        case .unknownPass: .invalid
        }
    }

    package var arguments: [String: String] {
        switch self {
        case .formWrong(let faults): ["declared": faults.map(\.field).joined(separator: ", ")]
        case .formIncomplete(let fields): ["declared": fields.joined(separator: ", ")]
        case .checklistOpen(let field), .noSlot(let field), .fieldSaysOtherwise(let field), .passOver(let field):
            ["declared": field]
        case .madeOfField(let field, let action): ["declared": field, "given": action]
        case .takenTooOften(let action, let most): ["given": action, "most": "\(most)"]
        case .notAnsweredAtOnce(let given), .unknownPass(let given), .passUsedUp(let given), .passExpired(let given),
            .passTooEarly(let given), .passElsewhere(let given), .slotFull(let given):
            ["given": String(given.prefix(60))]
        case .findingsOpen(let count), .subCasesOpen(let count): ["n": "\(count)"]
        case .stagePhotoMissing, .parentNotReady: [:]
        }
    }

    package var fields: [String] {
        switch self {
        case .formWrong(let faults): faults.map(\.field)
        case .formIncomplete(let fields): fields
        case .checklistOpen(let field), .noSlot(let field), .fieldSaysOtherwise(let field), .madeOfField(let field, _),
            .passOver(let field):
            [field]
        case .notAnsweredAtOnce: ["answer"]
        case .unknownPass, .passUsedUp, .passExpired, .passTooEarly, .passElsewhere: ["code"]
        case .takenTooOften, .stagePhotoMissing, .slotFull, .findingsOpen, .subCasesOpen, .parentNotReady: []
        }
    }

    /// What is wrong with one field of the form; nil where this says nothing about it.
    package func wrong(_ field: String) -> FormFault.Wrong? {
        if case .formWrong(let faults) = self { return faults.first { $0.field == field }?.wrong }
        if case .formIncomplete(let fields) = self, fields.contains(field) { return .missing }
        return nil
    }
}
