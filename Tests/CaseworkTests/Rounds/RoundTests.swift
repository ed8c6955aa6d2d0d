import Directory
import Foundation
import Kernel
import Store
import Testing

@testable import Casework
@testable import Rounds
@testable import Workforce

/// One estate with a plan of rounds: Zhao walks the lobby and the pool each day from 9 to 11.
struct RoundHouse {
    let house: House
    let inspections: Inspections
    var store: Store { house.store }

    init() async throws {
        house = try await House.open()
        inspections = Inspections(house.store, cases: house.cases)
        _ = try await Places(house.store).add(
            [
                PlaceDraft(project: house.estate.id, parent: nil, kind: .building, code: "3", name: "3 栋"),
                PlaceDraft(project: house.estate.id, parent: nil, kind: .area, code: "pool", name: "泳池"),
            ], by: 0)
    }

    static func draft(to staff: ID<Staff>, rule: String = "FREQ=DAILY") -> RoundPlanDraft {
        var draft = RoundPlanDraft()
        (draft.name, draft.rule, draft.windows, draft.isOn) = ("公共区域", rule, ["09:00-11:00"], true)
        draft.assignment = RoundPlan.Assignment(.staff, staff: staff)
        draft.department = "cleaning"
        draft.points = [.init(place: "3", code: "R-3"), .init(place: "pool")]
        draft.checks = [
            .init(key: "clean", name: "整洁", kind: .score, least: 3, hours: 4),
            .init(key: "water", name: "水质", kind: .number, least: 6, most: 8, at: ["p2"]),
        ]
        return draft
    }

    func plan(_ user: String = "zhao", rule: String = "FREQ=DAILY") async throws -> RoundPlan {
        try await inspections.add(
            Self.draft(to: try house.actor(user).staff, rule: rule), in: house.estate.id, by: try house.actor("chen"))
    }

    func round(_ user: String = "zhao") async throws -> Round {
        try #require(try await inspections.mine(for: try house.actor(user)).mine.first)
    }

    func visit(
        _ round: Round, _ point: String, _ answers: [String: Int], by user: String = "zhao", key: String? = nil,
        code: String? = nil, note: String = "", at: Instant? = nil, route: ID<RoundRoute>? = nil
    ) async throws -> PointVisit {
        let report = VisitReport(
            point: point, key: key ?? UUID().uuidString, at: at, code: code ?? (point == "p1" ? "r-3" : ""),
            answers: answers, note: note, route: route ?? round.route)
        return try await inspections.visit(report, on: round.id.description, by: try house.actor(user))
    }
}

