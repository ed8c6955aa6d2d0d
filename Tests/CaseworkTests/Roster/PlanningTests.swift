import Directory
import Kernel
import Store
import Testing

@testable import Casework
@testable import Workforce

@Suite("Plans of who works when")
struct PlanningTests {
    @Test("Each change is kept with who, when and what it was; only those after publishing are told")
    func history() async throws {
        let at = try await RosterHouse.open()
        #expect(at.march.description == "2026-03")
        #expect(try await at.set("zhao", 5, "early") == 1)
        #expect(try await at.set("zhao", 5, "early") == 0, "the same again changes nothing")
        #expect(try await at.plan().changes.isEmpty)
        try await at.publish()
        at.house.hand.advance(.minutes(5))
        #expect(try await at.set("zhao", 5, "night") == 1)
        #expect(try await at.set("zhao", 5, nil) == 1)
        let changes = try await at.plan().changes
        #expect(changes.map(\.old) == ["night", "early"] && changes.map(\.cell.shift) == [nil, "night"])
        #expect(changes.allSatisfy { $0.by == (try? at.id("chen")) && $0.at == at.house.hand.now })
        #expect(try await at.shift("zhao", 5) == nil)
        let all = try await at.house.store.read { try $0.value(Int.self, "SELECT count(*) FROM roster_change") }
        #expect(all == 3)
    }

    @Test("Who sets what somebody else changed meanwhile is told so, and nothing of it is saved")
    func stale() async throws {
        let at = try await RosterHouse.open()
        try await at.set("zhao", 5, "early")
        let edits = [
            CellEdit(staff: try at.id("qian"), day: at.day(5), shift: "late", was: ""),
            CellEdit(staff: try at.id("zhao"), day: at.day(5), shift: "late", was: ""),
        ]
        await refused(RosterRefusal.rosterChanged(who: "赵师傅", day: "2026-03-05")) {
            try await at.roster.set(edits, at.place, by: try at.house.actor("chen"))
        }
        #expect(try await at.shift("qian", 5) == nil)
        try await at.set("zhao", 5, "late", was: "early")
        #expect(try await at.shift("zhao", 5) == "late")
    }

    @Test("Only who plans there may, only those who work there, only shifts that there are")
    func limits() async throws {
        let at = try await RosterHouse.open()
        await refused(WorkforceRefusal.notAllowed(.rosterEdit)) { try await at.set("zhao", 5, "early", by: "lin") }
        await refused(WorkforceRefusal.notAllowed(.rosterEdit)) { try await at.set("zhao", 5, "early", by: "zhao") }
        await refused(RosterRefusal.unknownShift("noon")) { try await at.set("zhao", 5, "noon") }
        let lin = try at.id("lin")
        await refused(RosterRefusal.notInThisPlan(lin.description)) { try await at.set("lin", 5, "early") }
        let many = Array(repeating: CellEdit(staff: lin, day: at.day(1), shift: nil), count: Roster.mostCells + 1)
        await refused(RosterRefusal.tooManyCells(most: Roster.mostCells)) {
            try await at.roster.set(many, at.place, by: try at.house.actor("chen"))
        }
    }

    @Test("A pattern goes on from day to day, each from their own place, and leaves approved leave free")
    func filling() async throws {
        let at = try await RosterHouse.open()
        var leave = LeaveDraft()
        (leave.kind, leave.first, leave.last) = ("annual", at.day(9), at.day(9))
        let asked = try await at.roster.ask(leave, by: try at.house.actor("zhao"))
        _ = try await at.roster.act(.approve, on: asked.id, by: try at.house.actor("chen"))
        var filling = PatternFilling()
        (filling.pattern, filling.first, filling.last) = ("day-day-night-night", at.day(2), at.day(9))
        filling.members = [(try at.id("zhao"), 0), (try at.id("qian"), -1)]
        _ = try await at.roster.fill(filling, at.place, by: try at.house.actor("chen"))
        let zhao = try await at.plan().lines.first { $0.staff.user == "zhao" }
        let wanted = ["early", "early", "night", "night", nil, nil, "early", nil]
        #expect((2...9).map { zhao?.shifts[at.day($0)] } == wanted)
        let qian = try await at.plan().lines.first { $0.staff.user == "qian" }
        #expect((2...5).map { qian?.shifts[at.day($0)] } == [nil, "early", "early", "night"])
        #expect(zhao?.sums.nights == 2 && zhao?.sums.minutes == 5 * 480)
        #expect(zhao?.sums.weekendDays == 1 && qian?.sums.weekendDays == 0)
    }

    @Test("What is broken is named with who, when and by how much, and must be allowed before it is published")
    func breaches() async throws {
        let at = try await RosterHouse.open()
        try await at.set("zhao", 10, "late")
        try await at.set("zhao", 11, "early")
        let rest = try await at.plan().open.first { $0.rule == .rest }
        #expect(rest?.staff == (try at.id("zhao")) && rest?.first == at.day(10) && rest?.last == at.day(11))
        #expect(rest?.figure == 480 && rest?.limit == 660)
        let chen = try at.house.actor("chen")
        let open = try await at.plan().open.count
        await refused(RosterRefusal.breachesOpen(open)) { try await at.roster.publish(at.place, at.march, by: chen) }
        let key = try #require(rest?.key)
        await refused(RosterRefusal.reasonMissing) {
            try await at.roster.allow(breach: key, at.place, at.march, reason: " ", by: chen)
        }
        try await at.roster.allow(breach: key, at.place, at.march, reason: "临时顶班", by: chen)
        #expect(try await at.plan().open.count == open - 1)
        #expect(try await at.plan().overrides[key]?.reason == "临时顶班")
        // Another figure is another breach.
        try await at.set("zhao", 11, "day")
        #expect(try await at.plan().open.contains { $0.rule == .rest && $0.figure == 570 })
        await refused(RosterRefusal.unknownBreach) {
            try await at.roster.allow(breach: key, at.place, at.march, reason: "再批", by: chen)
        }
        try await at.publish()
        #expect(try await at.plan().open.isEmpty)
        await refused(RosterRefusal.alreadyPublished) { try await at.publish() }
    }

    @Test("A plan is read with as many statements for many people as for few")
    func statements() async throws {
        let at = try await RosterHouse.open()
        func count() async throws -> Int {
            at.house.store.watch.record(true)
            _ = try await at.plan()
            return at.house.store.watch.record(false).count
        }
        let few = try await count()
        let engineering = try #require(try await Team(at.house.store).departments().first { $0.key == "engineering" })
        let garden = at.house.estate.id
        try await at.house.store.write { tx in
            for number in 0..<60 {
                let post = Staff.Post(role: "engineer", project: garden)
                let staff = Staff(
                    id: tx.newID(), user: "e\(number)", name: "员工\(number)", phone: "", departments: [engineering.id],
                    roles: [post], isActive: true, language: .simplified)
                try StaffTable.insert(tx, staff, password: "")
            }
        }
        #expect(try await count() == few && few <= 12, "\(few)")
        #expect(try await at.plan().lines.count == 62)
    }
}
