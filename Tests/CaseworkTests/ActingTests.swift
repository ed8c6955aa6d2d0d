import Directory
import Foundation
import Kernel
import Store
import Testing

@testable import Casework
@testable import Workforce

@Suite("Acting on a case")
struct ActingTests {
    @Test("what act answers is what the store holds, step by step to the end")
    func roundTrip() async throws {
        let house = try await House.open()
        var item = try await house.solved()
        #expect(try await house.found(item) == item)
        #expect(item.phase == .solved && item.version == 5)
        item = try await house.act("confirm", on: item, by: "hui") {
            $0.act.isSatisfied = true
            $0.act.rating = 5
        }
        #expect(try await house.found(item) == item)
        #expect(item.phase == .closed && item.closing == .confirmed && item.verdict?.rating == 5)
        #expect(item.promises.allSatisfy { $0.state == .kept })
    }

    @Test("an answer outlives the process: the file opened again holds it")
    func durable() async throws {
        let house = try await House.open()
        let item = try await house.solved()
        let again = try house.reopened()
        defer { again.close() }
        #expect(try await again.read { try CaseTable.find($0, item.id) } == item)
    }

    @Test("a stale version is refused with the current one, and changes nothing")
    func stale() async throws {
        let house = try await House.open()
        let seen = try await house.register()
        let chased = try await house.act("chase", on: seen, by: "lin", version: 1)
        #expect(chased.version == 2)
        await refused(CaseRefusal.stale(current: 2)) { try await house.act("chase", on: seen, by: "lin", version: 1) }
        await refused(CaseRefusal.stale(current: 2)) {
            try await house.cases.promise(
                .free, words: "我会到场", dueAt: House.morning + .hours(1), on: seen.number, version: 1,
                by: try house.actor("lin"))
        }
        #expect(try await house.found(seen) == chased)
    }

    @Test("of fifty who act on the same version one comes through")
    func racing() async throws {
        let house = try await House.open()
        let item = try await house.register()
        let wins = await withTaskGroup(of: Int.self) { group in
            for _ in 0..<50 {
                group.addTask { (try? await house.act("chase", on: item, by: "lin", version: 1)) == nil ? 0 : 1 }
            }
            return await group.reduce(0, +)
        }
        #expect(wins == 1)
        #expect(try await house.found(item).chaseCount == 1)
    }

