import Kernel

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
    /// Every required field that was asked when the case was registered, or is asked now, holds something.
    case form
    /// A field of the form holds something.
    case field(String)
    /// Every item of a checklist of the form has passed.
    case passed(String)
    /// Work lies with the actor and they have not accepted it.
    case taskSent
    /// No work is out.
    case tasksDone
    /// It was taken fewer times than that.
    case atMost(Int)
    /// A picture was put on the case since it came to its stage.
    case photo
    /// What rounds found where the case is, is closed.
    case noOpenFindings
    /// A field of the form holds one of these options.
    case holds(DeclaredForm.Showing)
    /// What split off from the case, by a person or by an action, is over.
    case subCasesDone
    /// The case that this one came of stands in one of these stages.
    case parentIn([String])

    static let words: [String: Guard] = [
        "form": .form, "tasks-done": .tasksDone, "task-sent": .taskSent, "photo": .photo,
        "no-open-findings": .noOpenFindings, "sub-cases-done": .subCasesDone,
        "own-task": .ownTask, "another-person": .anotherPerson, "five-things": .fiveThings, "task-open": .taskOpen,
        "task-in-hand": .taskInHand, "appointed": .appointed, "not-appointed": .notAppointed,
        "merge-remembered": .mergeRemembered, "judged": .judged, "outside-open": .outsideOpen,
    ]

    package init?(_ word: String) {
        guard let known = Self.words[word] ?? Input(rawValue: word).map({ .given($0) }) else { return nil }
        self = known
    }

    /// Where the case that this one came of must stand; nothing where that does not matter.
    var parentStages: [String] {
        if case .parentIn(let stages) = self { return stages }
        return []
    }

    package var input: Input? {
        if case .given(let input) = self { return input }
        return nil
    }
}
