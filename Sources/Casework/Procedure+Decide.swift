import Kernel
import Workforce

extension Procedure {
    /// What happens when `act` is taken. Pure: no clock, no store.
    ///
    /// - Throws, in this order: ``CaseRefusal/unknownAction(_:)`` · ``WorkforceRefusal/notAllowed(_:)`` ·
    ///   ``CaseRefusal/notAllowedNow(action:allowed:)`` · what a ``Guard`` refuses, in the order of the file · what
    ///   was filled in wrongly · ``CaseRefusal/notYourTask`` · ``CaseRefusal/anotherTrade(_:)`` ·
    ///   ``CaseRefusal/outsideUnanswered(_:)`` where it would end the case
    package func decide(_ act: Act, on case: Case, at moment: Moment, levels: ServiceLevels) throws -> [CaseEvent] {
        let action = try open(act.action, on: `case`, for: moment.actor)
        let act = act.only(action.inputs)
        let form = try filling(act, action, `case`)
        try check(act, action, form, `case`, moment)
        if let missed = try action.missedDoor(act, `case`, moment) { return [missed] }
        var draft = Draft(case: `case`)
        if action.does.contains(.merge) { draft.add([.setAside(BeforeMerge(`case`))]) }
        // A stage that the procedure has no more would strand the case.
        if action.does.contains(.unmerge), `case`.beforeMerge.flatMap({ stage($0.stage) }) == nil {
            throw CaseRefusal.mergeNotRemembered
        }
        draft.add(paperwork(action, form, `case`))
        for effect in action.does { draft.add(effect.events(act, draft.case, moment, levels)) }
        draft.add(keeping(action, draft.case, at: moment.now) + work(action, draft.case, moment))
        guard let target = destination(of: action, act, draft.case) else {
            draft.add(outliving(act, action, since: `case`, draft.case))
            draft.add(lasting(draft.case, moment))
            return draft.events
        }
        try draft.case.checkEnd(in: target)
        draft.move(to: target, at: moment.now, levels, moment.zone)
        draft.add(outliving(act, action, since: `case`, draft.case))
        if target.key != `case`.stage { draft.add(arriving(at: target, draft.case, moment, levels)) }
        return draft.events
    }

    /// Guards first, then what was filled in.
    private func check(
        _ act: Act, _ action: Action, _ form: [String: String], _ case: Case, _ moment: Moment
    ) throws {
        for need in action.needs { try need.check(act, `case`, moment) }
        try checkDeclared(action, form, `case`)
        try checkPasses(action, form, at: moment.now)
        try act.checkValues(at: moment.now)
        try action.checkTask(act, `case`, moment)
        try action.checkTrade(act, `case`, moment)
        try act.checkSite(action, `case`, moment)
        try act.checkOutside(action, `case`, at: moment.now)
        try act.checkCorrection(action, `case`)
    }

    /// An action by its key, as far as right and stage let `actor` take it.
    ///
    /// - Throws: ``CaseRefusal/unknownAction(_:)`` · ``WorkforceRefusal/notAllowed(_:)`` ·
    ///   ``CaseRefusal/notAllowedNow(action:allowed:)``
    func open(_ key: String, on case: Case, for actor: Actor) throws -> Action {
        guard let action = action(key) else { throw CaseRefusal.unknownAction(key) }
        guard action.isOpen(to: actor, on: `case`) else { throw WorkforceRefusal.notAllowed(action.rights[0]) }
        guard action.from.contains(`case`.stage) else {
            throw CaseRefusal.notAllowedNow(action: key, allowed: allowed(on: `case`, for: actor).map(\.key))
        }
        return action
    }

    /// The actions that `actor` may take now: right, stage and those guards that ask nothing.
    package func allowed(on case: Case, for actor: Actor) -> [Action] {
        actions.filter { action in
            action.from.contains(`case`.stage) && action.isOpen(to: actor, on: `case`)
                && action.needs.allSatisfy { $0.isMet(`case`, by: actor) && !isBarred(by: $0, action, `case`) }
        }
    }

    /// What the form and the action say beforehand; a field that the action itself asks may still say otherwise.
    private func isBarred(by need: Guard, _ action: Action, _ case: Case) -> Bool {
        switch need {
        case .atMost(let most): `case`.counts[action.key] ?? 0 >= most
        case .holds(let when): !action.asks.contains(when.field) && !form.holds(when, `case`.form)
        default: false
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
