import Kernel
import Workforce

extension Procedure {
    /// What happens when `act` is taken. Pure: no clock, no store.
    ///
    /// - Throws, in this order: ``CaseRefusal/unknownAction(_:)`` · ``WorkforceRefusal/notAllowed(_:)`` ·
    ///   ``CaseRefusal/notAllowedNow(action:allowed:)`` · what a ``Guard`` refuses, in the order of the file · what
    ///   was filled in wrongly · ``CaseRefusal/outsideUnanswered(_:)`` where it would end the case
    package func decide(_ act: Act, on case: Case, at moment: Moment, levels: ServiceLevels) throws -> [CaseEvent] {
        guard let action = action(act.action) else { throw CaseRefusal.unknownAction(act.action) }
        guard action.rights.contains(where: { moment.actor.may($0, in: `case`.project) }) else {
            throw WorkforceRefusal.notAllowed(action.rights[0])
        }
        guard action.from.contains(`case`.stage) else {
            let allowed = allowed(on: `case`, for: moment.actor).map(\.key)
            throw CaseRefusal.notAllowedNow(action: act.action, allowed: allowed)
        }
        let act = act.only(action.inputs)
        for need in action.needs { try need.check(act, `case`, moment) }
        try act.checkValues(at: moment.now)
        try act.checkSite(action, `case`, moment)
        try act.checkOutside(action, `case`, at: moment.now)
        try act.checkCorrection(action, `case`)
        if let missed = try action.missedDoor(act, `case`, moment) { return [missed] }
        var draft = Draft(case: `case`)
        if action.does.contains(.merge) { draft.add([.setAside(BeforeMerge(`case`))]) }
        // A stage that the procedure has no more would strand the case.
        if action.does.contains(.unmerge), `case`.beforeMerge.flatMap({ stage($0.stage) }) == nil {
            throw CaseRefusal.mergeNotRemembered
        }
        for effect in action.does { draft.add(effect.events(act, draft.case, moment, levels)) }
        guard let target = destination(of: action, act, draft.case) else { return draft.events }
        try draft.case.checkEnd(in: target)
        draft.move(to: target, at: moment.now, levels, moment.zone)
        return draft.events
    }

    /// The actions that `actor` may take now: right, stage and those guards that ask nothing.
    package func allowed(on case: Case, for actor: Actor) -> [Action] {
        actions.filter { action in
            action.from.contains(`case`.stage) && action.rights.contains { actor.may($0, in: `case`.project) }
                && action.needs.allSatisfy { $0.isMet(`case`, by: actor) }
        }
    }

    private func destination(of action: Action, _ act: Act, _ after: Case) -> Stage? {
        let diverted = Condition.allCases.first { action.unless[$0] != nil && $0.isMet(act, after) }
        let key = diverted.flatMap { action.unless[$0] } ?? action.to
        return key.flatMap { stage($0) }
    }
}

/// A case on its way through one decision.
struct Draft {
    private(set) var `case`: Case
    private(set) var events: [CaseEvent] = []

    init(case: Case) { self.case = `case` }

    mutating func add(_ more: [CaseEvent]) {
        events += more
        `case` = `case`.applying(more)
    }

    /// Goes to a stage, with what its phase means to clocks and promises.
    mutating func move(to stage: Procedure.Stage, at now: Instant, _ levels: ServiceLevels, _ zone: Zone) {
        if `case`.phase == .waiting, stage.phase != .waiting { resume(at: now, levels, zone) }
        switch stage.phase {
        case .solved, .confirming: settle([.firstAnswer, .onTheSpot, .solved], at: now)
        case .closed:
            settle(nil, at: now)
            if `case`.solvedAt == nil { add([.solved(Solution(text: "", cause: nil, party: nil), at: now)]) }
        case .cancelled: void(at: now)
        case .open, .waiting: break
        }
        if stage.key != `case`.stage { add([.moved(stage: stage.key, phase: stage.phase)]) }
    }

    /// The clocks go on; those on a working calendar count what of the pause was working time.
    private mutating func resume(at now: Instant, _ levels: ServiceLevels, _ zone: Zone) {
        add([.resumed(at: now)])
        let open = `case`.promises.filter(\.isRunning)
        add(
            open.compactMap { promise in
                let reading = levels.reading(of: promise, in: zone) ?? promise.reading
                return reading == promise.reading ? nil : .clockSet(promise.id, reading)
            })
    }

    /// Keeps or breaks the open promises of these kinds; all of them where `kinds` is nil.
    mutating func settle(_ kinds: Set<Promise.Kind>?, at now: Instant) {
        let due = `case`.promises.filter { $0.state == .open && kinds?.contains($0.kind) ?? true }
        add(due.map { .promiseSettled($0.id, as: $0.outcome(doneAt: now), at: now) })
    }

    private mutating func void(at now: Instant) {
        add(`case`.promises.filter { $0.state == .open }.map { .promiseSettled($0.id, as: .void, at: now) })
    }
}

extension Condition {
    /// Callers who were not reached are tried three times, on two days at least.
    static let mostTries = 3

    func isMet(_ act: Act, _ case: Case) -> Bool {
        switch self {
        case .unsatisfied: act.isSatisfied == false
        case .tasksOpen: !`case`.openTasks.isEmpty
        case .thirdTry: `case`.tries.count >= Self.mostTries && Set(`case`.tries.map(\.day)).count >= 2
        }
    }
}
