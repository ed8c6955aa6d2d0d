import Directory
import Foundation
import Kernel
import Testing

@testable import Casework
@testable import Workforce

@Suite("To whom work is suggested")
struct SuggestingTests {
    private func names(_ house: House, _ item: Case, by user: String = "lin") async throws -> [String] {
        let all = try await Team(house.store).all()
        let found = try await house.cases.suggestions(for: item.number, by: try house.actor(user))
        return found.compactMap { one in all.first { $0.id == one.staff }?.user }
    }

    private func leak(_ house: House, at place: String? = nil) async throws -> Case {
        try await house.register("漏水") {
            $0.category = "engineering.plumbing.leak"
            $0.place = place
        }
    }

    private func send(_ house: House, _ item: Case, to user: String) async throws {
        _ = try await house.act("dispatch", on: item, by: "lin") { $0.to = user }
    }

    private func begin(_ house: House, _ user: String) async throws {
        try await Duty(house.store).set(true, by: try house.actor(user))
    }

    @Test("the trade's department alone; who has less in hand first, then whose turn was longest ago")
    func load() async throws {
        let house = try await House.open()
        let item = try await leak(house)
        #expect(try await Set(names(house, item)) == ["zhao", "qian"])
        let first = try #require(try await names(house, item).first)
        let second = first == "zhao" ? "qian" : "zhao"
        try await send(house, try await leak(house), to: first)
        #expect(try await names(house, item) == [second, first])
        try await send(house, try await leak(house), to: second)
        #expect(try await names(house, item) == [first, second], "both have one: whose turn was longest ago")
        let other = try await house.register("收据") { $0.category = nil }
        #expect(try await names(house, other) == [])
    }

    @Test("on duty comes before everything else, room before nearness, nearness before what is in hand")
    func order() async throws {
        let house = try await House.open()
        _ = try await Places(house.store).add(
            ["3-1-802", "3-1-101", "3-2-101", "5-1-101"].map {
                PlaceDraft(project: house.estate.id, parent: nil, kind: .room, code: $0, name: $0)
            }, by: 0)
        let item = try await leak(house, at: "3-1-802")
        try await send(house, try await leak(house, at: "3-1-101"), to: "zhao")
        try await send(house, try await leak(house, at: "5-1-101"), to: "qian")
        #expect(try await names(house, item) == ["zhao", "qian"], "zhao is in the same unit")
        try await begin(house, "qian")
        #expect(try await names(house, item) == ["qian", "zhao"])
        try await begin(house, "zhao")
        for _ in 0..<3 { try await send(house, try await leak(house, at: "3-2-101"), to: "zhao") }
        #expect(try await names(house, item) == ["zhao", "qian"], "four in hand, in the same building")
        try await send(house, try await leak(house, at: "3-1-101"), to: "zhao")
        #expect(try await names(house, item) == ["qian", "zhao"], "five in hand are enough")
        let found = try await house.cases.suggestions(for: item.number, by: try house.actor("lin"))
        #expect(found.map(\.isFull) == [false, true] && found.map(\.nearness) == [.elsewhere, .sameUnit])
        #expect(found.map(\.open) == [1, 5] && found.map(\.today) == [1, 5])
    }

    @Test("who left, or works in another project, is not suggested; who may not dispatch is told nothing")
    func rights() async throws {
        let house = try await House.open()
        let item = try await leak(house)
        let zhao = try house.actor("zhao").staff
        _ = try await house.store.write { tx in try tx.run("UPDATE staff SET is_active = 0 WHERE id = ?1", zhao) }
        #expect(try await names(house, item) == ["qian"])
        let tower = house.tower.id.description
        _ = try await house.store.write { tx in
            let posts = #"[{"role":"engineer","project":"\#(tower)"}]"#
            try tx.run("UPDATE staff SET posts = ?1 WHERE user_name = 'qian'", posts)
        }
        #expect(try await names(house, item) == [])
        await #expect(throws: WorkforceRefusal.notAllowed(.caseDispatch)) {
            try await house.cases.suggestions(for: item.number, by: try house.actor("hui"))
        }
    }

    @Test(
        "places are near by the parts of their codes",
        arguments: [
            ("3-1-802", "3-1-802", Suggestion.Nearness.samePlace), ("3-1-802", "3-1-101", .sameUnit),
            ("3-1-802", "3-2-802", .sameBuilding), ("3-1-802", "30-1-802", .elsewhere), ("3", "3-1-802", .sameBuilding),
            ("", "3-1-802", .elsewhere), ("", "", .elsewhere),
        ])
    func nearness(_ a: String, _ b: String, _ expected: Suggestion.Nearness) {
        #expect(Suggestion.Nearness(a, b) == expected && Suggestion.Nearness(b, a) == expected)
    }
}
