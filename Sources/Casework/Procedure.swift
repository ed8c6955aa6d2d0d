import Kernel
import Workforce

/// The declared stages and actions of one kind of case: data, read from a desk's folder and checked at start.
package struct Procedure: Sendable {
    package struct Stage: Sendable {
        package let key: String
        package let name: Words
        package let phase: Phase
        /// How long a case stays, and the action that is taken then by the system; nil where only people move it.
        package var lapse: Lapse?
        /// What the system does on some days for as long as a case stays; nil where nothing comes again.
        package var recurs: Recurring?
        /// How it is called on the customer's page; nil for its own name.
        package var customerName: Words?
    }

    package struct Lapse: Sendable, Equatable {
        package let after: Span
        /// The field, a window or a date, past whose end it counts; nil where it counts from when the case came.
        package let past: String?
        package let action: String
    }

    /// A step that somebody may take from some stages.
    package struct Action: Sendable, Equatable {
        package let key: String
        package internal(set) var name: Words
        /// One of these is enough.
        package let rights: [Right]
        package var from: Set<String>
        /// Nil: it stays where it is.
        package let to: String?
        /// Where it goes instead, and when.
        package let unless: [Condition: String]
        package let needs: [Guard]
        package let takes: [Input]
        package let does: [Effect]
        /// The fields of the form that it asks for, by key.
        package var asks: [String] = []
        package var brings: [Bringing] = []
        /// The customer takes it too, on their page.
        package var isForCustomer = false
        /// How it is called there; nil for its own name.
        package var customerName: Words?

        /// Everything that it asks for; what else comes along is left aside.
        var inputs: [Input] { fields.map(\.input) }

        /// What a form must ask, the required ones first.
        package var fields: [(input: Input, isRequired: Bool)] {
            needs.compactMap(\.input).map { ($0, true) } + takes.map { ($0, false) }
        }
    }

    package let kind: String
    package let desk: String
    /// Of the file, up to 1000; what is published here counts from ``firstOwn`` on.
    package internal(set) var version: Int
    package let name: Words
    package let mayBeAnonymous: Bool
    package let start: String
    /// In the order of the file.
    package let stages: [Stage]
    package internal(set) var actions: [Action]
    /// None of it is taken in without a place.
    package var needsPlace = false
    /// It comes of another case alone: nobody begins it by hand.
    package var isBegunByCase = false
    /// It is the house's paperwork, and no demand.
    package var isPaperwork = false
    package var form = DeclaredForm.none
    package var promises: [DeclaredPromise] = []
    /// What the customer is told, by key.
    package var notices: [String: Words] = [:]
    package var passes: [PassRule] = []
    /// What is printed of a case, in the order of the file.
    package var prints: [PrintForm] = []
    /// How it is begun for many places at once; nil where it is not.
    package var invites: InvitationRule?
    /// Which cases may belong to one of it; nil where none are offered.
    package var matching: MatchRule?
    /// Its files, as they are kept with its version.
    var text = ProcedureText(main: "", files: [:])

    package func stage(_ key: String) -> Stage? { stages.first { $0.key == key } }
    package func action(_ key: String) -> Action? { actions.first { $0.key == key } }
}

/// When an action leads somewhere else than to its `to`.
package enum Condition: String, Sendable, CaseIterable {
    case unsatisfied
    case tasksOpen = "tasks-open"
    case thirdTry = "third-try"
}

/// What an action may ask of whoever takes it. The raw value is the name in the API and in the files.
package enum Input: String, Sendable, CaseIterable {
    case to, reason, until, solution, cause, party, satisfied, rating, comment, agent, priority, into, parts, outcome
    case thing, text, note, channel
    case kind, category, place
    case from, consent, how, alarm, pets
    case minutes, people, name, quantity, unit, price, line, picture, code
    case body, direction, theirNumber, deadline, matter, answeredAt
    case isTrue = "founded"
    case isReasonable = "reasonable"
}

/// What an action does. A closed list, like ``Guard``.
package enum Effect: String, Sendable, CaseIterable {
    case sendTask = "send-task"
    case acceptTask = "accept-task"
    case declineTask = "decline-task"
    case departTask = "depart-task"
    case arriveTask = "arrive-task"
    case pauseTask = "pause-task"
    case resumeTask = "resume-task"
    case finishTask = "finish-task"
    case takeBackTasks = "take-back-tasks"
    case appoint
    case sayAccess = "say-access"
    case addLabour = "add-labour"
    case addMaterial = "add-material"
    case strikeLine = "strike-line"
    case sign
    case recordOutside = "record-outside"
    case answerOutside = "answer-outside"
    case answer
    case solve
    case confirm
    case tryCall = "try-call"
    case reopen
    case chase
    case setAgent = "set-agent"
    case setPriority = "set-priority"
    case reclassify
    case checkThing = "check-thing"
    case judge
    case merge, unmerge
    case split
    case closeAsAnswered = "close-as-answered"
    case closeAsUnconfirmed = "close-as-unconfirmed"
    case finish
    case withdraw
    case cancel
}
