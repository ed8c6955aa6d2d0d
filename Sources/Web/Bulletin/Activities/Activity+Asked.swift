import Bulletin
import Casework
import Kernel

extension ActivityAct {
    /// What an address names, with what was written beside it.
    ///
    /// - Throws: ``CaseRefusal/unknownAction(_:)``
    init(_ action: String, reason: String?) throws {
        guard let name = Name(rawValue: action) else { throw CaseRefusal.unknownAction(action) }
        self =
            switch name {
            case .open: .open
            case .cancel: .cancel(reason: reason ?? "")
            }
    }
}

extension RegistrationAct {
    /// What an address names, with how many came.
    ///
    /// - Throws: ``CaseRefusal/unknownAction(_:)``
    init(_ action: String, heads: Int?) throws {
        guard let name = Name(rawValue: action) else { throw CaseRefusal.unknownAction(action) }
        self =
            switch name {
            case .cancel: .cancel
            case .come: .come(heads: heads)
            case .undo: .undo
            case .tell: .tell
            }
    }
}

extension Form {
    /// A number of people; nil where nothing was typed, 0 for what is no number: nobody takes that.
    func heads(_ name: String = "heads") -> Int? { self[name].map { Int($0) ?? 0 } }
}
