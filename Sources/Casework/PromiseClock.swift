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
    /// The working time in them, on the promise's own calendar; they count once where they overlap.
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
        var promise = promise
        // What stood before its time began took none of its time.
        promise.pausedFor = calendar.worked(within: promise.pauses.compactMap { $0.since(promise.startsAt) })
        promise.dueAt = due(promise, target: clock.target, in: zone) ?? promise.dueAt
        return promise.reading
    }

    /// A new promise that keeps the pauses which the one in its place had.
    func reading(of promise: Promise, after old: Promise, in zone: Zone) -> ClockReading {
        var promise = promise
        (promise.pauses, promise.pausedSince) = (old.pauses, old.pausedSince)
        return reading(of: promise, in: zone) ?? promise.reading
    }

    /// The pauses are over, so the working time in them comes on top of the target.
    private func due(_ promise: Promise, target: Span, in zone: Zone) -> Instant? {
        guard let clock = promise.clock, let calendar = calendars.calendar(of: clock, in: zone) else { return nil }
        return try? calendar.due(from: promise.startsAt, target: target + promise.pausedFor).instant
    }
}

extension Pause {
    /// What of it lies after an instant; nil where nothing does, or where it lasts.
    func since(_ start: Instant) -> Pause? {
        guard let to, to > start else { return nil }
        return Pause(from: max(from, start), to: to)
    }
}

extension WorkCalendar {
    /// The working time in pauses that are over; it counts once where they overlap.
    func worked(within pauses: [Pause]) -> Span {
        guard let first = pauses.map(\.from).min(), let last = pauses.compactMap(\.to).max() else { return .zero }
        let free = worked(from: first, to: last, pauses: pauses)
        return Span(milliseconds: worked(from: first, to: last).milliseconds - free.milliseconds)
    }
}
