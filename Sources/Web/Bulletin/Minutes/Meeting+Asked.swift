import Bulletin
import Casework
import Kernel
import Workforce

extension MeetingAct {
    /// What an address names, with what was written beside it.
    ///
    /// - Throws: ``CaseRefusal/unknownAction(_:)``
    init(_ action: String, reason: String?) throws {
        guard let name = Name(rawValue: action) else { throw CaseRefusal.unknownAction(action) }
        self =
            switch name {
            case .submit: .submit
            case .approve: .approve
            case .back: .back(reason: reason ?? "")
            }
    }
}

/// What a call or a form says beside the name of an act on a follow-up.
struct FollowUpWords: Decodable, Sendable {
    var result: String?
    var reason: String?
    var task: String?
    var owner: String?
    var due: Day?
    var kind: String?

    /// - Throws: ``CaseRefusal/unknownAction(_:)``
    func act(_ action: String) throws -> FollowUpAct {
        guard let name = FollowUpAct.Name(rawValue: action) else { throw CaseRefusal.unknownAction(action) }
        return switch name {
        case .done: .done(result: result ?? "")
        case .drop: .drop(reason: reason ?? "")
        case .reopen: .reopen(reason: reason ?? "")
        case .change: .change(what: task, owner: owner, due: due)
        case .makeCase: .makeCase(kind: kind ?? "")
        }
    }
}

extension Ask {
    /// - Throws: ``GatheringRefusal/unknownFollowUp``
    func followUp() throws -> ID<FollowUp> {
        guard let id = ID<FollowUp>(name("followUp")) else { throw GatheringRefusal.unknownFollowUp }
        return id
    }
}
