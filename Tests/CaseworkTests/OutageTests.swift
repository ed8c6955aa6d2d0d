import Directory
import Foundation
import Kernel
import Store
import Testing

@testable import Casework
@testable import Workforce

@Suite("Outages: where they hold, what is said, who is told")
struct OutageTests {
    private func estate() async throws -> (house: House, places: [String: Place]) {
        let house = try await House.open()
        let codes = ["3", "3-1", "3-1-802", "31", "31-1"]
        let made = try await Places(house.store).add(
            codes.map { PlaceDraft(project: house.estate.id, parent: nil, kind: .room, code: $0, name: "\($0)号") },
            by: 0)
        return (house, Dictionary(uniqueKeysWithValues: made.map { ($0.code, $0) }))
    }

    private func announce(
        _ house: House, at places: [String], by user: String = "lin", _ fill: (inout OutageDraft) -> Void = { _ in }
    ) async throws -> Outage {
        var draft = OutageDraft()
        (draft.project, draft.kind, draft.places, draft.cause) = ("garden", "water", places, "爆管")
        fill(&draft)
        return try await house.cases.announce(draft, by: try house.actor(user)).outage
    }

    private func told(_ house: House, at place: Place?, for user: String = "lin") async throws -> [String] {
        try await house.cases.news(at: place?.id, in: house.estate.id, for: try house.actor(user)).told
            .map(\.outage.number)
    }

    private func said(_ house: House, _ outage: Outage) async throws -> String {
        try await house.cases.outage(outage.number, for: try house.actor("lin")).said
    }

    private func last(_ house: House, _ item: Case) async throws -> String {
        try await house.cases.timeline(of: item.number, for: try house.actor("lin")).items.last?.words ?? ""
    }

    @Test("all that lies below a place is affected, and nothing whose code only begins so")
    func below() async throws {
        let (house, places) = try await estate()
        let outage = try await announce(house, at: ["3", "3"])
        #expect(outage.places.map(\.code) == ["3"] && outage.number == "O2603-001")
        for code in ["3", "3-1", "3-1-802"] { #expect(try await told(house, at: places[code]) == [outage.number]) }
        for code in ["31", "31-1"] { #expect(try await told(house, at: places[code]) == []) }
        #expect(try await told(house, at: nil) == [])
        let whole = try await announce(house, at: []) { $0.isWhole = true }
        #expect(try await told(house, at: nil) == [whole.number])
        #expect(try await told(house, at: places["3-1"]) == [whole.number, outage.number])
    }

    @Test("the sentence is filled when it is said: the moved end is in the next one, and an end that nobody knows too")
    func said() async throws {
        let (house, _) = try await estate()
        let lin = try house.actor("lin")
        let outage = try await announce(house, at: ["3", "31"]) {
            ($0.sentence, $0.until) = ("{where}因{cause}停水，{from}到{until}", House.morning + .hours(2))
        }
        #expect(try await said(house, outage) == "3号、31号因爆管停水，09:00到11:00")
        let later = OutageAct.move(until: House.morning + .hours(26), reason: "配件未到")
        _ = try await house.cases.act(later, onOutage: outage.number, by: lin)
        #expect(try await said(house, outage) == "3号、31号因爆管停水，09:00到03-04 11:00")
        _ = try await house.cases.act(.move(until: nil, reason: "不知道"), onOutage: outage.number, by: lin)
        #expect(try await said(house, outage) == "3号、31号因爆管停水，09:00到时间待定")
        let file = try await house.cases.outage(outage.number, for: lin)
        #expect(file.entries.map(\.until) == [House.morning + .hours(2), House.morning + .hours(26), nil])
        await refused(CaseRefusal.endBeforeStart) {
            try await house.cases.act(
                .move(until: House.morning, reason: "x"), onOutage: outage.number, by: lin)
        }
        await refused(CaseRefusal.fieldMissing("reason")) {
            try await house.cases.act(.move(until: nil, reason: " "), onOutage: outage.number, by: lin)
        }
    }

    @Test("whoever sends work out announces and ends; whoever speaks with customers answers and tells")
    func rights() async throws {
        let (house, _) = try await estate()
        await refused(WorkforceRefusal.notAllowed(.caseDispatch)) { try await announce(house, at: ["3"], by: "zhao") }
        let outage = try await announce(house, at: ["3"])
        await refused(WorkforceRefusal.notAllowed(.caseDispatch)) {
            try await house.cases.act(.end(words: ""), onOutage: outage.number, by: try house.actor("hui"))
        }
        await refused(WorkforceRefusal.notAllowed(.caseFollow)) {
            try await house.cases.act(.news("好了"), onOutage: outage.number, by: try house.actor("hui"))
        }
        await refused(CaseRefusal.unknownOutage(outage.number)) {
            try await house.cases.act(.end(words: ""), onOutage: outage.number, by: try house.actor("zhao"))
        }
    }

    @Test("a case is tied once; taken out it hears no news; a cancelled one hears none either")
    func news() async throws {
        let (house, _) = try await estate()
        let lin = try house.actor("lin")
        let outage = try await announce(house, at: ["3"])
        let (first, second, third) = (
            try await house.register(kind: "complaint"), try await house.register(kind: "complaint"),
            try await house.register(kind: "complaint")
        )
        for item in [first, second, third, first] {
            _ = try await house.cases.act(.answer(case: item.number), onOutage: outage.number, by: lin)
        }
        _ = try await house.cases.act(.untie(case: second.number), onOutage: outage.number, by: lin)
        try await house.act("cancel", on: third, by: "chen") { $0.act.reason = "重复" }
        let file = try await house.cases.act(.news("今晚恢复"), onOutage: outage.number, by: lin)
        #expect(file.outage.asked == 2)
        #expect(try await last(house, first) == "今晚恢复")
        #expect(try await last(house, second) != "今晚恢复")
        #expect(try await last(house, third) != "今晚恢复")
    }

    @Test("the same request announces once")
    func once() async throws {
        let (house, _) = try await estate()
        var draft = OutageDraft()
        (draft.project, draft.kind, draft.places, draft.cause) = ("garden", "lift", ["3"], "年检")
        let key = RequestKey(key: "k", digest: "d")
        let lin = try house.actor("lin")
        let first = try await house.cases.announce(draft, request: key, by: lin).outage.number
        #expect(try await house.cases.announce(draft, request: key, by: lin).outage.number == first)
        #expect(try await house.cases.outages(isOver: false, for: lin).items.count == 1)
    }
}
