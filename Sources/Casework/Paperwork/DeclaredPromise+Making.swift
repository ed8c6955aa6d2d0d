import Kernel
import Workforce

extension DeclaredPromise {
    /// What stands as the level of the promises that it makes: `renovation.reviewed`.
    func level(of kind: String) -> String { "\(kind).\(key)" }
}

extension ServiceLevels {
    /// The promise that a procedure makes from now on; nil where its calendar has no working time.
    func promise(_ declared: DeclaredPromise, of kind: String, for case: Case, _ moment: Moment) -> Promise? {
        let known = calendars.calendar(
            declared.calendar, in: moment.zone, for: `case`.project, at: moment.subject.path)
        guard let calendar = known, let due = try? calendar.due(from: moment.now, target: declared.within).instant
        else { return nil }
        let parts = declared.words.zh.split(separator: "{time}", omittingEmptySubsequences: false)
        var promise = Promise(
            id: ID(number: moment.newID()), kind: .free, by: `case`.agent, byName: moment.agentName,
            madeAt: moment.now, words: said(parts.map(String.init), due: due, moment),
            level: declared.level(of: kind), startsAt: moment.now, dueAt: due)
        promise.clock = PromiseClock(calendar: declared.calendar, version: calendar.version, target: declared.within)
        return promise
    }
}
