import Directory
import Foundation
import Kernel
import Testing

@testable import Casework
@testable import Workforce

@Suite("Promises run on working calendars")
struct PromiseClockTests {
    private func instant(_ text: String) throws -> Instant { try #require(Instant(text + "+08:00")) }

    /// A suggestion by letter: its answer is due after 10 minutes, its end after 18 hours of office time: Monday to
    /// Friday, 08:00-12:00 and 13:00-18:00.
    private func play(_ at: String) throws -> Play { try Play("suggestion", at: instant(at)) { $0.channel = "letter" } }

    @Test("taken in after hours, the clock starts with the next opening; nights, lunch and the weekend do not count")
    func opening() throws {
        let late = try play("2026-03-06T20:00:00")
        #expect(try late.promise(.firstAnswer)?.dueAt == instant("2026-03-09T08:10:00"))
        #expect(try late.promise(.closed)?.dueAt == instant("2026-03-10T18:00:00"))
        let noon = try play("2026-03-03T11:55:00")
        #expect(try noon.promise(.firstAnswer)?.dueAt == instant("2026-03-03T13:05:00"))
        let clock = try #require(noon.promise(.closed)?.clock)
        #expect(clock == PromiseClock(calendar: "office", version: 1, target: .hours(18)))
    }

    @Test("a night that a promise stood still takes nothing from it; what was working time of the pause comes on top")
    func pausing() throws {
        let play = try play("2026-03-03T09:00:00")
        let promise = try #require(play.promise(.closed))
        #expect(try promise.dueAt == instant("2026-03-05T09:00:00"))
        let calendar = try #require(play.desk.levels.calendars.calendar("office", in: .shanghai))
        let (evening, morning) = (try instant("2026-03-03T17:00:00"), try instant("2026-03-04T09:30:00"))
        var stood = promise.paused(at: evening).resumed(at: morning)
        stood.reading = try #require(play.desk.levels.reading(of: stood, in: .shanghai))
        // One hour of the evening and an hour and a half of the morning.
        #expect(stood.pausedFor == .minutes(150))
        #expect(try stood.dueAt == instant("2026-03-05T11:30:00"))
        // The second way: walking with the pauses left out.
        #expect(try stood.dueAt == calendar.due(from: stood.startsAt, target: .hours(18), pauses: stood.pauses).instant)
    }

    @Test("what stands after the time was used up moves nothing, on the calendar and off it")
    func afterwards() throws {
        let play = try play("2026-03-03T09:00:00")
        let promise = try #require(play.promise(.closed))
        let due = try instant("2026-03-05T09:00:00")
        var stood = promise.paused(at: due + .hours(1)).resumed(at: due + .hours(5))
        #expect(stood.dueAt == due && stood.outcome(doneAt: due + .hours(6)) == .broken)
        stood.reading = try #require(play.desk.levels.reading(of: stood, in: .shanghai))
        #expect(stood.dueAt == due && stood.pausedFor == .zero)
        // One before it and one after: the first alone counts.
        let evening = try instant("2026-03-03T17:00:00")
        var twice = promise.paused(at: evening).resumed(at: evening + .hours(1))
        twice.reading = try #require(play.desk.levels.reading(of: twice, in: .shanghai))
        let moved = twice.dueAt
        #expect(moved == due + .hours(1) && twice.pausedFor == .hours(1))
        twice = twice.paused(at: moved + .minutes(1)).resumed(at: moved + .hours(3))
        twice.reading = try #require(play.desk.levels.reading(of: twice, in: .shanghai))
        #expect(twice.dueAt == moved && twice.pausedFor == .hours(1))
    }

    @Test("half of the working time, not of the time on the wall, is when the owner is told")
    func telling() throws {
        let promise = try #require(try play("2026-03-03T09:00:00").promise(.closed))
        let desk = try Checkout.desk.get()
        #expect(
            try desk.levels.instant(ofShare: 50, of: promise, in: .shanghai) == instant("2026-03-04T09:00:00"))
        let clock = WatchClock(desk: desk, project: Cast.project.id, zone: .shanghai, priority: .general)
        #expect(try clock.next(promise, noticed: 0) == instant("2026-03-04T09:00:00"))
        #expect(try clock.next(promise, noticed: 100) == instant("2026-03-06T09:00:00"))
    }

    @Test("kept in the store as it was made, and explained row by row")
    func explained() async throws {
        let house = try await House.open()
        let item = try await house.register("多种些花", kind: "suggestion") { $0.channel = "letter" }
        let promise = try #require(try await house.found(item).promises.first { $0.kind == .closed })
        #expect(promise.clock == PromiseClock(calendar: "office", version: 1, target: .hours(18)))
        let reckoning = try await house.cases.reckon(promise.id, for: try house.actor("lin"))
        #expect(reckoning.worked == .hours(18) && reckoning.steps.last?.to == promise.dueAt)
        #expect(reckoning.steps.contains { $0.why == .closed } && reckoning.paused == .zero)
        await #expect(throws: CaseRefusal.unknownPromise(promise.id.description)) {
            _ = try await house.cases.reckon(promise.id, for: try house.actor("host"))
        }
    }

    @Test("the same hours on the clocks of another zone")
    func zones() throws {
        let desk = try Checkout.desk.get()
        let (shanghai, berlin) = (Zone.shanghai, try #require(Zone("Europe/Berlin")))
        let at = try instant("2026-03-03T15:00:00")
        let calendars = desk.levels.calendars
        #expect(calendars.calendar("office", in: shanghai)?.isWorking(at: at) == true)
        #expect(calendars.calendar("office", in: berlin)?.isWorking(at: at - .hours(1)) == false)
        #expect(calendars.calendar("office", in: berlin)?.isWorking(at: at) == true)
        #expect(calendars.calendar("gone", in: berlin).map(\.zone) == nil, "never round the clock instead")
    }
}
