import Directory
import Kernel
import Testing

@testable import Casework
@testable import Rounds
@testable import Workforce

/// Engineers walk in turn by a published roster: on Tuesday, 2026-03-03, Zhao is there early and Qian is off.
private struct RosteredHouse {
    let all: RoundHouse
    let at: RosterHouse
    var today: Day { at.day(3) }

    init() async throws {
        all = try await RoundHouse()
        let roster = Roster(
            all.store, rules: all.house.cases.rosterRules, follower: all.inspections.rosterFollower)
        at = RosterHouse(house: all.house, roster: roster)
        try await at.set("zhao", 3, "early")
        try await at.set("qian", 4, "early")
        try await at.publish()
        var draft = RoundHouse.draft(to: try all.house.actor("zhao").staff)
        draft.assignment = RoundPlan.Assignment(.role, role: "engineer")
        draft.windows = ["09:30-11:00"]
        _ = try await all.inspections.add(draft, in: all.house.estate.id, by: try all.house.actor("chen"))
    }

    func round() async throws -> Round {
        let chen = try all.house.actor("chen")
        return try #require(try await all.inspections.rounds(in: all.house.estate.id, for: chen).rounds.first)
    }

    func givings(_ round: Round) async throws -> [RoundGiving] {
        try await all.inspections.walk(round.id.description, for: try all.house.actor("chen")).givings
    }

    func withoutHolder() async throws -> Set<ID<Round>> {
        try await all.inspections.withoutHolder(
            in: all.house.estate.id, on: today, for: try all.house.actor("chen"))
    }

    /// Qian stands in for Zhao today, and a supervisor allows it.
    func swap() async throws {
        let (zhao, qian, chen) = (try all.house.actor("zhao"), try all.house.actor("qian"), try all.house.actor("chen"))
        let draft = SwapDraft(at.place, other: qian.staff, day: today)
        let swap = try await at.roster.ask(draft, by: zhao)
        _ = try await at.roster.act(.accept, on: swap.id, by: qian)
        _ = try await at.roster.act(.approve, on: swap.id, note: "可以", by: chen)
    }

    func leave(_ user: String) async throws -> Leave {
        var draft = LeaveDraft()
        (draft.kind, draft.first, draft.last) = ("sick", today, today)
        let leave = try await at.roster.ask(draft, by: try all.house.actor(user))
        return try await at.roster.act(.approve, on: leave.id, note: "准", by: try all.house.actor("chen"))
    }
}

@Suite("Rounds follow the roster during the day")
struct GivingAnewTests {
    @Test("Shifts are swapped: what nobody has begun goes along, both are told, and it is written down why")
    func swapped() async throws {
        let day = try await RosteredHouse()
        let (zhao, qian) = (try day.all.house.actor("zhao"), try day.all.house.actor("qian"))
        let before = try await day.round()
        #expect(before.assignee == zhao.staff)
        try await day.swap()
        let after = try await day.round()
        #expect(after.assignee == qian.staff && after.former == [zhao.staff] && after.version == before.version + 1)
        let giving = try #require(try await day.givings(after).first)
        #expect(giving.cause == .swap && giving.before == zhao.staff && giving.after == qian.staff)
        for who in [zhao, qian] {
            let mine = try await day.all.inspections.mine(for: who)
            #expect(mine.moved.map(\.giving) == [giving], "\(who.name)")
            #expect(mine.mine.isEmpty == (who.staff == zhao.staff))
        }
        #expect(try await day.withoutHolder().isEmpty)
        day.all.house.hand.set(House.morning + .days(2))
        #expect(try await day.all.inspections.mine(for: qian).moved.isEmpty, "told for a day")
    }

    @Test("What was begun stays with whoever began it, and its leader sees that they are not there")
    func begun() async throws {
        let day = try await RosteredHouse()
        let round = try await day.round()
        _ = try await day.all.visit(round, "p1", ["clean": 4])
        #expect(try await day.withoutHolder().isEmpty)
        try await day.swap()
        #expect(try await day.round().assignee == round.assignee)
        #expect(try await day.givings(round).isEmpty)
        #expect(try await day.withoutHolder() == [round.id])
    }

