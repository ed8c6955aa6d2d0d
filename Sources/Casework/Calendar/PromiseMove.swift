import Kernel
import Workforce

/// What becomes of an open promise when it is to run on another version of its calendar.
package enum PromiseMove: Sendable, Equatable {
    /// Another takes its place, with the same start, target and pauses.
    case moves(ClockReading)
    case stays(Why)

    package enum Why: String, Sendable, CaseIterable {
        /// It is late already: what is broken stays broken.
        case late
        /// On the other version its time would be over: nobody is made late by a calendar.
        case over
        /// The other version never reaches its target.
        case never
    }

    /// Nil where it stays as it is.
    package var dueAt: Instant? {
        if case .moves(let reading) = self { return reading.dueAt }
        return nil
    }
}

extension Promise {
    /// What becomes of it on another version of its calendar. Pure; the preview and the deed both ask it.
    ///
    /// - Parameter calendar: on the wall clock of its project.
    func moved(to calendar: WorkCalendar, at now: Instant) -> PromiseMove {
        guard let clock, state == .open else { return .stays(.never) }
        if outcome(doneAt: now) == .broken { return .stays(.late) }
        guard let reading = calendar.reading(of: self, target: clock.target) else { return .stays(.never) }
        return reading.dueAt > (pausedSince ?? now) ? .moves(reading) : .stays(.over)
    }

    /// The one that takes its place.
    func onVersion(
        _ version: Int, due: Instant, id: ID<Promise>, words: String, at now: Instant
    ) -> Promise {
        var new = Promise(
            id: id, kind: kind, by: by, byName: byName, madeAt: now, words: words, level: level, startsAt: startsAt,
            dueAt: due)
        new.clock = clock.map { PromiseClock(calendar: $0.calendar, version: version, target: $0.target) }
        return new
    }
}

extension Case {
    /// Its open promises that run on an older version of a calendar.
    func promises(on key: String, before version: Int) -> [Promise] {
        promises.filter { promise in
            promise.state == .open && promise.clock.map { $0.calendar == key && $0.version < version } ?? false
        }
    }
}
