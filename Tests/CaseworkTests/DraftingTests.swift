import Kernel
import Store
import Testing

@testable import Casework
@testable import Workforce

@Suite("What somebody has begun to write is kept for them alone")
struct DraftingTests {
    @Test("Kept, written over, thrown away; nobody else has it")
    func kept() async throws {
        let house = try await House.open()
        let (lin, chen) = (try house.actor("lin"), try house.actor("chen"))
        let subject = KeptDraft.form("message", of: try await house.register().number)
        _ = try await house.cases.keepDraft(["text": "您好，"], for: subject, by: lin)
        house.hand.advance(.minutes(1))
        let kept = try await house.cases.keepDraft(["text": "您好，师傅\0", "note": " "], for: subject, by: lin)
        #expect(kept?.fields == ["text": "您好，师傅"])
        #expect(try await house.cases.drafts(of: lin) == [try #require(kept)])
        #expect(try await house.cases.drafts(for: [subject], of: lin)[subject]?.at == house.store.clock.now())
        #expect(try await house.cases.drafts(of: chen).isEmpty)
        try await house.cases.dropDraft(subject, by: chen)
        #expect(try await house.cases.drafts(of: lin).count == 1)
        #expect(try await house.cases.keepDraft(["text": ""], for: subject, by: lin) == nil)
        #expect(try await house.cases.drafts(of: lin).isEmpty, "an empty form is no draft")
    }

    @Test("Only for forms that its writer could have before them, and not without end")
    func limits() async throws {
        let house = try await House.open()
        let (lin, zhao) = (try house.actor("lin"), try house.actor("zhao"))
        let number = try await house.register().number
        for subject in ["", "nonsense", "\(number).", "\(number).a.b", "\(number).<b>", "\(number).ACT"] {
            await refused(CaseRefusal.unknownSubject(subject)) {
                try await house.cases.keepDraft(["text": "a"], for: subject, by: lin)
            }
        }
        await refused(CaseRefusal.unknownCase(number)) {
            try await house.cases.keepDraft(["text": "a"], for: "\(number).message", by: zhao)
        }
        await refused(WorkforceRefusal.notAllowed(.caseRegister)) {
            try await house.cases.keepDraft(["text": "a"], for: KeptDraft.intake, by: zhao)
        }
        let long = String(repeating: "a", count: KeptDraft.mostBytes)
        await refused(CaseRefusal.tooLong(field: "fields", limit: KeptDraft.mostBytes)) {
            try await house.cases.keepDraft(["text": long], for: KeptDraft.intake, by: lin)
        }
        let many = Dictionary(uniqueKeysWithValues: (0...KeptDraft.mostFields).map { ("f\($0)", "a") })
        await refused(CaseRefusal.tooLong(field: "fields", limit: KeptDraft.mostFields)) {
            try await house.cases.keepDraft(many, for: KeptDraft.intake, by: lin)
        }
        for form in 0..<KeptDraft.most {
            _ = try await house.cases.keepDraft(["text": "a"], for: "\(number).f\(form)", by: lin)
        }
        await refused(CaseRefusal.tooLong(field: "drafts", limit: KeptDraft.most)) {
            try await house.cases.keepDraft(["text": "a"], for: KeptDraft.intake, by: lin)
        }
        let known = try await house.cases.keepDraft(["text": "b"], for: "\(number).f0", by: lin)
        #expect(known != nil, "one that is there")
    }
}
