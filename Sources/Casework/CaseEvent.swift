import Directory
import Kernel
import Workforce

/// Something that happened to a case. What a rule decides is a list of these; a case is made of nothing else.
package enum CaseEvent: Sendable, Codable, Hashable {
    case moved(stage: String, phase: Phase)
    case taskSent(CaseTask)
    case taskStepped(ID<CaseTask>, to: CaseTask.State, by: ID<Staff>, at: Instant, reason: String?)
    case promised(Promise)
    case promiseSettled(ID<Promise>, as: Promise.State, at: Instant)
    case wordGiven(ID<Promise>, WordBeforehand)
    /// The word beforehand did not reach the customer after all.
    case wordUnheard(ID<Promise>)
    case reviewed(ID<Promise>, BreachReview)
    case paused(Waiting)
    case resumed(at: Instant)
    case clockSet(ID<Promise>, ClockReading)
    case answered(at: Instant)
    case customerSpoke
    /// By which of the desk's channels a word went to the customer, or came.
    case conveyed(by: String)
    /// A word to the customer leaves by itself, and counts when it has left: at once, or not before an instant.
    case leaves(at: Instant?)
    /// A word beforehand leaves by itself, with the new time that holds once it has left.
    case wordLeaves(ID<Promise>, dueAt: Instant?)
    /// The answer leaves by itself, and the case is closed when it has left.
    case answerLeaves
    case solved(Solution, at: Instant)
    case confirmed(Verdict)
    case callbackTried(CallbackTry)
    case closed(Closing, at: Instant)
    case reopened(at: Instant)
    case handedTo(agent: ID<Staff>)
    case reprioritised(Priority)
    /// Another kind, category or place.
    case reclassified(Classification)
    case chased(at: Instant)
    case thingDone(FiveThing)
    case judged(Judgement)
    case attached(Attachment)
    case mergedInto(ID<Case>)
    case absorbed(ID<Case>)
    case splitInto([ID<Case>])
    case appointed(Appointment)
    case accessSaid(Access)
    case lineAdded(ID<CaseTask>, SheetLine)
    case lineStruck(ID<CaseTask>, ID<SheetLine>, SheetLine.Strike)
    case signed(ID<CaseTask>, Signature)
    case doorMissed(ID<CaseTask>)
    case doorKnown(ID<CaseTask>)
    case wentOutside(OutsideMatter)
    case outsideAnswered(ID<OutsideMatter>, OutsideMatter.Answer)
    case linked(ID<Case>, as: CaseLink.Side)
    case unlinked(ID<Case>, as: CaseLink.Side)
    /// How it stood before it was merged.
    case setAside(BeforeMerge)
    /// It is again as it was before it was merged.
    case unmerged
    case leftBehind(LeftBehind)
    /// One that was merged into it has left.
    case released(ID<Case>)
    /// The import that brought it was undone: nothing of it counts.
    case takenBack(at: Instant)
    /// Fields of the form hold something else.
    case filled([FormChange])
    /// It came to a stage whose time counts.
    case stands(Standing?)
    /// An action was taken that may be taken so many times only.
    case counted(String)
    /// Which answers of the form are of an earlier round now.
    case bygone([Bygone])
    /// A pass with a code was issued, by the key of its kind; until when it holds.
    case passIssued(ID<Pass>, key: String, until: Instant)
    /// Somebody came with it to the gate.
    case passShown(ID<Pass>, key: String)
    case passesEnded
    /// A place in a slot was booked.
    case booked(String, from: Instant, until: Instant)
    case bookingsEnded
    /// Another case came of it, by itself.
    case broughtCase(ID<Case>, kind: String)
}

extension CaseEvent {
    /// What was promised, where this is a promise.
    package var promise: Promise? {
        if case .promised(let promise) = self { return promise }
        return nil
    }

    /// The case that came of it by itself.
    var brought: ID<Case>? {
        if case .broughtCase(let id, _) = self { return id }
        return nil
    }

    /// The cases that came of it.
    package var parts: [ID<Case>] {
        switch self {
        case .splitInto(let ids): ids
        case .broughtCase(let id, _): [id]
        default: []
        }
    }
}
