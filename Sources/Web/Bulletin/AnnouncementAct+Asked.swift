import Bulletin
import Casework
import Kernel

extension AnnouncementAct {
    /// What an address names, with what was written beside it.
    ///
    /// - Throws: ``CaseRefusal/unknownAction(_:)``
    init(_ action: String, reason: String?, place: String?) throws {
        guard let name = Name(rawValue: action) else { throw CaseRefusal.unknownAction(action) }
        self =
            switch name {
            case .submit: .submit
            case .approve: .approve
            case .back: .back(reason: reason ?? "")
            case .recall: .recall
            case .withdraw: .withdraw(reason: reason ?? "")
            case .hang: .hang(where: place ?? "")
            }
    }
}
