import Kernel
import Workforce

extension Effect {
    /// What it makes happen to a case. What was filled in has been checked by the guards.
    func events(_ act: Act, _ case: Case, _ moment: Moment, _ levels: ServiceLevels) -> [CaseEvent] {
        let now = moment.now
        switch self {
        case .sendTask, .acceptTask, .declineTask, .departTask, .arriveTask, .pauseTask, .resumeTask, .finishTask,
            .takeBackTasks:
            return workEvents(act, `case`, moment)
        case .appoint, .sayAccess, .addLabour, .addMaterial, .strikeLine, .sign:
            return siteEvents(act, `case`, moment, levels)
        case .recordOutside: return `case`.recordingOutside(act, moment)
        case .answerOutside: return `case`.answeringOutside(act, moment)
        case .answer: return `case`.answered(at: now)
        case .solve: return [.solved(act.asSolution, at: now)]
        case .confirm: return confirmation(act, `case`, now)
        case .tryCall: return calling(act, `case`, moment)
        case .reopen: return act.isSatisfied == true ? [] : reopening(`case`, moment, levels)
        case .judge: return act.judgement(by: moment.actor, at: now)
        case .chase: return [.chased(at: now)] + `case`.spokenTo(at: moment, levels)
        case .setAgent: return act.agent.map { [.handedTo(agent: $0)] } ?? []
        case .setPriority, .reclassify: return replacing(act, `case`, moment, levels)
        case .checkThing: return act.thing.map { [.thingDone($0)] } ?? []
        case .merge: return act.into.map { [.mergedInto($0.id), .closed(.merged, at: now)] } ?? []
        case .unmerge: return [.unmerged]
        case .split: return [.splitInto(act.parts.map(\.id))]
        case .closeAsAnswered:
            return act.verdict(at: now) + [.closed(act.isSatisfied == true ? .confirmed : .answered, at: now)]
        case .closeAsUnconfirmed: return [.closed(.unconfirmed, at: now)]
        case .finish: return [.closed(.finished, at: now)]
        case .withdraw, .cancel: return [.closed(self == .cancel ? .cancelled : .withdrawn, at: now)]
        }
    }

    /// What comes with another priority, or with another kind, category or place.
    private func replacing(_ act: Act, _ case: Case, _ moment: Moment, _ levels: ServiceLevels) -> [CaseEvent] {
        if self == .reclassify { return act.correcting(`case`, moment, levels) }
        return act.priority.map { `case`.promisingAnew(after: .reprioritised($0), moment, levels) } ?? []
    }

    private func calling(_ act: Act, _ case: Case, _ moment: Moment) -> [CaseEvent] {
        let now = moment.now
        let attempt = CallbackTry(outcome: act.outcome ?? "", at: now, day: moment.zone.day(of: now))
        let isLast = Condition.thirdTry.isMet(act, `case`.applying(.callbackTried(attempt)))
        return [.callbackTried(attempt)] + (isLast ? [.closed(.unconfirmed, at: now)] : [])
    }

    private func confirmation(_ act: Act, _ case: Case, _ now: Instant) -> [CaseEvent] {
        act.verdict(at: now) + (act.isSatisfied == true ? [.closed(.confirmed, at: now)] : [.customerSpoke])
    }

    /// A new promise starts; the first solution stays as it was, and the total time goes on.
    private func reopening(_ case: Case, _ moment: Moment, _ levels: ServiceLevels) -> [CaseEvent] {
        let fresh = levels.promises(for: `case`, kinds: [.solved, .closed], from: moment.now, moment)
        let kinds = Set(fresh.map(\.kind))
        let old = `case`.promises.filter { $0.state == .open && kinds.contains($0.kind) }
        return [.reopened(at: moment.now)] + old.map { $0.givingWay(at: moment.now) } + fresh.map { .promised($0) }
    }
}

extension Act {
    /// What was found of a complaint, where all of it was filled in.
    func judgement(by actor: Actor, at now: Instant) -> [CaseEvent] {
        guard let isTrue, let isReasonable, let text else { return [] }
        return [.judged(Judgement(isTrue: isTrue, isReasonable: isReasonable, grounds: text, by: actor.staff, at: now))]
    }

    /// The customer's word on the result, where it was given.
    func verdict(at now: Instant) -> [CaseEvent] {
        guard let isSatisfied else { return [] }
        return [.confirmed(Verdict(isSatisfied: isSatisfied, rating: rating, comment: comment, at: now))]
    }

    var asSolution: Solution { Solution(text: solution ?? text ?? "", cause: cause, party: party) }
}
