import Kernel
import Workforce

extension Case {
    /// A matter by its ID.
    func matter(_ name: String) -> OutsideMatter? { outside.first { $0.id.description == name } }

    /// The matter whose place the one that an act records takes: the one it names, else the one of the same body and
    /// number that is not over. What was answered and comes back begins anew.
    func former(of act: Act) -> OutsideMatter? {
        if let name = act.outside.matter { return matter(name) }
        guard let body = act.outside.body else { return nil }
        return outside.last { matter in
            matter.isOf(body, act.outside.theirNumber ?? "") && [.open, .takenOver].contains(state(of: matter))
        }
    }

    /// A body sent the case, took it, or named another deadline: its deadline is a promise of its own, exact and on no
    /// calendar; that of the matter in whose place it comes gives way.
    func recordingOutside(_ act: Act, _ moment: Moment) -> [CaseEvent] {
        let former = former(of: act)
        guard let body = act.outside.body ?? former?.body,
            let direction = act.outside.direction ?? former?.direction
        else { return [] }
        let number = act.outside.theirNumber ?? former?.number ?? ""
        let promise = act.outside.deadline.map { due in
            Promise(
                id: ID(number: moment.newID()), kind: .outside, by: agent, byName: moment.agentName,
                madeAt: moment.now, words: moment.outsideWords(body, number), level: nil, startsAt: moment.now,
                dueAt: due)
        }
        let matter = OutsideMatter(
            id: ID(number: moment.newID()), body: body, direction: direction, number: number,
            deadline: act.outside.deadline, note: act.note ?? "", reason: act.reason, replaces: former?.id,
            promise: promise?.id, by: moment.actor.staff, at: moment.now)
        let old = openPromise(of: former).map { [$0.givingWay(at: moment.now)] } ?? []
        return [.wentOutside(matter)] + old + (promise.map { [.promised($0)] } ?? [])
    }

    /// The body was answered: its deadline was kept if it heard so in time, whenever that is written down.
    func answeringOutside(_ act: Act, _ moment: Moment) -> [CaseEvent] {
        guard let matter = act.outside.matter.flatMap({ matter($0) }), let text = act.text else { return [] }
        let answer = OutsideMatter.Answer(
            text: text, givenAt: act.outside.answeredAt ?? moment.now, by: moment.actor.staff, at: moment.now)
        let settled = openPromise(of: matter).map { promise -> [CaseEvent] in
            [.promiseSettled(promise.id, as: promise.outcome(doneAt: answer.givenAt), at: moment.now)]
        }
        return [.outsideAnswered(matter.id, answer)] + (settled ?? [])
    }

    private func openPromise(of matter: OutsideMatter?) -> Promise? {
        promises.first { $0.state == .open && $0.id == matter?.promise }
    }

    /// Nothing ends while an outside body waits for an answer: not by confirming, closing or cancelling, not by merging
    /// either.
    ///
    /// - Throws: ``CaseRefusal/outsideUnanswered(_:)``
    func checkEnd(in stage: Procedure.Stage) throws {
        guard stage.phase.isOver, !unansweredOutside.isEmpty else { return }
        throw CaseRefusal.outsideUnanswered(unansweredOutside.map(\.body))
    }

    mutating func applyOutside(_ event: CaseEvent) {
        switch event {
        case .wentOutside(let matter): outside.append(matter)
        case .outsideAnswered(let id, let answer):
            if let place = outside.firstIndex(where: { $0.id == id }) { outside[place].answer = answer }
        default: break
        }
    }
}

extension Moment {
    /// The body by its name, with its number.
    fileprivate func outsideWords(_ body: String, _ number: String) -> String {
        let name = bodies.first { $0.key == body }?.name.zh ?? body
        return number.isEmpty ? name : "\(name) \(number)"
    }
}
