import Kernel

/// Who owes whom a word. Whatever the customer says, on any channel, makes an answer owed; a person's word to the
/// customer gives it, an automatic one does not.
extension Case {
    /// A person told the customer something: an answer and a next word that were promised are given.
    func answered(at now: Instant) -> [CaseEvent] {
        settling(.firstAnswer, at: now) + settling(.nextWord, at: now) + [.answered(at: now)]
    }

    /// A word that was written at an earlier instant has reached the customer now: it gives what was owed then. What
    /// the customer asked since is not answered by it.
    func answered(at now: Instant, by written: Instant) -> [CaseEvent] {
        let owed = promises.filter { $0.state == .open && ($0.kind == .firstAnswer || $0.kind == .nextWord) }
        let given = owed.filter { $0.madeAt <= written }
        let settled = given.map { CaseEvent.promiseSettled($0.id, as: $0.outcome(doneAt: now), at: now) }
        return settled + [.answered(at: now)] + (given.count < owed.count ? [.customerSpoke] : [])
    }

    /// The customer spoke: from now on an answer is owed in the time of the case's level. One that is owed already
    /// keeps its time, so that who asks twice does not wait longer; a case that is over owes none.
    func spokenTo(at moment: Moment, _ levels: ServiceLevels) -> [CaseEvent] {
        let isOwed = promises.contains {
            $0.state == .open && $0.level != nil && ($0.kind == .firstAnswer || $0.kind == .nextWord)
        }
        guard !phase.isOver, !isOwed else { return [.customerSpoke] }
        let promise = levels.nextWord(for: self, from: moment.now, moment)
        return [.customerSpoke] + (promise.map { [.promised($0)] } ?? [])
    }
}

extension ServiceLevels {
    /// The promise of a next word: in the level's own time for it, else in the time of a first answer.
    func nextWord(for case: Case, from start: Instant, _ moment: Moment) -> Promise? {
        func own(_ kind: Promise.Kind) -> Promise? {
            promises(for: `case`, kinds: [kind], from: start, moment).first
        }
        if let own = own(.nextWord) { return own }
        guard let first = own(.firstAnswer) else { return nil }
        var promise = Promise(
            id: first.id, kind: .nextWord, by: first.by, byName: first.byName, madeAt: first.madeAt,
            words: sentence(.nextWord, due: first.dueAt, moment), level: first.level, startsAt: first.startsAt,
            dueAt: first.dueAt)
        promise.clock = first.clock
        return promise
    }
}
