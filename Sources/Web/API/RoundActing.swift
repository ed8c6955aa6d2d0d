import Casework
import Directory
import Kernel
import Rounds
import Store
import Workforce

/// What may be done with a round.
enum RoundAct: String, CaseIterable, Sendable { case take, assign, cancel }

extension Ask {
    /// Does something with the round that the address names.
    ///
    /// - Throws: ``CaseRefusal/unknownAction(_:)`` · what the act refuses
    func roundAct(staff: String?, reason: String, _ key: RequestKey?) async throws -> Round {
        guard let act = RoundAct(rawValue: name("action")) else { throw CaseRefusal.unknownAction(name("action")) }
        let (inspections, round, actor) = (house.inspections, name("round"), try actor)
        switch act {
        case .take: return try await inspections.take(round, request: key, by: actor)
        case .cancel: return try await inspections.cancel(round, reason: reason, request: key, by: actor)
        case .assign:
            guard let staff, !staff.isEmpty else { throw RoundRefusal.fieldMissing("staff") }
            return try await inspections.assign(
                round, to: try await staffID(staff), reason: reason, request: key, by: actor)
        }
    }
}
