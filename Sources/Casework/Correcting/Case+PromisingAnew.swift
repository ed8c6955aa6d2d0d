import Kernel
import Workforce

extension Case {
    /// What comes with another priority, kind, category or place: open promises that came from a level are replaced by
    /// those of the level which now holds. The time used and the pauses had are kept. A promise that would be
    /// the same again stays, and so does one of which the new level says nothing.
    func promisingAnew(after change: CaseEvent, _ moment: Moment, _ levels: ServiceLevels) -> [CaseEvent] {
        let changed = applying(change)
        let open = changed.promises.filter { $0.state == .open && $0.level != nil }
        let replaced = open.flatMap { old -> [CaseEvent] in
            let new =
                old.kind == .nextWord
                ? levels.nextWord(for: changed, from: old.startsAt, moment)
                : levels.promises(for: changed, kinds: [old.kind], from: old.startsAt, moment).first
            guard let new, new.level != old.level || new.clock != old.clock else { return [] }
            let reading = levels.reading(of: new, after: old, in: moment.zone)
            let kept: [CaseEvent] = reading == new.reading ? [] : [.clockSet(new.id, reading)]
            return [.promiseSettled(old.id, as: .replaced, at: moment.now), .promised(new)] + kept
        }
        return [change] + replaced
    }

    /// What a case of another kind needs no more: promises from a level, of a kind that the new level does not know.
    /// One that is late already is broken.
    func promisingLess(_ moment: Moment, _ levels: ServiceLevels) -> [CaseEvent] {
        let known = Set(levels.level(for: self, moment.subject)?.promises.keys.map(\.self) ?? [])
        let gone = promises.filter {
            $0.state == .open && $0.level != nil && $0.kind != .nextWord && !known.contains($0.kind)
        }
        return gone.map {
            let isLate = $0.outcome(doneAt: moment.now) == .broken
            return .promiseSettled($0.id, as: isLate ? .broken : .void, at: moment.now)
        }
    }

    /// What a case of another kind promises that it never promised before, or needed no more; its time begins now, when
    /// it is said.
    func promisingMore(_ moment: Moment, _ levels: ServiceLevels) -> [CaseEvent] {
        let known = Set(promises.filter { $0.state != .void }.map(\.kind)).union([.nextWord])
        let kinds = Set(Promise.Kind.allCases).subtracting(known)
        let missing = firstAnsweredAt == nil ? kinds : kinds.subtracting([.firstAnswer])
        return levels.promises(for: self, kinds: missing, from: moment.now, moment).map { .promised($0) }
    }
}
