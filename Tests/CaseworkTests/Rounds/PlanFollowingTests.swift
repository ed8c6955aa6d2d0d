import Foundation
import Kernel
import Testing

@testable import Casework
@testable import Rounds
@testable import Workforce

@Suite("Plans of rounds follow what the house publishes")
struct PlanFollowingTests {
    private static let old = "key: runs, name: { zh: 运行平稳无异响"
    private static let new = "key: runs, name: { zh: 运行平稳"

    private static func publish(_ all: RoundHouse, _ source: String, on version: Int) async throws {
        _ = try await all.house.cases.publish(
            ProcedurePublishing(source, basedOn: version, note: "改"), of: HouseText.rounds.file,
            followedBy: all.inspections.follower, by: try all.house.actor("root"))
    }

    @Test("A plan as proposed follows with its rounds of today that nobody has begun; one that was changed stays")
    func follows() async throws {
        let all = try await RoundHouse()
        try await all.house.cases.adoptProcedures()
        let (chen, root) = (try all.house.actor("chen"), try all.house.actor("root"))
        var draft = try await all.inspections.draft(of: "lifts", in: all.house.estate.id, .simplified, for: chen)
        draft.points = [.init(place: "3")]
        (draft.rule, draft.isOn) = ("FREQ=DAILY", true)
        draft.assignment = RoundPlan.Assignment(.staff, staff: try all.house.actor("zhao").staff)
        let plan = try await all.inspections.add(draft, in: all.house.estate.id, proposal: "lifts", by: chen)
        var own = draft
        own.checks[0].name = "我们的"
        let other = try await all.inspections.add(own, in: all.house.estate.id, proposal: "lifts", by: chen)
        let source = try #require(all.house.cases.desks["property"]?.texts.now.sources[.rounds])
        let changed = source.replacing(Self.old, with: Self.new).replacing("08:30-11:30", with: "13:00-15:00")
        let effect = try await all.house.cases.effect(
            of: changed, as: .rounds, followedBy: all.inspections.follower, for: root).effect
        #expect(effect?.plans.map(\.rounds) == [1, 1] && effect?.rows.map(\.key) == ["lifts", "lifts.runs"])
        try await Self.publish(all, changed, on: 1)
        let (first, second) = (
            try await all.inspections.plan(plan.id.description, for: chen),
            try await all.inspections.plan(other.id.description, for: chen)
        )
        #expect(first.content.checks.first?.name == "运行平稳" && first.content.windows == ["13:00-15:00"])
        #expect(first.content.rule == "FREQ=DAILY", "what was changed here stays")
        #expect(second.content.checks.first?.name == "我们的" && second.content.windows == ["13:00-15:00"])
        #expect(first.version == 2)
        let rounds = try await all.inspections.mine(for: try all.house.actor("zhao")).mine
        #expect(!rounds.isEmpty && rounds.allSatisfy { $0.endsAt - $0.startsAt == .hours(2) })
        #expect(all.inspections.proposals.first { $0.key == "lifts" }?.windows == ["13:00-15:00"])
    }

    @Test("A check that something was found by keeps its key until it is closed; it may be retired")
    func inUse() async throws {
        let all = try await RoundHouse()
        try await all.house.cases.adoptProcedures()
        let chen = try all.house.actor("chen")
        var draft = try await all.inspections.draft(of: "lifts", in: all.house.estate.id, .simplified, for: chen)
        draft.points = [.init(place: "3")]
        (draft.rule, draft.windows, draft.isOn) = ("FREQ=DAILY", ["09:00-11:00"], true)
        draft.assignment = RoundPlan.Assignment(.staff, staff: try all.house.actor("zhao").staff)
        _ = try await all.inspections.add(draft, in: all.house.estate.id, proposal: "lifts", by: chen)
        let round = try await all.round()
        _ = try await all.visit(round, "p1", ["runs": 0, "intercom": 1, "room": 20], code: "3", note: "有异响")
        _ = try await all.inspections.run()
        let source = try #require(all.house.cases.desks["property"]?.texts.now.sources[.rounds])
        let gone = source.replacing("key: runs, ", with: "key: moves, ")
        do {
            try await Self.publish(all, gone, on: 1)
            Issue.record("taken")
        } catch ProcedureRefusal.textInUse(let key, let count, let cases) {
            #expect(key == "lifts.runs" && count == 1 && cases.count == 1)
        }
        try await Self.publish(all, source.replacing("key: runs, ", with: "key: runs, retired: true, "), on: 1)
        let next = try await all.inspections.draft(of: "lifts", in: all.house.estate.id, .simplified, for: chen)
        #expect(next.checks.map(\.key) == ["intercom", "room"])
    }
}
