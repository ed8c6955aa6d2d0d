import Directory
import Kernel

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
