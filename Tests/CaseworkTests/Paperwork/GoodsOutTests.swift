import Kernel
import Store
import Testing

@testable import Casework
@testable import Workforce

@Suite("Goods that leave by a pass")
struct GoodsOutTests {
    static let form = [
        "goods": #"[{"what":"沙发","count":"1"},{"what":"书柜","count":"2"}]"#, "applicant": "owner",
        "when": "2026-03-03T01:00:00Z/2026-03-03T05:00:00Z", "carrier": "货运老李 13900001111", "vehicle": "沪b·55667",
    ]

    private static func issued(_ house: House) async throws -> (Case, String) {
        let item = try await house.register("搬家具出门", kind: "goods-out") { $0.form = form }
        let after = try await house.act("approve", on: item, by: "lin") {
            $0.act.form = ["checks": "identity=pass,arrears=pass"]
        }
        let passes = try await house.cases.passes(of: item.number, for: try house.actor("lin"))
        return (after, try #require(passes.first?.pass.code))
    }

    private static func outcomes(_ house: House) async throws -> [String] {
        try await house.store.read { db in
            try db.rows("SELECT outcome FROM pass_try ORDER BY id") { try $0.next(String.self) }
        }
    }

    @Test("from the counter to the gate, and through it once")
    func once() async throws {
        let house = try await House.open()
        let (item, code) = try await Self.issued(house)
        #expect(item.stage == "issued" && item.form["vehicle"] == "沪B55667" && code.count == 10)
        #expect(item.promises.map(\.state) == [.kept] && item.promises.first?.level == "goods-out.checked")
        let zhao = try house.actor("zhao")
        let typed = code.lowercased().prefix(5) + "-" + code.dropFirst(5)
        let shown = try await house.cases.pass(String(typed), by: zhao)
        #expect(shown.verdict == .good && shown.item.id == item.id)
        await refused(FormRefusal.formWrong([FormFault("form.ticked", .missing)])) {
            try await house.cases.letThrough(code, by: zhao)
        }
        let out = try await house.cases.letThrough(code, form: ["ticked": "yes"], by: zhao)
        #expect(out.stage == "left" && out.closing == .finished && out.phase == .closed)
        await refused(FormRefusal.passUsedUp(code)) {
            try await house.cases.letThrough(code, form: ["ticked": "yes"], by: zhao)
        }
        #expect(try await Self.outcomes(house) == ["good", "usedUp"])
        let entries = try await house.cases.timeline(of: item.number, for: try house.actor("chen")).items
        #expect(entries.last?.act == "go-out" && entries.map(\.act).contains("message"))
        #expect(entries.flatMap(\.events).contains { if case .passShown = $0 { true } else { false } })
    }

    @Test("too early, too late, of another estate, unknown: each with its sentence, and written down")
    func refusals() async throws {
        let house = try await House.open()
        let (item, code) = try await Self.issued(house)
        let zhao = try house.actor("zhao")
        await refused(FormRefusal.unknownPass("AAAAA-AAAAA")) {
            try await house.cases.letThrough("AAAAA-AAAAA", by: zhao)
        }
        let root = try house.actor("root")
        await refused(FormRefusal.passElsewhere(code)) {
            try await house.cases.letThrough(code, at: "tower", form: ["ticked": "yes"], by: root)
        }
        house.hand.set(House.morning - .hours(2))
        await refused(FormRefusal.passTooEarly("2026-03-03 09:00")) { try await house.cases.letThrough(code, by: zhao) }
        house.hand.set(House.morning + .hours(4))
        await refused(FormRefusal.passExpired("2026-03-03 13:00")) { try await house.cases.letThrough(code, by: zhao) }
        #expect(try await Self.outcomes(house) == ["unknown", "elsewhere", "tooEarly", "expired"])
        #expect(try await house.found(item).stage == "issued")
    }

    @Test("what was issued lapses by itself a day past its window, and the pass with it")
    func lapses() async throws {
        let house = try await House.open()
        let (item, _) = try await Self.issued(house)
        #expect(try await house.found(item).standing?.until == House.morning + .hours(28))
        house.hand.advance(.hours(27))
        #expect(try await house.cases.run() == 0)
        house.hand.advance(.hours(1))
        #expect(try await house.cases.run() == 1)
        let after = try await house.found(item)
        #expect(after.stage == "expired" && after.closing == .cancelled)
        let entries = try await house.cases.timeline(of: item.number, for: try house.actor("root")).items
        #expect(entries.last?.words == "lapsed" && entries.last?.events.contains(.passesEnded) == true)
        #expect(try await house.cases.run() == 0)
    }

    @Test("what is lent is asked for a day past the day agreed, also where that was put off")
    func past() async throws {
        let house = try await House.open()
        let item = try await house.register("借雨伞", kind: "borrowing") {
            $0.form = ["thing": "umbrella", "count": "1", "back-on": "2026-03-10"]
        }
        let midnight = House.morning - .hours(9)
        #expect(item.standing?.until == midnight + .days(9))
        let later = try await house.act("correct", on: item, by: "lin") { $0.act.form = ["back-on": "2026-03-12"] }
        #expect(later.standing?.until == midnight + .days(11) && later.standing?.since == item.standing?.since)
        let same = try await house.act("correct", on: later, by: "lin") { $0.act.form = ["count": "2"] }
        #expect(same.standing == later.standing)
        house.hand.set(midnight + .days(9))
        #expect(try await house.cases.run() == 0)
        house.hand.set(midnight + .days(11))
        #expect(try await house.cases.run() == 1)
        #expect(try await house.found(item).stage == "due")
    }

    @Test("a wrong form is refused whole, nothing of it is written; a right one is found by its fields")
    func found() async throws {
        let house = try await House.open()
        await refused(
            FormRefusal.formWrong([FormFault("form.owner-agrees", .missing), FormFault("form.vehicle", .noPlate)])
        ) {
            try await house.register("搬家具", kind: "goods-out") {
                $0.form = Self.form.merging(["applicant": "tenant", "vehicle": "?"]) { $1 }
            }
        }
        let item = try await house.register("搬家具", kind: "goods-out") { $0.form = Self.form }
        _ = try await house.register("厨房漏水")
        func numbers(_ condition: String) async throws -> [String] {
            var filter = CaseFilter()
            let form = try Checkout.desk.get().procedure("goods-out")?.form
            filter.formConditions = [try #require(FormCondition(condition) { _ in form })]
            return try await house.cases.list(filter, for: try house.actor("lin")).items.map(\.number)
        }
        #expect(try await numbers("goods-out.applicant:owner") == [item.number])
        #expect(try await numbers("goods-out.applicant:tenant") == [])
        #expect(try await numbers("goods-out.vehicle:沪B55667") == [item.number])
        #expect(try await numbers("goods-out.when:2026-03-03T00:00:00Z..2026-03-03T02:00:00Z") == [item.number])
        #expect(try await numbers("goods-out.when:2026-03-03T02:00:00Z..") == [])
        let form = try Checkout.desk.get().procedure("goods-out")?.form
        #expect(FormCondition("goods-out.colour:red") { _ in form } == nil)
        let changed = try await house.act("correct", on: item, by: "lin") {
            $0.act.form = ["applicant": "tenant", "owner-agrees": "yes"]
        }
        #expect(changed.form["applicant"] == "tenant" && changed.form["carrier"] == item.form["carrier"])
        #expect(try await numbers("goods-out.applicant:owner") == [])
        let entry = try await house.cases.timeline(of: item.number, for: try house.actor("lin")).items.last
        let change = FormChange(key: "applicant", from: "owner", to: "tenant")
        #expect(entry?.events.first == .filled([change, FormChange(key: "owner-agrees", from: nil, to: "yes")]))
        var filter = CaseFilter()
        filter.text = "货运老李"
        #expect(try await house.cases.list(filter, for: try house.actor("lin")).items.map(\.number) == [item.number])
    }
}
