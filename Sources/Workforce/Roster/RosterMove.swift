import Directory
import Kernel
import Store

/// Who is there on some days has become otherwise.
package struct RosterMove: Sendable {
    package enum Cause: String, Sendable, CaseIterable {
        case swap, leave
        /// Somebody changed the plan.
        case roster
        /// The plan was shown to everybody.
        case publishing
    }

    package let cause: Cause
    package let projects: [Project]
    package let days: ClosedRange<Day>
}

/// What another room does then, in the same transaction.
package struct RosterFollower: Sendable {
    let follow: @Sendable (Tx, RosterMove, Actor) throws -> Void

    package static let none = RosterFollower { _, _, _ in }

    package init(_ follow: @escaping @Sendable (Tx, RosterMove, Actor) throws -> Void) { self.follow = follow }
}

extension Roster {
    func moved(
        _ tx: Tx, _ cause: RosterMove.Cause, in projects: [Project], _ days: ClosedRange<Day>, by actor: Actor
    ) throws {
        try follower.follow(tx, RosterMove(cause: cause, projects: projects, days: days), actor)
    }

    /// Leave is away from every project in which somebody works.
    func moved(_ tx: Tx, _ leave: Leave, by actor: Actor) throws {
        guard let staff = try StaffTable.find(tx, leave.staff) else { return }
        let projects = try ProjectTable.all(tx).filter { project in
            staff.roles.contains { $0.project == nil || $0.project == project.id }
        }
        try moved(tx, .leave, in: projects, leave.first...leave.last, by: actor)
    }
}
