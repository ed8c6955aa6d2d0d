import Kernel
import Workforce

/// The times that are promised where nobody says another: the closest matching level wins.
///
/// Each runs on a working calendar, on the wall clock of the case's project.
package struct ServiceLevels: Sendable {
    package let levels: [Level]
    package internal(set) var calendars: Calendars
    /// A sentence in the first person for each kind of promise, cut where its time stands.
    private let words: [Promise.Kind: [String]]
    /// Channels on which the first contact is a talk: the answer is given there and then.
    package let liveChannels: Set<String>
    /// The kinds of promise that run from the end of a window which was agreed with the customer.
    let afterAppointment: Set<Promise.Kind>
    /// Whether any level asks for place or tags; where none does, nobody looks for them.
    let asksForSubject: Bool
    /// Kinds that no level is about: their procedures say themselves what they promise.
    let spared: Set<String>
    /// What was published since, whose paperwork is spared too.
    var shelf: ProcedureShelf?

    /// - Parameter words: a sentence in the first person for each kind of promise, with `{time}`.
    package init(
        levels: [Level], words: [Promise.Kind: Words], liveChannels: Set<String>, calendars: Calendars = Calendars([:]),
        afterAppointment: Set<Promise.Kind> = [], spared: Set<String> = []
    ) {
        self.spared = spared
        self.levels = levels
        self.calendars = calendars
        self.afterAppointment = afterAppointment
        self.words = words.mapValues {
            $0.zh.split(separator: "{time}", omittingEmptySubsequences: false).map(String.init)
        }
        self.liveChannels = liveChannels
        asksForSubject = levels.contains { $0.place != nil || $0.tag != nil }
    }

    /// The level for a case; of equally close ones the first in the file.
    package func level(for case: Case, _ subject: CaseSubject = .unknown) -> Level? {
        level(for: LevelFacts(kind: `case`.kind, category: `case`.category, priority: `case`.priority), subject)
    }

    func level(for facts: LevelFacts, _ subject: CaseSubject) -> Level? {
        guard !spared.contains(facts.kind), shelf?.isPaperwork(facts.kind) != true else { return nil }
        return levels.filter { $0.matches(facts, subject) }.reduce(nil) { best, next in
            guard let best else { return next }
            return best.closeness.lexicographicallyPrecedes(next.closeness) ? next : best
        }
    }

    /// What is promised for a case from an instant on, the nearest first.
    func promises(
        for case: Case, kinds: Set<Promise.Kind>, from start: Instant, _ moment: Moment, said: String? = nil
    ) -> [Promise] {
        guard let level = level(for: `case`, moment.subject) else { return [] }
        let spans = level.promises.filter { kinds.contains($0.key) }.sorted {
            ($0.value, $0.key.rawValue) < ($1.value, $1.key.rawValue)
        }
        let known = calendars.calendar(
            level.calendar, in: moment.zone, for: `case`.project, at: moment.subject.path)
        guard let calendar = known else { return [] }
        return spans.compactMap { kind, span in
            // Where a calendar could have no working time within a year it is refused, in a file and when published.
            guard let due = try? calendar.due(from: start, target: span).instant else { return nil }
            var promise = Promise(
                id: ID(number: moment.newID()), kind: kind, by: `case`.agent, byName: moment.agentName,
                madeAt: moment.now, words: said ?? sentence(kind, due: due, moment), level: level.key,
                startsAt: start, dueAt: due)
            promise.clock = PromiseClock(calendar: level.calendar, version: calendar.version, target: span)
            return promise
        }
    }

    /// “我会在 14:32 前…” in the project's zone; with the day where it is another: “我会在 11-25 09:30
    /// 前…”.
    func sentence(_ kind: Promise.Kind, due: Instant, _ moment: Moment) -> String {
        said(words[kind] ?? [], due: due, moment)
    }

    /// A sentence that is cut where its time stands.
    func said(_ parts: [String], due: Instant, _ moment: Moment) -> String {
        let wall = moment.zone.wall(at: due)
        let isToday = wall.date == moment.zone.wall(at: moment.now).date
        let time = isToday ? wall.time : "\(padded(wall.date.month))-\(padded(wall.date.day)) \(wall.time)"
        return parts.joined(separator: time)
    }
}
