import Kernel
import Workforce

/// The clock by which a promise was worked out: so much working time on a calendar.
package struct PromiseClock: Sendable, Codable, Hashable {
    package let calendar: String
    /// The state of the calendar when the promise was made.
    package let version: Int
    package let target: Span
}

/// How the clock of a promise stands: the time that it stood still, and what is due when because of it.
package struct ClockReading: Sendable, Codable, Hashable {
    package let dueAt: Instant
    package let pauses: [Pause]
    /// The working time in them until it is due, on the promise's own calendar; they count once where they overlap.
    package let pausedFor: Span
    package let pausedSince: Instant?
}

extension Promise {
    var reading: ClockReading {
        get { ClockReading(dueAt: dueAt, pauses: pauses, pausedFor: pausedFor, pausedSince: pausedSince) }
        set {
            (dueAt, pauses) = (newValue.dueAt, newValue.pauses)
            (pausedFor, pausedSince) = (newValue.pausedFor, newValue.pausedSince)
        }
    }
}

extension ServiceLevels {
    /// When so many per cent of a promise's working time have gone; what it stood is not its time. A free promise has
    /// no calendar: its time is what lies between its beginning and its end.
    func instant(ofShare share: Int, of promise: Promise, in zone: Zone) -> Instant {
        guard let clock = promise.clock else {
            let whole = (promise.dueAt - promise.startsAt).milliseconds - promise.pausedFor.milliseconds
            return promise.startsAt + promise.pausedFor + Span(milliseconds: whole * Int64(share) / 100)
        }
        let target = Span(milliseconds: clock.target.milliseconds * Int64(share) / 100)
        return due(promise, target: target, in: zone) ?? promise.dueAt
    }

    /// What is due when the clock of a promise has gone on after its last pause; nil for a free one, or one whose
    /// calendar is gone, whose due time moves by as long as it stood.
    func reading(of promise: Promise, in zone: Zone) -> ClockReading? {
        guard let clock = promise.clock, let calendar = calendars.calendar(of: clock, in: zone) else { return nil }
        return calendar.reading(of: promise, target: clock.target)
    }

    /// A new promise that keeps the pauses which the one in its place had.
    func reading(of promise: Promise, after old: Promise, in zone: Zone) -> ClockReading {
        var promise = promise
        (promise.pauses, promise.pausedSince) = (old.pauses, old.pausedSince)
        return reading(of: promise, in: zone) ?? promise.reading
    }

    /// The pauses are over, so the working time that stood in them comes on top of the target.
    private func due(_ promise: Promise, target: Span, in zone: Zone) -> Instant? {
        guard let clock = promise.clock, let calendar = calendars.calendar(of: clock, in: zone) else { return nil }
        return try? calendar.due(from: promise.startsAt, target: target + promise.pausedFor).instant
    }
}

extension WorkCalendar {
    /// How the clock of a promise stands on this calendar. What stood before its time began took none of its time, and
    /// what stood after its time was used up moves nothing; nil where no working time comes.
    func reading(of promise: Promise, target: Span) -> ClockReading? {
        guard let due = try? due(from: promise.startsAt, target: target, pauses: promise.pauses) else { return nil }
        let gone = worked(from: promise.startsAt, to: due.instant)
        return ClockReading(
            dueAt: due.instant, pauses: promise.pauses,
            pausedFor: Span(milliseconds: gone.milliseconds - target.milliseconds), pausedSince: promise.pausedSince)
    }
}
