import Directory
import Foundation
import Kernel
import Testing

@testable import Casework
@testable import Workforce

@Suite("Levels by place and by the customer's tags, from the store")
struct LevelSubjectTests {
    /// The estate with a level more for building 3 and one for important customers.
    private func house() async throws -> (house: House, cases: Cases, vip: Person) {
        let house = try await House.open()
        let folder = house.folder.appending(path: "property")
        try FileManager.default.copyItem(at: Checkout.property, to: folder)
        let file = folder.appending(path: "levels.yaml")
        let more = """

              - key: building-3
                name: { zh: 三栋, zh-Hant: 三棟, en: Building 3 }
                place: 3
                promises: { closed: 20m }
              - key: vip
                name: { zh: 重点客户, zh-Hant: 重點客戶, en: Important }
                tag: vip
                promises: { closed: 10m }
            """
        try (String(contentsOf: file, encoding: .utf8) + more).write(to: file, atomically: true, encoding: .utf8)
        _ = try await Places(house.store).add(
            ["3-1-802", "4-1-802"].map {
                PlaceDraft(project: house.estate.id, parent: nil, kind: .room, code: $0, name: $0)
            }, by: 0)
        let vip = try await People(house.store).add(
            PersonDraft(project: house.estate.id, name: "贵先生", phones: ["13900001111"], tags: ["vip"]), by: 0)
        return (house, Cases(house.store, desks: [try Desk.read(folder)]), vip)
    }

    private func levels(_ item: Case) -> Set<String> {
        Set(item.promises.filter { $0.state == .open }.compactMap(\.level))
    }

    @Test("taken in, previewed, and made anew at another priority: the same level each time")
    func chosen() async throws {
        let (house, cases, vip) = try await house()
        let (lin, chen) = (try house.actor("lin"), try house.actor("chen"))
        var intake = Intake()
        (intake.project, intake.kind, intake.channel, intake.text) = ("garden", "repair", "telephone", "漏水")
        intake.reporter = Reporter(name: "王先生")
        #expect(try await levels(cases.register(intake, by: lin)) == ["repair-general"])
        intake.place = "4-1-802"
        #expect(try await levels(cases.register(intake, by: lin)) == ["repair-general"])
        intake.place = "3-1-802"
        let item = try await cases.register(intake, by: lin)
        #expect(levels(item) == ["building-3"] && item.nextDue == house.hand.now + .minutes(20))
        #expect(try await Set(cases.promises(for: intake, by: lin).compactMap(\.level)) == ["building-3"])
        intake.reporter = Reporter(phone: "13900001111")
        #expect(try await levels(cases.register(intake, by: lin)) == ["vip"])
        intake.reporter = Reporter(person: vip.id)
        let important = try await cases.register(intake, by: lin)
        #expect(levels(important) == ["vip"])
        for (one, level) in [(item, "building-3"), (important, "vip")] {
            var act = ActRequest("reprioritise")
            (act.act.priority, act.act.reason) = (.major, "急")
            let changed = try await cases.act(act, on: one.number, by: chen)
            #expect(levels(changed) == [level])
        }
    }
}
