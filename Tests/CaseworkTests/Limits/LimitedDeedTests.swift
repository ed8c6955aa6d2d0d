import Directory
import Kernel
import Store
import Testing

@testable import Casework
@testable import Workforce

/// What somebody whose post is limited does with a case of theirs and something beside it.
@Suite("Limited posts and what lies beside a case: other cases, outages, queues, what was told")
struct LimitedDeedTests {
    private func merge(_ item: Case, into target: Case, _ grounds: Grounds, by actor: Actor) async throws -> Case {
        var asked = ActRequest("merge")
        asked.into = target.number
        return try await grounds.house.cases.act(asked, on: item.number, by: actor)
    }

    private func unmerge(_ item: Case, _ grounds: Grounds, by actor: Actor) async throws -> Case {
        var asked = ActRequest("unmerge")
        asked.act.reason = "不是同一件"
        return try await grounds.house.cases.act(asked, on: item.number, by: actor)
    }

    private func now(_ item: Case, _ grounds: Grounds) async throws -> Case? {
        try await grounds.house.store.read { try CaseTable.find($0, item.id) }
    }

    @Test("A case is merged into one that the action is allowed with too, and into none that is merely seen")
    func merging() async throws {
        let grounds = try await Grounds.open()
        let posts = (try grounds.post("supervisor", at: "3"), try grounds.post("agent"))
        let actor = try await grounds.someone("mixed", posts.0, posts.1)
        let (item, far) = (try await grounds.register(at: "3-1-802"), try await grounds.register(at: "31-1-801"))
        await refused(WorkforceRefusal.notAllowed(.caseSupervise)) {
            try await merge(item, into: far, grounds, by: actor)
        }
        #expect(try await now(far, grounds)?.version == far.version)
        #expect(try await now(item, grounds)?.version == item.version)
        let near = try await grounds.register(at: "3-2-801")
        #expect(try await merge(item, into: near, grounds, by: actor).mergedInto == near.id)
    }

    @Test("A merge is undone by whoever sees the other case and may do something with it")
    func unmerging() async throws {
        let grounds = try await Grounds.open()
        let zone = try await grounds.someone("zone", try grounds.post("supervisor", at: "3"))
        let (part, whole) = (try grounds.post("supervisor", at: "3"), try grounds.post("quality-inspector"))
        let reader = try await grounds.someone("reader", part, whole)
        let agent = try await grounds.someone("agent", part, try grounds.post("agent"))
        let (item, far) = (try await grounds.register(at: "3-1-802"), try await grounds.register(at: "31-1-801"))
        _ = try await merge(item, into: far, grounds, by: try grounds.house.actor("chen"))
        let version = try await now(far, grounds)?.version
        for actor in [zone, reader] {
            await refused(WorkforceRefusal.notAllowed(.caseFollow)) { try await unmerge(item, grounds, by: actor) }
        }
        #expect(try await now(far, grounds)?.version == version)
        #expect(try await unmerge(item, grounds, by: agent).mergedInto == nil)
    }

    @Test("A customer of the part is told of an outage; of another case the post tells nobody, nor of all at once")
    func telling() async throws {
        let grounds = try await Grounds.open()
        let cases = grounds.house.cases
        let zone = try await grounds.someone("zone", try grounds.post("agent", at: "3"))
        let (part, whole) = (try grounds.post("agent", at: "3"), try grounds.post("quality-inspector"))
        let reader = try await grounds.someone("reader", part, whole)
        var draft = OutageDraft()
        (draft.project, draft.kind, draft.places, draft.cause) = ("garden", "water", ["3", "31"], "爆管")
        let outage = try await cases.announce(draft, by: try grounds.house.actor("chen")).outage.number
        let (near, far) = (try await grounds.register(at: "3-1-802"), try await grounds.register(at: "31-1-801"))
        await refused(CaseRefusal.unknownCase(far.number)) {
            try await cases.act(.answer(case: far.number), onOutage: outage, by: zone)
        }
        await refused(WorkforceRefusal.notAllowed(.caseRegister)) {
            try await cases.act(.answer(case: far.number), onOutage: outage, by: reader)
        }
        for act in [OutageAct.news("修好了"), .end(words: "")] {
            await #expect(throws: WorkforceRefusal.self) { try await cases.act(act, onOutage: outage, by: zone) }
        }
        let told = try await cases.act(.answer(case: near.number), onOutage: outage, by: zone)
        #expect(told.cases.map(\.id) == [near.id] && told.allowed == [.answer, .untie])
        #expect(try await cases.act(.untie(case: near.number), onOutage: outage, by: zone).cases.isEmpty)
    }

    @Test("Work of the part that lies behind a long queue of other work is found")
    func queue() async throws {
        let grounds = try await Grounds.open()
        let near = try await grounds.someone("near", try grounds.post("engineer", at: "3"), department: "engineering")
        for number in 0...Cases.mostWork { try await send(grounds.register("漏水\(number)", at: "31-1-801"), grounds) }
        let item = try await grounds.register(at: "3-1-802")
        try await send(item, grounds)
        #expect(try await grounds.house.cases.work(of: near).queue.map(\.item.id) == [item.id])
    }

    private func send(_ item: Case, _ grounds: Grounds) async throws {
        try await grounds.house.act("dispatch", on: item, by: "lin") { $0.to = "engineering" }
    }

    @Test("What somebody was told stays where its case has gone from their part, without how it is called")
    func told() async throws {
        let grounds = try await Grounds.open()
        let zone = try await grounds.someone("zone", try grounds.post("supervisor", at: "3"))
        let item = try await grounds.register("厨房漏水", at: "3-1-802")
        grounds.house.hand.advance(.hours(200))
        _ = try await grounds.house.cases.watch()
        let before = try await grounds.house.cases.notices(for: zone, limit: 200).items
        #expect(!before.isEmpty && before.allSatisfy { $0.title == item.title })
        try await grounds.house.act("reclassify", on: item, by: "chen") {
            ($0.place, $0.act.reason) = ("pool", "说错了")
        }
        let after = try await grounds.house.cases.notices(for: zone, limit: 200).items
        #expect(after.map(\.id) == before.map(\.id) && after.allSatisfy { $0.title.isEmpty })
    }
}
