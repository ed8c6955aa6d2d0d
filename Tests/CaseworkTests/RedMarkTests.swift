import Directory
import Kernel
import Store
import Testing

@testable import Casework
@testable import Workforce

@Suite("A promise that breaks without a word beforehand is a red mark")
struct RedMarkTests {
    /// A letter whose answer is due in ten minutes, answered after so many.
    private func answered(
        _ house: House, after minutes: Int64, wordAfter: Int64? = nil
    ) async throws -> (item: Case, promise: Promise) {
        let item = try await house.register("请回信", kind: "suggestion") { $0.channel = "letter" }
        let promise = try #require(item.promises.first { $0.kind == .firstAnswer })
        if let wordAfter {
            house.hand.advance(.minutes(wordAfter))
            _ = try await house.cases.giveWord(
                apology: "抱歉", reason: "人手不够", remedy: "马上回信", newDueAt: nil, about: promise.id,
                by: try house.actor("lin"))
        }
        house.hand.advance(.minutes(minutes - (wordAfter ?? 0)))
        let said = try await house.cases.say("已回信", to: .customer, on: item.number, by: try house.actor("lin"))
        return (said, try #require(said.promises.first { $0.id == promise.id }))
    }

    private func red(_ house: House) async throws -> [String] {
        var filter = CaseFilter()
        filter.hasRedMark = true
        return try await house.cases.list(filter, for: try house.actor("chen")).items.map(\.number)
    }

    @Test(
        "kept, late, late with a word before, late with a word that came too late",
        arguments: [(10, nil, false), (11, nil, true), (30, 9, false), (30, 10, false), (30, 11, true)]
            as [(Int64, Int64?, Bool)])
    func mark(_ minutes: Int64, _ wordAfter: Int64?, _ expected: Bool) async throws {
        let house = try await House.open()
        let (item, promise) = try await answered(house, after: minutes, wordAfter: wordAfter)
        #expect(promise.hasRedMark == expected)
        #expect(try await red(house) == (expected ? [item.number] : []))
        let stored = try await house.cases.find(item.number, for: try house.actor("lin"))
        #expect(stored.promises.first { $0.id == promise.id } == promise, "as the rows say it")
    }

    @Test("only a supervisor's review clears it, once; the promise stays broken")
    func review() async throws {
        let house = try await House.open()
        let (item, promise) = try await answered(house, after: 11)
        let (lin, chen) = (try house.actor("lin"), try house.actor("chen"))
        await #expect(throws: WorkforceRefusal.notAllowed(.caseSupervise)) {
            try await house.cases.review(promise.id, finding: "忘了", by: lin)
        }
        await #expect(throws: CaseRefusal.fieldMissing("finding")) {
            try await house.cases.review(promise.id, finding: " ", by: chen)
        }
        let after = try await house.cases.review(promise.id, finding: "林晓当时在接急报", by: chen)
        let reviewed = try #require(after.promises.first { $0.id == promise.id })
        #expect(!reviewed.hasRedMark && reviewed.state == .broken && reviewed.review?.byName == "陈主管")
        #expect(try await red(house) == [])
        await #expect(throws: CaseRefusal.noRedMark) {
            try await house.cases.review(promise.id, finding: "再查", by: chen)
        }
        await #expect(throws: CaseRefusal.unknownPromise("0000000000000")) {
            try await house.cases.review(ID(number: 0), finding: "查", by: chen)
        }
        let entries = try await house.cases.timeline(of: item.number, for: lin).items
        #expect(entries.last?.act == "review" && entries.last?.words == "林晓当时在接急报")
    }
}
