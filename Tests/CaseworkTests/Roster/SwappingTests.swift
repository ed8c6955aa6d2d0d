import Directory
import Kernel
import Testing

@testable import Casework
@testable import Workforce

@Suite("Leave and swaps")
struct SwappingTests {
    private func published(_ rules: (RosterRules) -> RosterRules = { $0 }) async throws -> RosterHouse {
        let at = try await RosterHouse.open(rules: rules)
        try await at.set("zhao", 5, "early")
        try await at.set("qian", 6, "late")
        try await at.publish()
        return at
    }

    private func asked(_ at: RosterHouse, other: Int? = 6) async throws -> Swap {
        let draft = SwapDraft(at.place, other: try at.id("qian"), day: at.day(5), otherDay: other.map(at.day))
        return try await at.roster.ask(draft, by: try at.house.actor("zhao"))
    }

    @Test("The other agrees, a supervisor decides, then each has what the other had, and it is kept how that came")
    func swap() async throws {
        let at = try await published()
        let swap = try await asked(at)
        let (zhao, qian, chen) = (try at.house.actor("zhao"), try at.house.actor("qian"), try at.house.actor("chen"))
        await refused(RosterRefusal.notYourRequest) { try await at.roster.act(.accept, on: swap.id, by: zhao) }
        await refused(RosterRefusal.requestIsClosed) {
            try await at.roster.act(.approve, on: swap.id, note: "可以", by: chen)
        }
        await refused(RosterRefusal.unknownSwap) {
            try await at.roster.act(.accept, on: swap.id, by: try at.house.actor("lin"))
        }
        #expect(try await at.roster.act(.accept, on: swap.id, by: qian).state == .accepted)
        #expect(try await at.shift("zhao", 5) == "early", "not before it is decided")
        #expect(try await at.plan().swapsAccepted.map(\.id) == [swap.id])
        let done = try await at.roster.act(.approve, on: swap.id, note: "可以", by: chen)
        #expect(done.state == .approved && done.decidedBy == chen.staff)
        let now = try await [at.shift("zhao", 5), at.shift("zhao", 6), at.shift("qian", 5), at.shift("qian", 6)]
        #expect(now == [nil, "late", "early", nil])
        let changes = try await at.plan().changes
        #expect(changes.count == 4 && changes.allSatisfy { $0.way == .swap })
        await refused(RosterRefusal.requestIsClosed) { try await at.roster.act(.withdraw, on: swap.id, by: zhao) }
    }

    @Test("By the desk's rule it is done at once where it breaks nothing, else it waits and needs a reason")
    func byRule() async throws {
        let at = try await published { RosterRules($0, swapsByRule: true) }
        let standIn = try await asked(at, other: nil)
        let qian = try at.house.actor("qian")
        let done = try await at.roster.act(.accept, on: standIn.id, by: qian)
        #expect(done.state == .approved && done.decidedBy == nil)
        #expect(try await at.shift("qian", 5) == "early")
        // From late to early there is too little rest.
        try await at.set("zhao", 12, "early")
        try await at.set("qian", 11, "late")
        let draft = SwapDraft(at.place, other: qian.staff, day: at.day(12))
        let tight = try await at.roster.ask(draft, by: try at.house.actor("zhao"))
        #expect(try await at.roster.act(.accept, on: tight.id, by: qian).state == .accepted)
        let chen = try at.house.actor("chen")
        await refused(RosterRefusal.breachesOpen(1)) { try await at.roster.act(.approve, on: tight.id, by: chen) }
        _ = try await at.roster.act(.approve, on: tight.id, note: "两人自愿", by: chen)
        #expect(try await at.plan().overrides.values.contains { $0.reason == "两人自愿" })
    }

    @Test("What has changed since it was asked is not swapped; days that are past or not published are not either")
    func outdated() async throws {
        let at = try await published()
        let swap = try await asked(at)
        try await at.set("zhao", 5, "night")
        _ = try? await at.roster.act(.accept, on: swap.id, by: try at.house.actor("qian"))
        await refused(RosterRefusal.swapOutdated) {
            try await at.roster.act(.accept, on: swap.id, by: try at.house.actor("qian"))
        }
        let zhao = try at.house.actor("zhao")
        let qian = try at.id("qian")
        await refused(RosterRefusal.dayIsPast) {
            try await at.roster.ask(SwapDraft(at.place, other: qian, day: at.day(2)), by: zhao)
        }
        await refused(RosterRefusal.notPublished) {
            try await at.roster.ask(SwapDraft(at.place, other: qian, day: at.march.next.first), by: zhao)
        }
        await refused(RosterRefusal.swapWithoutShift) {
            try await at.roster.ask(SwapDraft(at.place, other: qian, day: at.day(20)), by: zhao)
        }
    }

    @Test("Leave is asked for, decided by somebody else, and what is planned in it is told")
    func leave() async throws {
        let at = try await published()
        let (zhao, chen) = (try at.house.actor("zhao"), try at.house.actor("chen"))
        var draft = LeaveDraft()
        draft.kind = "annual"
        await refused(RosterRefusal.badDays) { try await at.roster.ask(draft, by: zhao) }
        (draft.first, draft.last, draft.isFromNoon, draft.isToNoon) = (at.day(5), at.day(5), true, true)
        await refused(RosterRefusal.badDays) { try await at.roster.ask(draft, by: zhao) }
        draft.isToNoon = false
        let leave = try await at.roster.ask(draft, by: zhao)
        await refused(RosterRefusal.unknownLeave) {
            try await at.roster.act(.approve, on: leave.id, by: try at.house.actor("lin"))
        }
        #expect(try await !at.plan().breaches.contains { $0.rule == .leave })
        #expect(try await at.roster.act(.approve, on: leave.id, note: "准", by: chen).state == .approved)
        let breach = try await at.plan().breaches.first { $0.rule == .leave }
        #expect(breach?.figure == 180 && breach?.staff == zhao.staff, "from noon to 15:00")
        let own = try await at.roster.ask(draft, by: chen)
        await refused(RosterRefusal.ownRequest) { try await at.roster.act(.approve, on: own.id, by: chen) }
        await refused(RosterRefusal.requestIsClosed) { try await at.roster.act(.refuse, on: leave.id, by: chen) }
        #expect(try await at.roster.act(.withdraw, on: leave.id, by: zhao).state == .withdrawn)
        #expect(try await !at.plan().breaches.contains { $0.rule == .leave })
    }
}

extension RosterRules {
    fileprivate init(_ rules: RosterRules, swapsByRule: Bool) {
        self.init(
            shifts: rules.shifts, patterns: rules.patterns, staffing: [], leaveKinds: rules.leaveKinds,
            limits: rules.limits, swapsByRule: swapsByRule)
    }
}
