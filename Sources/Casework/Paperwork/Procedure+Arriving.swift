import Kernel
import Workforce

extension Procedure {
    /// The work that it sends by itself.
    func work(_ action: Action, _ case: Case, _ moment: Moment) -> [CaseEvent] {
        brought(by: action, `case`.form).compactMap { one in
            guard case .task(let key, let trade, let title) = one, let department = moment.departments[key]
            else { return nil }
            return .taskSent(
                CaseTask(
                    id: ID(number: moment.newID()), department: department, assignee: nil, note: title.zh,
                    trade: trade, sentBy: moment.actor.staff, sentAt: moment.now))
        }
    }

    /// Whether how long a case stands in a stage means anything.
    private var watchesStages: Bool {
        stages.contains { $0.lapse != nil || $0.recurs != nil } || actions.contains { $0.needs.contains(.photo) }
    }

    /// What begins when a case comes to a stage: its time, and what is promised from then on.
    func arriving(at stage: Stage, _ case: Case, _ moment: Moment, _ levels: ServiceLevels) -> [CaseEvent] {
        var standing = Standing(since: moment.now, until: end(of: stage, since: moment.now, `case`.form, moment.zone))
        if let recurs = stage.recurs { standing = recurs.next(of: standing, after: moment.now, in: moment.zone) }
        let stands: [CaseEvent] = watchesStages ? [.stands(stage.phase.isOver ? nil : standing)] : []
        let made = promises.filter { $0.after == stage.key }.compactMap {
            levels.promise($0, of: kind, for: `case`, moment)
        }
        return stands + made.map { .promised($0) }
    }

    /// Until when a case may stand in a stage; what the form says counts where it lies later than when it came.
    private func end(of stage: Stage, since: Instant, _ form: [String: String], _ zone: Zone) -> Instant? {
        guard let lapse = stage.lapse else { return nil }
        let text = lapse.past.flatMap { form[$0] } ?? ""
        let past = FormWindow(text)?.until ?? Day(text).map { zone.start(of: $0.adding(days: 1)) }
        return max(past ?? since, since) + lapse.after
    }

    /// What an act that leaves a case in its stage makes of the time that it may stand there.
    func lasting(_ case: Case, _ moment: Moment) -> [CaseEvent] {
        guard var standing = `case`.standing, let stage = stage(`case`.stage), stage.lapse?.past != nil
        else { return [] }
        standing.until = end(of: stage, since: standing.since, `case`.form, moment.zone)
        return standing == `case`.standing ? [] : [.stands(standing)]
    }

    /// The promises that an action keeps, or is too late for.
    func keeping(_ action: Action, _ case: Case, at now: Instant) -> [CaseEvent] {
        let keys = promises.filter { $0.keptBy.contains(action.key) }.map { $0.level(of: kind) }
        return `case`.promises.filter { one in one.state == .open && one.level.map(keys.contains) ?? false }
            .map { .promiseSettled($0.id, as: $0.outcome(doneAt: now), at: now) }
    }

    /// What the case does by itself when its stage has lasted long enough; nil where it stays.
    func lapse(_ item: Case) -> Coming? {
        guard let until = item.standing?.until, stage(item.stage)?.lapse != nil else { return nil }
        return Coming(occasion: .lapsed, at: until)
    }

    /// What comes again in its stage.
    func recurrence(_ item: Case) -> Coming? {
        guard let next = item.standing?.next, stage(item.stage)?.recurs != nil else { return nil }
        return Coming(occasion: .recurring, at: next)
    }
}