    @Test("the same key answers the first answer again; with another body it is refused; at once it acts once")
    func idempotent() async throws {
        let house = try await House.open()
        let first = try await house.register(request: RequestKey(key: "k1", digest: "a"))
        #expect(try await house.register(request: RequestKey(key: "k1", digest: "a")) == first)
        await refused(RequestRefusal.keyUsedForAnotherRequest) {
            try await house.register("别的事", request: RequestKey(key: "k1", digest: "b"))
        }
        let chase = RequestKey(key: "k2", digest: "c")
        let versions = try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<20 {
                group.addTask { try await house.act("chase", on: first, by: "lin", request: chase).version }
            }
            return try await group.reduce(into: Set()) { $0.insert($1) }
        }
        #expect(versions == [2])
        #expect(try await house.found(first).chaseCount == 1)
    }

    @Test("one person's key is not another's")
    func keysAreOnesOwn() async throws {
        let house = try await House.open()
        let key = RequestKey(key: "same", digest: "d")
        let one = try await house.register(by: "lin", request: key)
        let other = try await house.register(by: "chen", request: key)
        #expect(one.number != other.number)
    }

    @Test("a refused action leaves the key free")
    func refusedKey() async throws {
        let house = try await House.open()
        let item = try await house.register()
        let key = RequestKey(key: "k", digest: "x")
        await refused(CaseRefusal.fieldMissing("to")) {
            try await house.act("dispatch", on: item, by: "lin", request: key)
        }
        let sent = try await house.act("dispatch", on: item, by: "lin", request: key) { $0.to = "engineering" }
        #expect(sent.stage == "dispatched")
    }

    @Test("who gets work: user name, key, department:key, name or ID; nobody else", arguments: [
        ("zhao", true), ("engineering", true), ("department:engineering", true), ("工程部", true), (" zhao ", true),
        ("nobody", false), ("department:magic", false), ("0000000000001", false),
    ])
    func recipients(_ name: String, _ isKnown: Bool) async throws {
        let house = try await House.open()
        let item = try await house.register()
        guard isKnown else {
            await refused(CaseRefusal.unknownRecipient(name)) {
                try await house.act("dispatch", on: item, by: "lin") { $0.to = name }
            }
            return
        }
        let sent = try await house.act("dispatch", on: item, by: "lin") { $0.to = name }
        let isForStaff = name.contains("zhao")
        #expect((sent.tasks.first?.assignee != nil) == isForStaff)
        #expect((sent.tasks.first?.department != nil) == !isForStaff)
    }

    @Test("what an action does not ask for is not done by it", arguments: ["merge", "split", "thing", "satisfied"])
    func strayInputs(_ stray: String) async throws {
        let house = try await House.open()
        let target = try await house.register("电梯异响")
        let item = try await house.solved()
        let after = try await house.act("reopen", on: item, by: "lin") { asked in
            asked.act.reason = "又漏了"
            switch stray {
            case "merge": asked.into = target.number
            case "split": asked.parts = [(nil, "另一件事", nil, nil)]
            case "thing": asked.act.thing = .heard
            default: asked.act.isSatisfied = true
            }
        }
        #expect(after.phase == .open && after.reopenCount == 1 && after.closedAt == nil && after.solvedAt == nil)
        #expect(try await house.found(target) == target)
        #expect(try await house.store.read { try $0.value(Int.self, "SELECT count(*) FROM cases") } == 2)
    }

    @Test("rights: the engineer does not dispatch, the call-back person does not work", arguments: [
        ("dispatch", "zhao", Right.caseDispatch), ("solve", "hui", .caseWork), ("confirm", "lin", .caseConfirm),
        ("cancel", "lin", .caseSupervise),
    ])
    func rights(_ action: String, _ user: String, _ right: Right) async throws {
        let house = try await House.open()
        let item = try await house.act("dispatch", on: try await house.register(), by: "lin") { $0.to = "zhao" }
        await refused(WorkforceRefusal.notAllowed(right)) { try await house.act(action, on: item, by: user) }
    }

    @Test("work waits for a declared reason alone; what was added to it is what was said")
    func waiting() async throws {
        let house = try await House.open()
        var item = try await house.act("dispatch", on: try await house.register(), by: "lin") { $0.to = "zhao" }
        item = try await house.act("accept", on: item, by: "zhao")
        let current = item
        let error = await #expect(throws: CaseRefusal.self) {
            try await house.act("wait", on: current, by: "zhao") { $0.act.reason = "tired" }
        }
        #expect(error?.code == "unknownWord" && error?.fields == ["reason"])
        #expect(try await house.found(item) == item)
        item = try await house.act("wait", on: item, by: "zhao") {
            ($0.act.reason, $0.act.note) = ("parts", "换密封圈")
        }
        #expect(item.waiting?.reason == "parts")
    }

    @Test("only the declared causes, parties and outcomes are taken", arguments: ["cause", "party", "not-reached"])
    func closedLists(_ name: String) async throws {
        let house = try await House.open()
        var item = try await house.act("dispatch", on: try await house.register(), by: "lin") { $0.to = "zhao" }
        item = try await house.act("accept", on: item, by: "zhao")
        if name == "not-reached" { item = try await house.solved() }
        let isCall = name == "not-reached"
        let current = item
        let error = await #expect(throws: CaseRefusal.self) {
            try await house.act(isCall ? name : "solve", on: current, by: isCall ? "hui" : "zhao") { asked in
                asked.act.solution = "好了"
                asked.act.cause = name == "cause" ? "magic" : nil
                asked.act.party = name == "party" ? "nobody" : nil
                asked.act.outcome = isCall ? "asleep" : nil
            }
        }
        #expect(error?.code == "unknownWord")
        #expect(try await house.found(item) == item)
    }
}
