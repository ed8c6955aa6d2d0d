import Directory
import Foundation
import Kernel
import Testing

@testable import Casework

@Suite("What a choice of the form decides")
struct ConditionTests {
    private static let when = "2026-03-03T02:00:00Z/2026-03-03T05:00:00Z"

    private static func form(_ way: String) -> [String: String] {
        ["way": way, "when": when, "mover": "大众搬场", "vehicle": "沪B55667", "protection": "yes"]
    }

    /// The cases of a house whose moves say something else in one place.
    private static func cases(
        _ house: House, _ old: String, _ new: String, _ body: (Cases) async throws -> Void
    ) async throws {
        let spoilt = try Spoilt("procedures/moving.yaml", old, new)
        defer { spoilt.remove() }
        try await body(Cases(house.store, desks: [try Desk.read(spoilt.folder)]))
    }

    private static func moving(_ house: House, _ cases: Cases, _ way: String) async throws -> Case {
        var intake = Intake()
        (intake.kind, intake.channel, intake.text) = ("moving", "telephone", "搬家")
        (intake.project, intake.reporter) = ("garden", Reporter(name: "王先生", phone: "13800138000"))
        (intake.form, intake.place) = (form(way), "3-1-802")
        _ = try await Places(house.store).add(
            [PlaceDraft(project: house.estate.id, parent: nil, kind: .room, code: "3-1-802", name: "802")], by: 0)
        let lin = try house.actor("lin")
        let item = try await cases.register(intake, by: lin)
        return try await cases.act(ActRequest("book"), on: item.number, by: lin)
    }

    @Test("an action for one choice is neither offered nor taken for the other", arguments: ["in", "out"])
    func action(_ way: String) async throws {
        let house = try await House.open()
        try await Self.cases(house, "needs: [{ may: 3 }]", "needs: [{ field: way, is: [out] }]") { cases in
            let item = try await Self.moving(house, cases, way)
            let lin = try house.actor("lin")
            #expect(try cases.allowed(on: item, for: lin).contains { $0.key == "release" } == (way == "out"))
            guard way == "in" else {
                _ = try await cases.act(ActRequest("release"), on: item.number, by: lin)
                return
            }
            await refused(FormRefusal.fieldSaysOtherwise("form.way")) {
                try await cases.act(ActRequest("release"), on: item.number, by: lin)
            }
        }
    }

    @Test("an effect for one choice does not come with the other", arguments: ["in", "out"])
    func effect(_ way: String) async throws {
        let house = try await House.open()
        let always = "en: Cover the lift } } }"
        try await Self.cases(house, always, "en: Cover the lift } }, when: { field: way, is: [in] } }") { cases in
            let item = try await Self.moving(house, cases, way)
            #expect(item.stage == "booked" && item.openTasks.count == (way == "in" ? 1 : 0))
        }
    }

    @Test("a case waits for those that came of it, whoever ends them")
    func subCases() async throws {
        let house = try await House.open()
        let (old, new) = ("needs: [tasks-done, { checklist-passed: protected }]", "needs: [sub-cases-done]")
        try await Self.cases(house, old, new) { cases in
            let item = try await Self.moving(house, cases, "out")
            let (lin, chen) = (try house.actor("lin"), try house.actor("chen"))
            _ = try await cases.act(ActRequest("release"), on: item.number, by: lin)
            var done = ActRequest("finish")
            done.act.form = ["protected": "before=pass,covered=pass,after=pass"]
            await refused(FormRefusal.subCasesOpen(1)) { try await cases.act(done, on: item.number, by: lin) }
            var filter = CaseFilter()
            filter.kind = "goods-out"
            let goods = try #require(try await cases.list(filter, for: lin).items.first)
            var withdrawal = ActRequest("withdraw")
            withdrawal.act.reason = "不搬了"
            _ = try await cases.act(withdrawal, on: goods.number, by: chen)
            #expect(try await cases.act(done, on: item.number, by: lin).stage == "done")
        }
    }

    @Test("what another case cannot take along is refused, and nothing comes of it")
    func copies() async throws {
        let house = try await House.open()
        try await Self.cases(house, "copies: [when, vehicle]", "copies: [when, mover]") { cases in
            let item = try await Self.moving(house, cases, "out")
            let lin = try house.actor("lin")
            await refused(FormRefusal.formWrong([FormFault("form.mover", .unknown)])) {
                try await cases.act(ActRequest("release"), on: item.number, by: lin)
            }
            var filter = CaseFilter()
            filter.kind = "goods-out"
            #expect(try await cases.list(filter, for: lin).items.isEmpty)
        }
    }

    @Test("what is asked of a field that is not shown is not asked")
    func hidden() throws {
        let form = try #require(try Checkout.desk.get().procedure("renovation")).form
        let licence = try #require(form.field("gas-licence"))
        #expect(form.asked([licence], ["works": "walls"]).isEmpty)
        #expect(form.asked([licence], ["works": "walls,gas"]).map(\.key) == ["gas-licence"])
        let both = form.fields.filter { ["works", "gas-licence"].contains($0.key) }
        #expect(form.asked(both, [:]).count == 2)
    }
}
