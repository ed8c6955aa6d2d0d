import Kernel
import Workforce

extension Case {
    /// The case after what happened. Pure, total: every event can be applied to every case.
    package func applying(_ event: CaseEvent) -> Case {
        var next = self
        next.apply(event)
        return next
    }

    package func applying(_ events: [CaseEvent]) -> Case { events.reduce(self) { $0.applying($1) } }

    private mutating func apply(_ event: CaseEvent) {
        switch event {
        case .moved(let stage, let phase): (self.stage, self.phase) = (stage, phase)
        case .taskSent(let task): tasks.append(task)
        case .taskStepped(let id, let state, let staff, let at, let reason):
            change(task: id) { $0.step(to: state, by: staff, at: at, reason: reason) }
        case .promised, .promiseSettled, .wordGiven, .wordUnheard, .reviewed, .clockSet: applyPromise(event)
        case .paused(let waiting):
            (self.waiting, promises) = (waiting, promises.map { $0.paused(at: waiting.since) })
        case .resumed(let at): (waiting, promises) = (nil, promises.map { $0.resumed(at: at) })
        case .answered(let at): (firstAnsweredAt, customerHadLastWord) = (firstAnsweredAt ?? at, false)
        case .customerSpoke: customerHadLastWord = true
        case .solved(let solution, let at):
            (self.solution, firstSolvedAt, solvedAt) = (solution, firstSolvedAt ?? at, at)
        case .confirmed(let verdict): self.verdict = verdict
        case .callbackTried(let attempt): tries.append(attempt)
        case .closed(let closing, let at): (self.closing, closedAt) = (closing, at)
        case .reopened: reopen()
        case .handedTo, .reprioritised, .reclassified: applyHead(event)
        case .chased(let at): (chaseCount, chasedAt) = (chaseCount + 1, at)
        case .thingDone(let thing): if !thingsDone.contains(thing) { thingsDone.append(thing) }
        case .attached(let attachment): attachments.append(attachment)
        case .appointed, .accessSaid, .lineAdded, .lineStruck, .signed, .doorMissed, .doorKnown: applySite(event)
        case .mergedInto, .setAside, .unmerged, .wentOutside, .outsideAnswered, .takenBack: applyElsewhere(event)
        case .absorbed, .splitInto, .conveyed, .linked, .unlinked, .leftBehind, .released, .leaves, .wordLeaves,
            .answerLeaves:
            break
        default: applyPaperwork(event)
        }
    }

    private mutating func applyHead(_ event: CaseEvent) {
        switch event {
        case .handedTo(let agent): self.agent = agent
        case .reprioritised(let priority): self.priority = priority
        case .reclassified(let change): become(change.now)
        default: break
        }
    }

    private mutating func applyPromise(_ event: CaseEvent) {
        switch event {
        case .promised(let promise): promises.append(promise)
        case .promiseSettled(let id, let state, let at):
            change(promise: id) { ($0.state, $0.settledAt, $0.pausedSince) = (state, at, nil) }
        case .wordGiven(let id, let word): change(promise: id) { $0.word = word }
        case .wordUnheard(let id):
            // A promise that took its place when its calendar changed carries the same word.
            let word = promises.first { $0.id == id }?.word
            for other in promises where other.word == word { change(promise: other.id) { $0.word = nil } }
        case .reviewed(let id, let review): change(promise: id) { $0.review = review }
        case .clockSet(let id, let reading): change(promise: id) { $0.reading = reading }
        default: break
        }
    }

    /// It went into another case, or to an outside body.
    private mutating func applyElsewhere(_ event: CaseEvent) {
        switch event {
        case .mergedInto(let other): mergedInto = other
        case .setAside(let before): beforeMerge = before
        case .unmerged: self = unmerged()
        case .takenBack(let at): takeBack(at: at)
        default: applyOutside(event)
        }
    }

    private mutating func become(_ side: Classification.Side) {
        (kind, procedureVersion, category) = (side.kind, side.procedureVersion, side.category)
        (place, placeText) = (side.place, side.placeText)
    }

    private mutating func takeBack(at time: Instant) {
        (firstAnsweredAt, solvedAt, closedAt, closing) = (nil, nil, time, .cancelled)
        customerHadLastWord = false
    }

    private mutating func reopen() {
        reopenCount += 1
        solvedAt = nil
        closedAt = nil
        closing = nil
        tries = []
    }

    mutating func change(task id: ID<CaseTask>, _ edit: (inout CaseTask) -> Void) {
        if let place = tasks.firstIndex(where: { $0.id == id }) { edit(&tasks[place]) }
    }

    private mutating func change(promise id: ID<Promise>, _ edit: (inout Promise) -> Void) {
        if let place = promises.firstIndex(where: { $0.id == id }) { edit(&promises[place]) }
    }
}

extension CaseTask {
    fileprivate mutating func step(to state: State, by staff: ID<Staff>, at: Instant, reason: String?) {
        self.state = state
        self.reason = reason
        if state == .accepted { assignee = assignee ?? staff }
        steps.append(Step(state: state, at: at, by: staff))
    }
}
