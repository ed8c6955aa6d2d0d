import Kernel
import Store
import Workforce

/// One piece of work on a case, for one department or one person.
package struct CaseTask: Sendable, Codable, Hashable {
    package enum State: String, Sendable, Codable, CaseIterable, SQLConvertible {
        case sent, accepted, departed, arrived, paused, done, declined
        /// The centre took it back before it was done.
        case takenBack = "taken-back"

        package var isOpen: Bool {
            switch self {
            case .sent, .accepted, .departed, .arrived, .paused: true
            case .done, .declined, .takenBack: false
            }
        }
    }

    /// One step of the work and its time.
    package struct Step: Sendable, Codable, Hashable {
        package let state: State
        package let at: Instant
        package let by: ID<Staff>
    }

    package let id: ID<CaseTask>
    package let department: ID<Department>?
    /// Nil while it lies in a department's queue.
    package var assignee: ID<Staff>?
    package let note: String
    /// The category whose trade it is: `engineering.plumbing`; nil where anybody of the department does it.
    package var trade: String?
    package let sentBy: ID<Staff>
    package let sentAt: Instant
    package var state: State = .sent
    package var reason: String?
    package var steps: [Step] = []
    /// Nil while nothing is on it.
    package var sheet: WorkSheet?
}

extension CaseTask {
    /// Where the work goes on after a pause: whoever had not arrived has not arrived.
    var stateBeforePause: State { steps.last { $0.state != .paused }?.state ?? .accepted }

    /// Whether `actor` may take the next step: the person it was sent to, or anybody of its department while it is
    /// nobody's.
    package func isFor(_ actor: Actor) -> Bool {
        if let assignee { return assignee == actor.staff }
        return department.map { actor.departments.contains($0) } ?? false
    }
}
