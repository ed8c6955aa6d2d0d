import Directory
import Kernel
import Workforce

/// Something that is done at a facility again and again.
package struct CarePlan: Sendable, Hashable {
    package enum State: String, Sendable, CaseIterable { case overdue, due, later, ended }

    package let id: ID<CarePlan>
    package let project: ID<Project>
    package let place: ID<Place>
    package let what: String
    package let rhythm: CareRhythm
    /// The law asks for it: a lift's yearly inspection.
    package let isStatutory: Bool
    package var lastDone: Day?
    package var nextDue: Day
    package var endedOn: Day?

    /// The same plan when it was done on a day. What is written down late moves nothing that was done since.
    package func done(on day: Day) -> CarePlan {
        var plan = self
        guard lastDone.map({ day >= $0 }) ?? true else { return plan }
        (plan.lastDone, plan.nextDue) = (day, rhythm.next(after: day))
        return plan
    }

    /// - Parameter ahead: so many days before, it counts as due.
    package func state(on day: Day, ahead: Int) -> State {
        if endedOn != nil { return .ended }
        if nextDue < day { return .overdue }
        return nextDue <= day.adding(days: Int64(ahead)) ? .due : .later
    }
}

/// Care that was done. A row, never edited.
package struct CareDone: Sendable, Hashable {
    package let id: ID<CareDone>
    package let plan: ID<CarePlan>
    package let doneOn: Day
    package let note: String
    package let by: ID<Staff>
    package let at: Instant
}
