import Foundation
import Kernel
import Store
import Testing

@testable import Directory
@testable import Workforce

@Suite("The best is found first")
struct RankingTests {
    @Test("Exact number, exact plate, name written, name read, tail: in this order, whoever was kept when")
    func people() async throws {
        let house = try await House.open()
        let people = People(house.store)
        let garden = house.estate.id
        func add(_ name: String, _ phone: String, _ plate: String? = nil) async throws {
            _ = try await people.add(
                PersonDraft(project: garden, name: name, phones: [phone]),
                vehicles: plate.map { [($0, "")] } ?? [], by: 0)
        }
        func found(_ typed: String) async throws -> [String] {
            try await people.find(typed, in: [garden], limit: 10).map(\.person.name)
        }
        try await add("甲", "021-58886666", "沪A·88888")
        try await add("乙", "58886666", "沪AD12345")
        try await add("丙", "13858886666")
        try await add("丁", "010-58886666", "浙B·88888")
        try await add("戊", "13900002222", "沪A·8K3P5")
        #expect(try await found("021-58886666") == ["甲", "乙"])
        #expect(try await found("+86 10 5888 6666") == ["丁", "乙"])
        #expect(try await found("58886666") == ["乙", "丁", "甲", "丙"])
        for (typed, names) in [
            ("A88888", ["甲"]), ("88888", ["丁", "甲"]), ("沪a12345", []), ("D12345", ["乙"]), ("12345", ["乙"]),
            ("沪AD12345", ["乙"]), ("2345", ["乙"]), ("8888", ["丁", "甲"]), ("K3P5", ["戊"]), ("k3p5", ["戊"]),
            ("8K3P5", ["戊"]), ("沪A8K3P5", ["戊"]), ("3P5", []),
        ] {
            #expect(try await found(typed) == names, "\(typed)")
        }
    }

    @Test("Seventy of one name do not hide the one who is called so alone")
    func many() async throws {
        let house = try await House.open()
        let people = People(house.store)
        for name in ["张三"] + (0..<40).map({ _ in "张三丰" }) {
            _ = try await people.add(PersonDraft(project: house.estate.id, name: name), by: 0)
        }
        let found = try await people.find("zhangsan", in: [house.estate.id], limit: 5)
        #expect(found.first?.person.name == "张三" && found.count == 5)
    }

    @Test("Whoever left comes last, and only those whom the asker may see come at all")
    func staff() {
        let garden = Project(id: ID(number: 1), code: "garden", name: "花园", zoneIdentifier: "Asia/Shanghai")
        let tower = Project(id: ID(number: 2), code: "tower", name: "大厦", zoneIdentifier: "Asia/Shanghai")
        func member(_ number: Int64, _ name: String, _ project: Project?, isActive: Bool = true) -> Staff {
            Staff(
                id: ID(number: number), user: "u\(number)", name: name, phone: "", departments: [],
                roles: [.init(role: "agent", project: project?.id)], isActive: isActive, language: .simplified)
        }
        let all = [
            member(1, "单伟", garden, isActive: false), member(2, "单伟民", garden), member(3, "单伟", tower),
            member(4, "单伟", nil),
        ]
        func found(_ rights: Set<Right>, _ typed: String = "shanwei") -> [Int64] {
            let grants = [Actor.Grant(rights: rights, project: garden.id)]
            let actor = Actor(staff: ID(number: 9), name: "问", departments: [], grants: grants, via: "test")
            return Team.find(typed, among: all, for: actor, in: [garden, tower], limit: 10).map(\.id.number)
        }
        #expect(found([.staffRead]) == [4, 2, 1] && found([.caseDispatch]) == [4, 2, 1])
        #expect(found([.caseRead, .peopleRead]) == [] && found([.staffRead], "u2") == [2])
    }
}
