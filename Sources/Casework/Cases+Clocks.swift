import Directory
import Kernel
import Store
import Workforce

/// How the due time of a promise comes about.
package struct PromiseReckoning: Sendable {
    package let item: Case
    package let promise: Promise
    /// By which it was worked out; nil for a free promise, whose due time somebody named.
    package let calendar: WorkCalendar?
    /// The part of the project whose own calendar it is; nil for that of a whole one.
    package let part: CalendarPart?
    /// From its beginning to its due time; to now, where its clock stands.
    package let to: Instant
    package let steps: [ClockStep]

    package var worked: Span { sum { $0.counts } }
    package var paused: Span { sum { $0.why == .pause } }

    private func sum(_ isMeant: (ClockStep) -> Bool) -> Span {
        steps.filter(isMeant).map(\.length).reduce(.zero, +)
    }
}

extension Cases {
    /// Works the due time of a promise out again, row by row.
    ///
    /// - Throws: ``CaseRefusal/unknownPromise(_:)``, also for the promise of a case that `actor` may not see ·
    ///   ``CalendarRefusal/tooManySteps(most:)``
    package func reckon(_ id: ID<Promise>, for actor: Actor) async throws -> PromiseReckoning {
        try await store.read { db in
            guard let name = try PromiseTable.caseOf(db, promise: id), let item = try CaseTable.find(db, name),
                Self.maySee(item, actor), let promise = item.promises.first(where: { $0.id == id })
            else { throw CaseRefusal.unknownPromise(id.description) }
            try learnCalendars(db, of: item.desk, for: [promise])
            return try reckon(promise, of: item, in: try project(db, item.project).zone)
        }
    }

    private func reckon(_ promise: Promise, of item: Case, in zone: Zone) throws -> PromiseReckoning {
        let isStanding = promise.state == .open && promise.pausedSince != nil
        let to = isStanding ? max(clock.now(), promise.startsAt) : promise.dueAt
        guard let own = promise.clock,
            let calendar = desks[item.desk]?.levels.calendars.calendar(of: own, in: zone)
        else {
            return PromiseReckoning(item: item, promise: promise, calendar: nil, part: nil, to: to, steps: [])
        }
        let open = isStanding ? promise.pausedSince.map { [Pause(from: $0, to: nil)] } ?? [] : []
        let steps = try calendar.steps(from: promise.startsAt, to: to, pauses: promise.pauses + open)
        let part = desks[item.desk]?.levels.calendars.part(of: own)
        return PromiseReckoning(
            item: item, promise: promise, calendar: calendar, part: part, to: to, steps: steps)
    }
}
