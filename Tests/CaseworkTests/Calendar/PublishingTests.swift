import Directory
import Foundation
import Kernel
import Store
import Testing

@testable import Casework
@testable import Workforce

@Suite("Calendars are published in versions")
struct PublishingTests {
    @Test("new promises run on the newest version, open ones stay, and each is explained by its own")
    func versions() async throws {
        let house = try await House.open()
        let old = try await house.letter()
        let shown = try await house.publish(House.week("10:00-12:00"), over: 1)
        #expect(shown.current.number == 2 && shown.current.byName == "管理员" && shown.history.map(\.number) == [2, 1])
        let new = try await house.letter()
        let (first, second) = (
            try await house.promise(.closed, of: old), try await house.promise(.closed, of: new)
        )
        #expect(first.clock?.version == 1 && second.clock?.version == 2)
        #expect(try await house.promise(.firstAnswer, of: new).dueAt == House.morning + .minutes(70))
        for (promise, version) in [(first, 1), (second, 2)] {
            let reckoning = try await house.cases.reckon(promise.id, for: try house.actor("lin"))
            #expect(reckoning.calendar?.version == version && reckoning.worked == .hours(18))
            #expect(reckoning.steps.last?.to == promise.dueAt)
        }
        #expect(try await house.isSound())
    }

    @Test("a file that is changed later changes nothing that was promised: the store has kept what it said")
    func file() async throws {
        let house = try await House.open()
        try await house.cases.adoptCalendars()
        try await house.cases.adoptCalendars()
        #expect(try await house.store.read { try CalendarTable.count($0) } == 2)
        var desk = try Checkout.desk.get()
        desk = desk.with(Calendars(["office": .roundTheClock(.shanghai), "always": .roundTheClock(.shanghai)]))
        let other = Cases(house.store, desks: [desk])
        try await other.adoptCalendars()
        let shown = try await other.calendar(House.office, for: try house.actor("root"))
        #expect(shown.current.calendar.week[.sun] == nil && shown.current.isOfFile)
        #expect(try await house.store.read { try CalendarTable.count($0) } == 2)
    }

    @Test("who saw an older version is told what the other did; of two copies at once one is refused")
    func stale() async throws {
        let house = try await House.open()
        let store = try house.reopened()
        defer { store.close() }
        let other = Cases(store, desks: [try Checkout.desk.get()])
        let draft = try House.week("09:00-17:00")
        let outcomes = await withTaskGroup(of: String.self) { group in
            for cases in [house.cases, other] {
                group.addTask {
                    do {
                        return "v\(try await house.publish(draft, over: 1, in: cases).current.number)"
                    } catch { return "\(error)" }
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(outcomes.contains("v2"))
        #expect(outcomes.contains("\(CaseRefusal.calendarStale(version: 2, by: "管理员", note: "夏令时间"))"))
        #expect(try await house.store.read { try CalendarTable.count($0) } == 3)
        await refused(CaseRefusal.calendarStale(version: 2, by: "管理员", note: "夏令时间")) {
            try await house.publish(draft, over: 1)
        }
    }

    @Test("another copy learns of it by a look that costs one number, and of a promise it does not know at once")
    func copies() async throws {
        let house = try await House.open()
        let store = try house.reopened()
        defer { store.close() }
        let other = Cases(store, desks: [try Checkout.desk.get()])
        try await house.publish(House.week("10:00-12:00"), over: 1)
        let item = try await house.letter()
        let promise = try await house.promise(.closed, of: item)
        let reckoning = try await other.reckon(promise.id, for: try house.actor("lin"))
        #expect(reckoning.calendar?.version == 2)
        try await house.publish(House.week("10:00-13:00"), over: 2)
        try await other.learnCalendars()
        #expect(other.desks["property"]?.levels.calendars.calendar("office", in: .shanghai)?.version == 3)
        store.watch.record(true)
        try await other.learnCalendars()
        #expect(store.watch.record(false).map(\.sql) == ["SELECT count(*) FROM calendar"])
    }

    @Test("a project's own calendar is its own; its numbers go on from the desk's")
    func projects() async throws {
        let house = try await House.open()
        let own = CalendarPlace(desk: "property", key: "office", project: house.estate.id)
        await refused(WorkforceRefusal.notAllowed(.calendarsEdit)) {
            try await house.publish(House.week("09:00-17:00"), as: own, over: 1, by: "chen")
        }
        try await house.publish(House.week("10:00-12:00"), as: own, over: 1)
        try await house.publish(House.week("07:00-19:00"), over: 1)
        let calendars = try #require(house.cases.desks["property"]?.levels.calendars)
        #expect(calendars.calendar("office", in: .shanghai, for: house.estate.id)?.version == 2)
        #expect(calendars.calendar("office", in: .shanghai, for: house.tower.id)?.version == 3)
        #expect(try await house.promise(.firstAnswer, of: house.letter()).clock?.version == 2)
        #expect(try await house.cases.publishedCalendar("office", inProject: "garden")?.version == 2)
        #expect(try await house.cases.publishedCalendar("office", inProject: nil)?.version == 3)
        #expect(try await house.cases.publishedCalendar("gone", inProject: nil).map(\.version) == nil)
    }

    @Test("the years whose holidays a version took up are kept with whoever published it")
    func holidays() async throws {
        let house = try await House.open()
        let shown = try await house.cases.calendar(House.office, for: try house.actor("root"))
        let file = try #require(shown.holidays.first { $0.year == 2026 })
        let base = CalendarDraft(shown.current.calendar, in: .simplified)
        let draft = try shown.draft(base, taking: Set(file.holidays.map(\.day)), in: .simplified, at: House.morning)
        let some = try shown.draft(
            base, taking: Set(file.holidays.prefix(5).map(\.day)), in: .simplified, at: House.morning)
        #expect(try await house.publish(some, over: 1).current.taken == [])
        let after = try await house.publish(draft, over: 2)
        #expect(after.current.taken == [2026] && after.takers(of: 2026)?.byName == "管理员")
        #expect(after.takers(of: 2025) == nil)
        #expect(try await house.publish(draft, over: 3).current.taken == [])
    }

    @Test("a reason is asked for; a repeated request publishes once")
    func asking() async throws {
        let house = try await House.open()
        let draft = try House.week("09:00-17:00")
        let root = try house.actor("root")
        await refused(CaseRefusal.fieldMissing("note")) {
            try await house.cases.publish(
                CalendarPublishing(draft, basedOn: 1, note: " ", effect: .keep), as: House.office, by: root)
        }
        let asked = CalendarPublishing(draft, basedOn: 1, note: "改", effect: .keep)
        for _ in 0..<2 {
            let shown = try await house.cases.publish(
                asked, as: House.office, request: RequestKey(key: "a", digest: "b"), by: root)
            #expect(shown.current.number == 2)
        }
        await #expect(throws: StoreFailure.self, "what is published never changes") {
            try await house.store.write { try $0.run("UPDATE calendar SET note = 'x'") }
        }
    }
}

extension Desk {
    /// The same with other files of calendars.
    fileprivate func with(_ calendars: Calendars) -> Desk {
        var desk = self
        desk.calendars = calendars
        return desk
    }
}