    @Test("What a leader gave by hand stays, and so does what somebody took")
    func byHand() async throws {
        let day = try await RosteredHouse()
        let (zhao, chen) = (try day.all.house.actor("zhao"), try day.all.house.actor("chen"))
        let name = try await day.round().id.description
        _ = try await day.all.inspections.assign(name, to: zhao.staff, reason: "熟悉路线", by: chen)
        try await day.swap()
        let round = try await day.round()
        #expect(round.assignee == zhao.staff)
        #expect(try await day.givings(round).map(\.cause) == [.hand])
        #expect(try await day.withoutHolder() == [round.id])
    }

    @Test("Somebody is sick: who is there has it; where nobody is, nobody has it, and it comes back with them")
    func sick() async throws {
        let day = try await RosteredHouse()
        let (zhao, qian) = (try day.all.house.actor("zhao"), try day.all.house.actor("qian"))
        let leave = try await day.leave("zhao")
        #expect(try await day.round().assignee == nil, "Qian is off")
        #expect(try await day.all.inspections.mine(for: zhao).moved.map(\.giving.cause) == [.leave])
        try await day.at.set("qian", 3, "early")
        #expect(try await day.round().assignee == qian.staff)
        _ = try await day.at.roster.act(.withdraw, on: leave.id, by: zhao)
        #expect(try await day.round().assignee == qian.staff, "who can walk it keeps it")
        try await day.at.set("qian", 3, nil)
        #expect(try await day.round().assignee == zhao.staff)
        let round = try await day.round()
        #expect(try await day.givings(round).map(\.cause) == [.leave, .roster, .roster])
        #expect(Set(round.former) == [zhao.staff, qian.staff])
    }

    @Test("Whoever took what nobody had keeps it; other days and what is over are left alone")
    func left() async throws {
        let day = try await RosteredHouse()
        let qian = try day.all.house.actor("qian")
        _ = try await day.leave("zhao")
        _ = try await day.all.inspections.take(try await day.round().id.description, by: qian)
        try await day.at.set("qian", 3, "late")
        let round = try await day.round()
        #expect(round.assignee == qian.staff)
        #expect(try await day.givings(round).map(\.cause) == [.leave, .taken])
        let other = try await RosteredHouse()
        try await other.at.set("zhao", 5, "early")
        other.all.house.hand.set(House.morning + .hours(3))
        try await other.swap()
        #expect(try await other.givings(try await other.round()).isEmpty, "its window is over")
    }

    @Test("Giving anew moves as little as can be: against all ways to give, by trying")
    func least() throws {
        var dice = Dice(state: 7)
        for _ in 0..<300 {
            let people = (1...4).map { ID<Staff>(number: $0) }
            let there = Set(people.filter { _ in dice.next() % 2 == 0 })
            let way = RoundPlan.Assignment(.role, role: "guard", standIns: [people[3], people[2]])
            let guards = Array(people.prefix(2))
            let holder = [nil, people[0], people[2], people[3]][Int(dice.next() % 4)]
            var assigning = Self.assigning(people, guards: guards, there: there)
            let got = assigning.assignAnew(way, steward: nil, in: Self.window, from: holder)
            let best = guards.filter(there.contains).isEmpty ? [people[3], people[2]] : guards
            let able = best.filter(there.contains)
            if let holder, able.contains(holder) {
                #expect(got == holder)
            } else { #expect(able.isEmpty ? got == nil : got.map(able.contains) == true) }
        }
    }

    private static let window = House.morning..<(House.morning + .hours(2))

    private static func assigning(_ people: [ID<Staff>], guards: [ID<Staff>], there: Set<ID<Staff>>) -> Assigning {
        let service = ID<Department>(number: 1)
        let walkers = people.map {
            Assigning.Walker(staff: $0, roles: guards.contains($0) ? ["guard"] : ["agent"], departments: [service])
        }
        let spans = Dictionary(uniqueKeysWithValues: there.map { ($0, [window]) })
        let working = WorkingDay(spans: spans, planned: [service], away: [:])
        return Assigning(walkers, working, on: Day(CivilDate(daysSince1970: 20515)))
    }
}
