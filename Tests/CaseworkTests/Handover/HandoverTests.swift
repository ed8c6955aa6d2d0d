import Directory
import Foundation
import Handover
import Insight
import Kernel
import Store
import Testing

@testable import Casework
@testable import Workforce

@Suite("Hand-overs between shifts")
struct HandoverTests {
    @Test("The sheet fills itself: cases with their next promise, warnings, appointments, open entries")
    func filling() async throws {
        let post = try await PostHouse.open()
        let house = post.house
        var item = try await house.register("厨房水管漏水")
        item = try await house.act("dispatch", on: item, by: "lin") { $0.to = "zhao" }
        try await house.register("另一部门的事")
        try await post.write("水泵异响", at: "03T08:40")
        try await post.write("配电房正常", at: "03T08:45") { $0.result = "正常" }
        let form = try await post.handovers.form(post.place, for: try house.actor("zhao"))
        #expect(form.sheet.cases.map(\.number) == [item.number] && form.sheet.caseCount == 1)
        let nearest = item.promises.filter(\.isRunning).min { $0.dueAt < $1.dueAt }
        #expect(form.sheet.cases[0].dueAt == nearest?.dueAt && form.sheet.cases[0].promise == nearest?.kind)
        #expect(try form.sheet.cases[0].who == house.actor("zhao").staff)
        #expect(form.sheet.alerts.map(\.number) == ["A2603-001"])
        #expect(form.sheet.entries.map(\.event) == ["水泵异响"])
        #expect(form.sheet.ending?.shift == "early" && form.sheet.next?.shift == "late")
        #expect(form.last.isEmpty && form.waiting == nil)
        await refused(WorkforceRefusal.notAllowed(.dutyWrite)) {
            try await post.handovers.form(post.place, for: try house.actor("hui"))
        }
    }

    @Test("Counted line by line: what is missing, too large or another than last time without a reason is refused")
    func counting() async throws {
        let post = try await PostHouse.open()
        await refused(HandoverRefusal.countMissing("radios")) { try await post.hand { $0.counts["radios"] = nil } }
        await refused(HandoverRefusal.countOutOfRange("keys")) { try await post.hand { $0.counts["keys"] = -1 } }
        await refused(HandoverRefusal.checklistNeedsRemark) { try await post.hand { $0.closing = [] } }
        let first = try await post.hand { ($0.closing, $0.remarks) = ([], "工具明早再清点") }
        #expect(first.handover.sheet.counts.map(\.last) == [nil, nil, nil])
        try await post.sign(first)
        await refused(HandoverRefusal.countNeedsReason("radios")) {
            try await post.hand(by: "qian") { $0.counts["radios"] = 2 }
        }
        let second = try await post.hand(by: "qian") {
            ($0.counts["radios"], $0.reasons) = (2, ["radios": "一台送修", "keys": "没有不同"])
        }
        let counts = second.handover.sheet.counts
        #expect(counts.map(\.difference) == [0, -1, 0] && counts.map(\.reason) == ["", "一台送修", ""])
    }

    @Test("Another signs, once; nobody for themselves; a repeated request is answered the same")
    func signing() async throws {
        let post = try await PostHouse.open()
        let key = RequestKey(key: "hand", digest: "hand")
        let file = try await post.hand(request: key)
        #expect(try await post.hand(request: key).handover.number == file.handover.number)
        #expect(!file.maySign && file.mayWithdraw && file.handover.number == "S2603-001")
        await refused(HandoverRefusal.handoverWaits("S2603-001")) { try await post.hand(by: "qian") }
        await refused(HandoverRefusal.ownHandover) { try await post.sign(file, by: "zhao") }
        await refused(HandoverRefusal.signatureNeedsName) { try await post.sign(file) { $0.name = " " } }
        await refused(HandoverRefusal.openingNeedsWord) { try await post.sign(file) { $0.opening = [] } }
        await refused(CaseRefusal.signatureUnreadable) { try await post.sign(file) { $0.picture = "AAAA" } }
        await refused(WorkforceRefusal.notAllowed(.dutyWrite)) {
            let reader = try post.house.actor("chen").limited(to: [.dutyRead], via: "test")
            return try await post.handovers.sign(TakeoverDraft(), under: "S2603-001", by: reader)
        }
        let signed = try await post.sign(file, request: RequestKey(key: "sign", digest: "sign")) {
            ($0.opening, $0.difference) = ([], "泵房灯不亮")
        }
        #expect(signed.handover.state == .signed && signed.handover.signature?.difference == "泵房灯不亮")
        let again = try await post.sign(file, request: RequestKey(key: "sign", digest: "sign"))
        #expect(again.handover == signed.handover)
        await refused(HandoverRefusal.handoverDecided) { try await post.sign(file, by: "chen") }
        await refused(HandoverRefusal.handoverDecided) {
            try await post.handovers.withdraw("S2603-001", reason: "晚了", by: try post.house.actor("zhao"))
        }
    }

