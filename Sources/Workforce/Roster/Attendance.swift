import Directory
import Kernel

/// Who should be there at an instant by the published plan, and who is by their own word.
package struct Attendance: Sendable {
    /// A shift by the plan that runs at the instant.
    package struct Planned: Sendable, Hashable {
        package let project: ID<Project>
        package let department: ID<Department>
        /// Key of the shift.
        package let shift: String
        package let isOnCall: Bool
        package let from: Instant
        package let to: Instant
    }

    /// In the order in which somebody should look after them.
    package enum State: String, Sendable, CaseIterable {
        /// Planned and not there: for longer than the desk allows, or not yet.
        case late, awaited
        /// There and not planned.
        case unplanned
        /// Planned and there.
        case there
        /// At home, to be called.
        case onCall
        /// Planned, and on leave.
        case away
    }

    package let staff: ID<Staff>
    package let state: State
    package let planned: Planned?
    package let turn: DutyTurn?

    /// Brings both together, those that somebody should look after first.
    ///
    /// - Parameters:
    ///   - turns: of those who said that they are on duty.
    ///   - late: minutes after the beginning of a shift.
    package static func reconcile(
        _ planned: [(staff: ID<Staff>, shift: Planned)], _ turns: [DutyTurn], away: Set<ID<Staff>>, late: Int,
        at now: Instant
    ) -> [Attendance] {
        let said = Dictionary(turns.map { ($0.staff, $0) }) { first, _ in first }
        let expected = planned.map { staff, shift in
            let turn = said[staff]
            let state: State =
                if turn != nil { .there } else if away.contains(staff) { .away } else if shift.isOnCall {
                    .onCall
                } else if shift.from + .minutes(Int64(late)) <= now { .late } else { .awaited }
            return Attendance(staff: staff, state: state, planned: shift, turn: turn)
        }
        let known = Set(planned.map(\.staff))
        let others = turns.filter { !known.contains($0.staff) }
            .map { Attendance(staff: $0.staff, state: .unplanned, planned: nil, turn: $0) }
        return (expected + others).sorted { ($0.state.rank, $0.staff) < ($1.state.rank, $1.staff) }
    }
}

extension Attendance.State {
    fileprivate var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
