import Kernel
import Workforce

extension Effect {
    /// The effects on the pieces of work.
    func workEvents(_ act: Act, _ case: Case, _ moment: Moment) -> [CaseEvent] {
        let mine = `case`.task(for: act, at: moment, isTaking: self == .acceptTask)
        func step(_ state: CaseTask.State, reason: String? = nil) -> [CaseEvent] {
            guard let mine else { return [] }
            return [.taskStepped(mine.id, to: state, by: moment.actor.staff, at: moment.now, reason: reason)]
        }
        switch self {
        case .sendTask: return act.to.map { [.taskSent(task(for: $0, act, moment))] } ?? []
        case .acceptTask: return step(.accepted)
        case .declineTask: return step(.declined, reason: act.reason)
        case .departTask: return step(.departed)
        case .arriveTask:
            let isKnown = act.site.code != nil && mine?.sheet?.door != nil
            let known = mine.map { isKnown ? [CaseEvent.doorKnown($0.id)] : [] } ?? []
            return step(.arrived) + known + `case`.settling(.onTheSpot, at: moment.now)
        case .pauseTask: return step(.paused, reason: act.reason) + [.paused(waiting(act, moment))]
        case .resumeTask:
            return `case`.openTasks.filter { $0.state == .paused }.map {
                .taskStepped($0.id, to: $0.stateBeforePause, by: moment.actor.staff, at: moment.now, reason: nil)
            }
        case .finishTask: return step(.done)
        case .takeBackTasks:
            return `case`.openTasks.map {
                .taskStepped($0.id, to: .takenBack, by: moment.actor.staff, at: moment.now, reason: act.reason)
            }
        default: return []
        }
    }

    private func waiting(_ act: Act, _ moment: Moment) -> Waiting {
        Waiting(reason: act.reason ?? "", since: moment.now, until: act.until)
    }

    private func task(for recipient: Recipient, _ act: Act, _ moment: Moment) -> CaseTask {
        let (staff, department): (ID<Staff>?, ID<Department>?) =
            switch recipient {
            case .staff(let id): (id, nil)
            case .department(let id): (nil, id)
            }
        var task = CaseTask(
            id: ID(number: moment.newID()), department: department, assignee: staff, note: act.note ?? "",
            sentBy: moment.actor.staff, sentAt: moment.now)
        if let door = moment.door { task.edit { $0.door = door } }
        return task
    }
}

extension Case {
    func settling(_ kind: Promise.Kind, at now: Instant) -> [CaseEvent] {
        promises.filter { $0.state == .open && $0.kind == kind }
            .map { .promiseSettled($0.id, as: $0.outcome(doneAt: now), at: now) }
    }
}