    @Test("Two who sign at once: one takes over, the other is told")
    func race() async throws {
        let post = try await PostHouse.open()
        let file = try await post.hand()
        let won = await withTaskGroup(of: String?.self) { group in
            for user in ["qian", "chen", "lin", "root"] {
                group.addTask { (try? await post.sign(file, by: user)).map { _ in user } }
            }
            return await group.reduce(into: []) { $0 += [$1].compactMap(\.self) }
        }
        #expect(won.count == 1)
        let one = try await post.handovers.file(file.handover.number, for: try post.house.actor("chen")).handover
        #expect(try one.signedBy == post.house.actor(try #require(won.first)).staff)
    }

    @Test("Taken back by whoever handed over, with a reason; what was counted then is no last count")
    func withdrawing() async throws {
        let post = try await PostHouse.open()
        let file = try await post.hand { $0.counts["keys"] = 1 }
        let name = file.handover.number
        await refused(HandoverRefusal.notWhoHandedOver) {
            try await post.handovers.withdraw(name, reason: "他数错了", by: try post.house.actor("qian"))
        }
        await refused(HandoverRefusal.withdrawalNeedsReason) {
            try await post.handovers.withdraw(name, reason: " ", by: try post.house.actor("zhao"))
        }
        let back = try await post.handovers.withdraw(name, reason: "数错了", by: try post.house.actor("zhao"))
        #expect(back.handover.state == .withdrawn && back.handover.withdrawal == "数错了")
        try await post.hand()
        let all = try await post.handovers.list(post.place, for: try post.house.actor("chen"))
        #expect(all.items.map(\.state) == [.waiting, .withdrawn] && all.items[0].sheet.counts[0].last == nil)
    }

    @Test("What nobody signs in time is warned of, once, as the desk's rule says; what is signed is not")
    func warning() async throws {
        let post = try await PostHouse.open()
        let alerts = Alerts(post.house.store, desks: post.house.cases.desks)
        _ = try await alerts.count()
        let file = try await post.hand()
        post.house.hand.advance(.minutes(25))
        #expect(try await alerts.count() == 0)
        post.house.hand.advance(.minutes(10))
        #expect(try await alerts.count() == 1)
        post.house.hand.advance(.minutes(10))
        #expect(try await alerts.count() == 0)
        let found = try await alerts.list(AlertFilter(), for: try post.house.actor("chen")).items
        #expect(found.map(\.rule) == ["handover-unsigned"] && found[0].saw["handover"] == file.handover.number)
        try await post.sign(file)
        try await post.sign(try await post.hand(by: "qian"), by: "zhao")
        post.house.hand.advance(.hours(2))
        #expect(try await alerts.count() == 0)
    }

    @Test("A drawn signature is kept as it was drawn")
    func drawing() async throws {
        let post = try await PostHouse.open()
        let file = try await post.hand()
        let png = Data(
            [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13] + Array("IHDR".utf8)
                + [0, 0, 0, 1, 0, 0, 0, 1] + [8, 0, 0, 0, 0, 1, 2, 3, 4, 0, 0, 0, 0] + Array("IEND".utf8)
                + [0xAE, 0x42, 0x60, 0x82])
        try await post.sign(file) { $0.picture = "data:image/png;base64," + png.base64EncodedString() }
        let kept = try await post.handovers.picture(under: file.handover.number, for: try post.house.actor("chen"))
        #expect(kept == png)
    }
}
