import Directory
import Foundation
import Kernel
import Testing

@testable import Casework
@testable import Workforce

@Suite("What staff can do, and where they look after things")
struct ExpertiseTests {
    private func leak(_ house: House, at place: String) async throws -> Case {
        try await house.register("漏水") { ($0.category, $0.place) = ("engineering.plumbing.leak", place) }
    }

    private func first(_ house: House, _ item: Case) async throws -> Suggestion {
        let all = try await house.cases.suggestions(for: item.number, by: try house.actor("lin"))
        return try #require(all.first)
    }

    private func set(_ house: House, _ user: String, _ skills: [String], _ zones: [String]) async throws {
        _ = try await house.cases.setExpertise(
            Expertise(skills: skills, zones: zones), of: try house.actor(user).staff, by: try house.actor("root"))
    }

    private func open() async throws -> House {
        let house = try await House.open()
        _ = try await Places(house.store).add(
            ["3", "3-1-802", "5-1-101"].map {
                PlaceDraft(project: house.estate.id, parent: nil, kind: .room, code: $0, name: $0)
            }, by: 0)
        return house
    }

    @Test("who can do it comes before whose zone it is, both before who has less in hand")
    func order() async throws {
        let house = try await open()
        let item = try await leak(house, at: "3-1-802")
        let (zhao, qian) = (try house.actor("zhao").staff, try house.actor("qian").staff)
        try await set(house, "zhao", [], ["3"])
        for _ in 0..<2 {
            _ = try await house.act("dispatch", on: try await leak(house, at: "5-1-101"), by: "lin") { $0.to = "zhao" }
        }
        var best = try await first(house, item)
        #expect(best.staff == zhao && best.isInZone && !best.isSkilled && best.open == 2)
        try await set(house, "qian", ["engineering.plumbing"], [])
        best = try await first(house, item)
        #expect(best.staff == qian && best.isSkilled && !best.isInZone)
        try await Duty(house.store).set(true, by: try house.actor("zhao"))
        #expect(try await first(house, item).staff == zhao, "being there comes before all")
        try await set(house, "qian", [], [])
        let kept = try await house.cases.expertise(of: qian, for: try house.actor("lin"))
        #expect(kept == Expertise())
    }

    @Test("a skill is a category or anything below it, a zone a place or anything in it")
    func below() {
        let one = Expertise(skills: ["engineering.plumbing"], zones: ["3-1"])
        #expect(one.knows("engineering.plumbing.leak") && one.knows("engineering.plumbing"))
        #expect(!one.knows("engineering.plumbings") && !one.knows("engineering"))
        #expect(one.looksAfter("3-1-802") && one.looksAfter("3-1"))
        #expect(!one.looksAfter("3-12") && !one.looksAfter("3") && !one.looksAfter(""))
    }

    @Test("what there is not, and what one may not, is refused and changes nothing")
    func refusals() async throws {
        let house = try await open()
        let (zhao, root) = (try house.actor("zhao").staff, try house.actor("root"))
        try await set(house, "zhao", ["engineering.plumbing"], ["3"])
        func put(_ skills: [String], _ zones: [String], by user: String = "root") async throws -> Expertise {
            try await house.cases.setExpertise(
                Expertise(skills: skills, zones: zones), of: zhao, by: try house.actor(user))
        }
        await refused(CaseRefusal.unknownCategory("engineering.magic")) { try await put(["engineering.magic"], []) }
        await refused(DirectoryRefusal.unknownPlace("99")) { try await put([], ["99"]) }
        await refused(CaseRefusal.tooManyEntries(limit: 100)) { try await put([], (0...100).map { "\($0)" }) }
        await refused(WorkforceRefusal.notAllowed(.staffWrite)) { try await put([], [], by: "lin") }
        await refused(WorkforceRefusal.unknownStaff(ID<Staff>(number: 1).description)) {
            try await house.cases.setExpertise(Expertise(), of: ID(number: 1), by: root)
        }
        let kept = try await house.cases.expertise(of: zhao, for: root)
        #expect(kept == Expertise(skills: ["engineering.plumbing"], zones: ["3"]))
    }
}
