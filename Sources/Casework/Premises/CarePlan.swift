import Directory
import Kernel
import Workforce

/// How often something is done: every so many days or months.
package struct CareRhythm: Sendable, Hashable {
    package enum Unit: String, Sendable, Codable, CaseIterable { case days, months }

    package let every: Int
    package let unit: Unit

    package init(every: Int, unit: Unit) { (self.every, self.unit) = (every, unit) }

    /// At least a day, at most ten years.
    package var isPossible: Bool { every > 0 && every <= (unit == .days ? 3660 : 120) }

    /// The day on which it is due again when it was done on `day`. A month later is the same day of that month, or its
    /// last where it has none such: 31 January is followed by 28 February.
    package func next(after day: Day) -> Day {
        guard unit == .months else { return day.adding(days: Int64(every)) }
        let months = day.date.year * 12 + day.date.month - 1 + every
        for number in stride(from: day.date.day, to: 27, by: -1) {
            if let date = CivilDate(year: months / 12, month: months % 12 + 1, day: number) { return Day(date) }
        }
        return CivilDate(year: months / 12, month: months % 12 + 1, day: day.date.day).map { Day($0) } ?? day
    }
}

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

/// A plan with its facility and what was done, the newest first.
package struct CareFile: Sendable {
    package static let mostDone = 50

    package let plan: CarePlan
    package let place: Place
    package let done: [CareDone]
}

/// What somebody wants done again and again.
package struct CareDraft: Sendable {
    package let what: String
    package let rhythm: CareRhythm
    package let isStatutory: Bool
    package let firstDue: Day

    package init(what: String, rhythm: CareRhythm, isStatutory: Bool, firstDue: Day) {
        (self.what, self.rhythm, self.isStatutory, self.firstDue) = (what, rhythm, isStatutory, firstDue)
    }
}