@Suite("Rounds are made, walked, and what was done without signal is never lost")
struct RoundTests {
    @Test("A plan that is switched on has its round of today; the night makes the next one, once")
    func made() async throws {
        let all = try await RoundHouse()
        let plan = try await all.plan()
        let round = try await all.round()
        #expect(round.points == 2 && round.plan == plan.id && round.state == .open)
        #expect(try await all.inspections.run() == 0, "it is there already")
        all.house.hand.set(House.morning + .days(1))
        #expect(try await all.inspections.run() == 1)
        #expect(try await all.inspections.run() == 0)
        let weekly = try await all.plan(rule: "FREQ=WEEKLY;BYDAY=MO")
        let (monday, wednesday) = (try #require(Day("2026-03-09")), try #require(Day("2026-03-04")))
        #expect(weekly.comes(on: monday) && !weekly.comes(on: wednesday))
    }

    @Test("A round is walked point by point; the code, the checks and the times are kept")
    func walked() async throws {
        let all = try await RoundHouse()
        _ = try await all.plan()
        let round = try await all.round()
        await #expect(throws: RoundRefusal.wrongPointCode) {
            try await all.visit(round, "p1", ["clean": 4], code: "R-4")
        }
        await #expect(throws: RoundRefusal.checkMissing("水质")) { try await all.visit(round, "p2", ["clean": 4]) }
        await #expect(throws: RoundRefusal.unknownPoint("p9")) { try await all.visit(round, "p9", [:]) }
        let first = try await all.visit(round, "p1", ["clean": 4], key: "once")
        #expect(try await all.visit(round, "p1", ["clean": 4], key: "once") == first, "sent twice, there once")
        await #expect(throws: RequestRefusal.keyUsedForAnotherRequest) {
            try await all.visit(round, "p2", ["clean": 4, "water": 7], key: "once")
        }
        #expect(first.content.isProven && first.counts && first.passed == 1)
        #expect(try await all.round().state == .walking)
        all.house.hand.set(House.morning + .minutes(20))
        let at = House.morning + .minutes(10)
        #expect(try await all.visit(round, "p2", ["clean": 5, "water": 7], at: at).at == at)
        let done = try await all.inspections.walk(round.id.description, for: try all.house.actor("zhao"))
        #expect(done.round.state == .done && done.round.finishedAt == at && done.visits.count == 2)
        await #expect(throws: RoundRefusal.roundNotYours) {
            try await all.visit(round, "p1", ["clean": 4], by: "qian")
        }
    }

    @Test("What was done without signal after the round went to another is kept, and somebody decides")
    func conflicts() async throws {
        let all = try await RoundHouse()
        _ = try await all.plan()
        let (round, chen, qian) = (try await all.round(), try all.house.actor("chen"), try all.house.actor("qian"))
        let name = round.id.description
        _ = try await all.inspections.assign(name, to: qian.staff, reason: "请假", by: chen)
        let late = try await all.visit(round, "p1", ["clean": 4], key: "offline")
        #expect(late.conflict == .reassigned && !late.counts)
        #expect(try await all.visit(round, "p1", ["clean": 4], key: "offline") == late)
        #expect(try await all.inspections.conflicts(in: round.project, for: chen).map(\.visit.id) == [late.id])
        #expect(try await all.round("qian").walked == 0)
        let decided = try await all.inspections.decide(late.id.description, .accepted, reason: "确实走过", by: chen)
        #expect(decided.counts && decided.reason == "确实走过")
        #expect(try await all.round("qian").walked == 1)
        await #expect(throws: RoundRefusal.nothingToDecide) {
            try await all.inspections.decide(late.id.description, .setAside, reason: "不", by: chen)
        }
    }

    @Test("A round that nobody walked is missed; what comes after is kept; a changed point is told")
    func missed() async throws {
        let all = try await RoundHouse()
        let plan = try await all.plan()
        let (round, chen) = (try await all.round(), try all.house.actor("chen"))
        _ = try await all.visit(round, "p1", ["clean": 4])
        var draft = RoundHouse.draft(to: try all.house.actor("zhao").staff)
        draft.points[1] = .init(key: "p2", place: "pool", code: "W-1")
        _ = try await all.inspections.change(plan.id.description, to: draft, version: 1, by: chen)
        #expect(try await all.round().route == round.route, "what was begun stays as it is")
        await #expect(throws: RoundRefusal.planStale(current: 2)) {
            try await all.inspections.change(plan.id.description, to: draft, version: 1, by: chen)
        }
        all.house.hand.set(House.morning + .hours(5))
        try await all.inspections.run()
        let (_, rounds, tally) = try await all.inspections.rounds(in: round.project, for: chen)
        #expect(rounds.map(\.state) == [.missed] && tally.missed == 1 && tally.done == 0)
        let late = try await all.visit(round, "p2", ["clean": 3, "water": 7], at: House.morning + .hours(1))
        #expect(late.conflict == .closed)
        _ = try await all.inspections.decide(late.id.description, .accepted, reason: "有照片", by: chen)
        #expect(try await all.inspections.walk(round.id.description, for: chen).round.state == .done)
    }

    @Test("A changed plan changes what nobody has begun; what came from the older one is kept")
    func changed() async throws {
        let all = try await RoundHouse()
        let plan = try await all.plan()
        let (round, chen) = (try await all.round(), try all.house.actor("chen"))
        var draft = RoundHouse.draft(to: try all.house.actor("zhao").staff)
        draft.points[0].code = "R-33"
        _ = try await all.inspections.change(plan.id.description, to: draft, version: nil, by: chen)
        let now = try await all.round()
        #expect(now.id == round.id && now.route != round.route)
        let old = try await all.visit(round, "p1", ["clean": 4], route: round.route)
        #expect(old.conflict == .changed)
        #expect(try await all.visit(round, "p2", ["clean": 4, "water": 7], route: round.route).counts)
        draft.isOn = false
        _ = try await all.inspections.change(plan.id.description, to: draft, version: nil, by: chen)
        #expect(try await all.inspections.walk(round.id.description, for: chen).round.state == .walking)
    }

    @Test("A finding becomes a demand with a deadline, is corrected, looked at again, and closed; repeats are counted")
    func findings() async throws {
        let all = try await RoundHouse()
        _ = try await all.plan()
        let (round, chen, zhao) = (try await all.round(), try all.house.actor("chen"), try all.house.actor("zhao"))
        _ = try await all.visit(round, "p2", ["clean": 1, "water": 9], note: "水浑")
        try await all.inspections.run()
        try await all.inspections.run()
        let open = try await all.inspections.findings(in: round.project, .open, limit: 10, for: chen).items
        #expect(open.count == 2 && Set(open.compactMap(\.number)).count == 2)
        let line = try #require(open.first { $0.finding.check == "water" })
        let number = try #require(line.number)
        let item = try await all.house.cases.find(number, for: chen)
        #expect(item.channel == "round" && item.text.contains("水浑"))
        #expect(item.promises.contains { $0.kind == .free && $0.dueAt == House.morning + .hours(24) })
        let name = line.finding.id.description
        await #expect(throws: RoundRefusal.notCorrectedYet) {
            try await all.inspections.recheck(name, isInOrder: true, note: "", by: zhao)
        }
        try await all.house.act("dispatch", on: item, by: "lin") { $0.to = "qian" }
        try await all.house.act("accept", on: item, by: "qian")
        try await all.house.act("solve", on: item, by: "qian") { $0.act.solution = "换水" }
        try await all.inspections.run()
        #expect(try await all.inspections.mine(for: zhao).rechecks.map(\.finding.id) == [line.finding.id])
        let back = try await all.inspections.recheck(name, isInOrder: false, note: "还浑", by: zhao)
        #expect(back.state == .open && back.returned == 1)
        #expect(try await all.house.cases.find(number, for: chen).phase == .open)
        try await all.house.act("dispatch", on: item, by: "lin") { $0.to = "qian" }
        try await all.house.act("accept", on: item, by: "qian")
        try await all.house.act("solve", on: item, by: "qian") { $0.act.solution = "再换水" }
        try await all.inspections.run()
        #expect(try await all.inspections.recheck(name, isInOrder: true, note: "清了", by: zhao).state == .closed)
        #expect(try await all.house.cases.find(number, for: chen).phase == .closed)
        all.house.hand.set(House.morning + .days(1))
        try await all.inspections.run()
        _ = try await all.visit(try await all.round(), "p2", ["clean": 4, "water": 9])
        let again = try await all.inspections.findings(in: round.project, .open, limit: 10, for: chen).items
        #expect(again.first { $0.finding.check == "water" }?.finding.times == 2)
    }

    @Test("Coverage and scores say what was walked and what passed, as a count by hand does")
    func coverage() async throws {
        let all = try await RoundHouse()
        _ = try await all.plan()
        let (round, chen) = (try await all.round(), try all.house.actor("chen"))
        _ = try await all.visit(round, "p1", ["clean": 2])
        let coverage = try await all.inspections.coverage(of: round.project, for: chen)
        let lines = coverage.lines.map { "\($0.place.code) \($0.walked)/\($0.planned)" }
        #expect(lines == ["3 1/1", "pool 0/1"] && coverage.lines[0].lastAt == House.morning)
        let sheet = try await all.inspections.scores(in: round.project, department: "cleaning", for: chen)
        #expect(sheet.scores == [DepartmentScore(department: "cleaning", visits: 1, passed: 0, judged: 1)])
        #expect(sheet.rows.count == 1 && sheet.month == "2026-03")
        await #expect(throws: RoundRefusal.fieldMissing("month")) {
            try await all.inspections.scores(in: round.project, month: "2026-13", for: chen)
        }
    }

    @Test("Stewards walk their own part, stand-ins theirs; empty rooms are those of the day")
    func stewards() async throws {
        let all = try await RoundHouse()
        let (chen, root) = (try all.house.actor("chen"), try all.house.actor("root"))
        let premises = Premises(all.store, desks: all.house.cases.desks)
        _ = try await premises.give("3", to: ZoneDraft(staff: try all.house.actor("zhao").staff), by: root)
        var draft = RoundHouse.draft(to: chen.staff)
        draft.assignment = RoundPlan.Assignment(.steward, standIns: [try all.house.actor("qian").staff])
        _ = try await all.inspections.add(draft, in: all.house.estate.id, by: chen)
        #expect(try await all.round("zhao").points == 1)
        #expect(try await all.round("qian").points == 1, "what nobody looks after, by whoever stands in")
        _ = try await Places(all.store).add(
            [PlaceDraft(project: all.house.estate.id, parent: nil, kind: .room, code: "9-1", name: "9-1")], by: 0)
        _ = try await premises.setStatus(StatusWord(.vacant, from: Day("2026-03-01"), note: ""), of: "9-1", by: root)
        draft.isOfEmptyRooms = true
        draft.checks[1].at = []
        draft.name = "空置房"
        let plan = try await all.inspections.add(draft, in: all.house.estate.id, by: chen)
        let (_, rounds, _) = try await all.inspections.rounds(in: all.house.estate.id, for: chen)
        #expect(rounds.filter { $0.plan == plan.id }.map(\.points) == [1])
    }

    @Test("Bad plans are refused, each for its reason")
    func refused() async throws {
        let all = try await RoundHouse()
        let (chen, zhao) = (try all.house.actor("chen"), try all.house.actor("zhao"))
        func add(_ change: (inout RoundPlanDraft) -> Void) async throws {
            var draft = RoundHouse.draft(to: zhao.staff)
            change(&draft)
            _ = try await all.inspections.add(draft, in: all.house.estate.id, by: chen)
        }
        await #expect(throws: RoundRefusal.badRule("FREQ=SOMETIMES")) { try await add { $0.rule = "FREQ=SOMETIMES" } }
        await #expect(throws: RoundRefusal.badWindow("9-11")) { try await add { $0.windows = ["9-11"] } }
        await #expect(throws: RoundRefusal.codeTwice("r-3")) { try await add { $0.points[1].code = "r-3" } }
        await #expect(throws: RoundRefusal.badLimits("水质")) { try await add { $0.checks[1].least = 9 } }
        await #expect(throws: DirectoryRefusal.unknownPlace("nowhere")) {
            try await add { $0.points[0].place = "nowhere" }
        }
        await #expect(throws: RoundRefusal.walkerUnfit("林晓")) {
            try await add { $0.assignment.staff = try? all.house.actor("lin").staff }
        }
        await #expect(throws: WorkforceRefusal.notAllowed(.roundsPlan)) {
            _ = try await all.inspections.add(RoundHouse.draft(to: zhao.staff), in: all.house.estate.id, by: zhao)
        }
    }
}
