import Foundation
import Kernel
import Testing

@testable import Casework
@testable import Workforce

@Suite("Papers that a procedure prints")
struct PrintTests {
    @Test("a pass is printed while it holds, counted, and not before nor after")
    func pass() async throws {
        let house = try await House.open()
        let lin = try house.actor("lin")
        let item = try await house.register("搬家具出门", kind: "goods-out") { $0.form = GoodsOutTests.form }
        await refused(PrintRefusal.printNotNow("物品放行条")) {
            try await house.cases.paper("pass", of: item.number, for: lin)
        }
        await refused(PrintRefusal.unknownPrint("permit")) {
            try await house.cases.paper("permit", of: item.number, for: lin)
        }
        #expect(try await house.cases.prints(of: item.number, for: lin).isEmpty)
        try await house.act("approve", on: item, by: "lin") { $0.act.form = ["checks": "identity=pass,arrears=pass"] }
        let shown = try await house.cases.paper("pass", of: item.number, for: lin)
        #expect(shown.printing == 0 && shown.pass?.code.count == 10 && shown.sender?.telephone == "400-800-1234")
        let first = try await house.cases.countPrinting("pass", of: item.number, by: lin)
        let again = try await house.cases.countPrinting("pass", of: item.number, by: lin)
        #expect(first.printing == 1 && again.printing == 2)
        #expect(try await house.cases.prints(of: item.number, for: lin).map(\.printing) == [2])
        let entries = try await house.cases.timeline(of: item.number, for: lin).items
        #expect(entries.filter { $0.act == "print:pass" }.map(\.words) == ["1", "2"])
        house.hand.advance(.hours(5))
        await refused(PrintRefusal.printNeedsPass("物品放行条")) {
            try await house.cases.paper("pass", of: item.number, for: lin)
        }
        try await house.act("cancel", on: again.item, by: "chen") { $0.act.reason = "不搬了" }
        await refused(PrintRefusal.printNotNow("物品放行条")) {
            try await house.cases.countPrinting("pass", of: item.number, by: lin)
        }
    }

    @Test(
        "each kind of mistake is refused with file, line, reason and, where a word is nearly right, a hint",
        arguments: [
            ("    size: receipt-80\n", "    size: receipt-8\n", "unknown size “receipt-8”"),
            ("    language: both\n", "    language: german\n", "unknown language “german”"),
            ("from: [issued]\n    code", "from: [isued]\n    code", "unknown stage “isued”; did you mean “issued”?"),
            ("    from: [issued]\n    code", "    from: []\n    code", "it could never be printed"),
            ("    code: exit\n", "    code: exits\n", "unknown pass “exits”; did you mean “exit”?"),
            ("fields: [goods, carrier", "fields: [good, carrier", "unknown field “good”; did you mean “goods”?"),
            ("fields: [goods, carrier", "fields: [carrier, carrier", "a field stands here twice"),
            ("    signs: [{ zh: 搬运人", "    singes: [{ zh: 搬运人", "unknown word “singes”"),
            ("    name: { zh: 物品放行条, zh-Hant: 物品放行條, ", "    name: { zh: 物品放行条, ", "“zh-Hant” is missing"),
            ("  pass:\n    name: { zh: 物品", "  Pass!:\n    name: { zh: 物品", "“Pass!” is no key"),
        ])
    func mistakes(_ old: String, _ new: String, _ reason: String) throws {
        let spoilt = try Spoilt("procedures/goods-out.yaml", old, new)
        defer { spoilt.remove() }
        let error = #expect(throws: DeskError.self) { try Desk.read(spoilt.folder) }
        #expect(error?.reason.contains(reason) == true, "\(error?.description ?? "")")
        #expect(error?.file == "procedures/goods-out.yaml" && (error?.line ?? 0) > 70)
    }

    @Test("a letterhead is the project's own where it has one")
    func letterhead() throws {
        let own = "projects: [{ project: tower, telephone: 021-5888 }]"
        let spoilt = try Spoilt("letterhead.yaml", "projects: []", own)
        defer { spoilt.remove() }
        let head = try Desk.read(spoilt.folder).letterhead
        #expect(head.sender(for: "tower")?.telephone == "021-5888")
        #expect(head.sender(for: "tower")?.company == head.sender(for: "garden")?.company)
        let wrong = try Spoilt("letterhead.yaml", "projects: []", "projekts: []")
        defer { wrong.remove() }
        let error = #expect(throws: DeskError.self) { try Desk.read(wrong.folder) }
        #expect(error?.reason.contains("did you mean “projects”?") == true && error?.file == "letterhead.yaml")
    }
}
