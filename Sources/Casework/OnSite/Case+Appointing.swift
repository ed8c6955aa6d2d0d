import Kernel
import Workforce

extension Case {
    /// A window was agreed: the promise to be on the spot now runs from its beginning to its end, and what the desk's
    /// levels let follow the visit runs from its end on. What was promised before gives way.
    func appointing(_ act: Act, _ moment: Moment, _ levels: ServiceLevels) -> [CaseEvent] {
        guard let from = act.site.from, let until = act.until else { return [] }
        let window = Appointment(
            from: from, until: until, note: act.note ?? "", reason: act.reason, by: moment.actor.staff, at: moment.now)
        return [.appointed(window)] + coming(in: window, moment, levels) + following(window, moment, levels)
    }

    /// An agreed window stays where it is, whatever the calendar, the level or a pause says: it has none of them.
    private func coming(in window: Appointment, _ moment: Moment, _ levels: ServiceLevels) -> [CaseEvent] {
        let old = promises.filter { $0.state == .open && $0.kind == .onTheSpot }
        let new = Promise(
            id: ID(number: moment.newID()), kind: .onTheSpot, by: agent, byName: moment.agentName, madeAt: moment.now,
            words: levels.sentence(.onTheSpot, due: window.until, moment), level: nil, startsAt: window.from,
            dueAt: window.until)
        return old.map { $0.givingWay(at: moment.now) } + [.promised(new)]
    }

    private func following(_ window: Appointment, _ moment: Moment, _ levels: ServiceLevels) -> [CaseEvent] {
        let open = promises.filter {
            $0.state == .open && $0.level != nil && levels.afterAppointment.contains($0.kind)
        }
        return open.flatMap { old -> [CaseEvent] in
            let new = levels.promises(for: self, kinds: [old.kind], from: window.until, moment).first
            guard let new else { return [] }
            let reading = levels.reading(of: new, after: old, in: moment.zone)
            let kept: [CaseEvent] = reading == new.reading ? [] : [.clockSet(new.id, reading)]
            return [old.givingWay(at: moment.now), .promised(new)] + kept
        }
    }
}
