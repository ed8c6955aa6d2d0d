import Kernel
import Store
import Workforce

/// What became of work in somebody's hands, as figures count it of each person.
package struct Handling: Sendable, Hashable {
    /// The raw value is the word in the store.
    package enum What: String, Sendable, CaseIterable, SQLConvertible {
        /// Work that they had went to somebody else in the same act, or a case of theirs got another agent.
        case handedOn = "handed-on"
        /// They declined work, or it returned from them to the centre.
        case givenBack = "given-back"
        case paused
    }

    package let what: What
    /// In whose hands it was.
    package let staff: ID<Staff>
}

extension Case {
    /// What some events did with work in people's hands. Pure. Work that is taken back because its case is over was
    /// neither handed on nor given back, and what lay in a queue was in nobody's hands.
    ///
    /// - Parameters:
    ///   - after: the case as it is then.
    ///   - actor: who acted.
    func handlings(_ events: [CaseEvent], after: Case, by actor: ID<Staff>) -> [Handling] {
        let next = events.compactMap { if case .taskSent(let task) = $0 { task } else { nil } }.last
        return events.compactMap { event in
            switch event {
            case .taskStepped(_, .declined, let staff, _, _): Handling(what: .givenBack, staff: staff)
            case .paused: Handling(what: .paused, staff: actor)
            case .taskStepped(let id, .takenBack, _, _, _): takenBack(id, next, isOver: after.phase.isOver)
            case .handedTo(let heir): heir == agent ? nil : Handling(what: .handedOn, staff: agent)
            default: nil
            }
        }
    }

    private func takenBack(_ id: ID<CaseTask>, _ next: CaseTask?, isOver: Bool) -> Handling? {
        guard !isOver, let staff = tasks.first(where: { $0.id == id })?.assignee else { return nil }
        guard let next else { return Handling(what: .givenBack, staff: staff) }
        return next.assignee == staff ? nil : Handling(what: .handedOn, staff: staff)
    }
}
