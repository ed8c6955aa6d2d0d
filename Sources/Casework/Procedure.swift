import Kernel
import Workforce

/// The declared stages and actions of one kind of case: data, read from a desk's folder and checked at start.
package struct Procedure: Sendable {
    package struct Stage: Sendable {
        package let key: String
        package let name: Words
        package let phase: Phase
    }

    /// A step that somebody may take from some stages.
    package struct Action: Sendable {
        package let key: String
        package let name: Words
        /// One of these is enough.
        package let rights: [Right]
        package let from: Set<String>
        /// Nil: it stays where it is.
        package let to: String?
        /// Where it goes instead, and when.
        package let unless: [Condition: String]
        package let needs: [Guard]
        package let takes: [Input]
        package let does: [Effect]

        /// Everything that it asks for; what else comes along is left aside.
        var inputs: [Input] { fields.map(\.input) }

        /// What a form must ask, the required ones first.
        package var fields: [(input: Input, isRequired: Bool)] {
            needs.compactMap(\.input).map { ($0, true) } + takes.map { ($0, false) }
        }
    }

    package let kind: String
    package let desk: String
    package let version: Int
    package let name: Words
    package let mayBeAnonymous: Bool
    package let start: String
    /// In the order of the file.
    package let stages: [Stage]
    package let actions: [Action]

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

/// What must be true before an action. A closed list: a file can only say what stands here.
package enum Guard: Sendable, Hashable {
    case given(Input)
    /// The actor does the work, or no work was sent out and the actor is the agent.
    case ownTask
    /// The actor did not do the work; where nobody was sent, the agent did it.
    case anotherPerson
    case fiveThings
    /// A person said whether the complaint is true and reasonable.
    case judged
    /// Work was sent out and is not done.
    case taskOpen
    /// The actor has work in hand, which they accepted.
    case taskInHand
    /// A window was agreed, or none was yet.
    case appointed, notAppointed
    /// It is known how the case stood before it was merged.
    case mergeRemembered
    /// An outside body waits for an answer.
    case outsideOpen

    static let words: [String: Guard] = [
        "own-task": .ownTask, "another-person": .anotherPerson, "five-things": .fiveThings, "task-open": .taskOpen,
        "task-in-hand": .taskInHand, "appointed": .appointed, "not-appointed": .notAppointed,
        "merge-remembered": .mergeRemembered, "judged": .judged, "outside-open": .outsideOpen,
    ]

    package init?(_ word: String) {
        guard let known = Self.words[word] ?? Input(rawValue: word).map({ .given($0) }) else { return nil }
        self = known
    }

    package var input: Input? {
        if case .given(let input) = self { return input }
        return nil
    }
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
    case withdraw
    case cancel
}
