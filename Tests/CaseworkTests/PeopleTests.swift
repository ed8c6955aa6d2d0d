import Foundation
import Kernel
import Store
import Testing

@testable import Casework
@testable import Directory
@testable import Workforce

@Suite("Places and people")
struct PeopleTests {
    private struct Estate {
        let house: House
        let people: People
        let places: [Place]
        let wang: Person
        let ouyang: Person
    }

    private func filled() async throws -> Estate {
        let house = try await House.open()
        let places = try await Places(house.store).add(
            [
                ("3", Place.Kind.building, "3号楼"), ("3-1", .unit, "一单元"), ("3-1-802", .room, "802室"),
                ("3-1-803", .room, "803室"),
                ("B1-007", .parking, "地下车位7"),
            ].map {
                PlaceDraft(project: house.estate.id, parent: nil, kind: $0.1, code: $0.0, name: $0.2)
            }, by: 0)
        let people = People(house.store)
        let day = Day("2024-05-01")!
        let wang = try await people.add(
            PersonDraft(project: house.estate.id, name: "王小明", phones: ["138 0013 8000", "021-58886666"]),
            living: [(places[2].id, .owner, day)], vehicles: [("沪A·12345", "B1-007")], by: 0)
        let ouyang = try await people.add(
            PersonDraft(project: house.estate.id, name: "歐陽娜娜", phones: ["13911112222"]),
            living: [(places[2].id, .family, day)], vehicles: [("沪A·8K3P5", "")], by: 0)
        return Estate(house: house, people: people, places: places, wang: wang, ouyang: ouyang)
    }

    @Test(
        "found by telephone, room, name, pinyin, initials and plate",
        arguments: [
            ("13800138000", ["王小明"]), ("+86 138-0013-8000", ["王小明"]), ("１３８００１３８０００", ["王小明"]),
            ("02158886666", ["王小明"]),
            ("8000", ["王小明"]), ("王小明", ["王小明"]), ("小明", ["王小明"]), ("wangxiaoming", ["王小明"]), ("wxm", ["王小明"]),
            ("欧阳", ["歐陽娜娜"]), ("歐陽", ["歐陽娜娜"]), ("oynn", ["歐陽娜娜"]), ("沪A12345", ["王小明"]), ("沪A·12345", ["王小明"]),
            ("a12345", ["王小明"]), ("12345", ["王小明"]), ("2345", ["王小明"]), ("K3P5", ["歐陽娜娜"]), ("Ｋ３ｐ５", ["歐陽娜娜"]),
            ("8K3P5", ["歐陽娜娜"]), ("沪A8K3P5", ["歐陽娜娜"]), ("8K3", ["歐陽娜娜"]), ("3P5", []), ("802", ["歐陽娜娜", "王小明"]),
            // A room, or the beginning of one: those who live there, as the room's own page lists them.
            ("3-1-802", ["王小明", "歐陽娜娜"]), ("3-1-8", ["王小明", "歐陽娜娜"]), ("3-1-9", []),
            ("803", []),
            ("沪B12345", []), ("李", []), ("", []), ("13800138001", []), ("person", []), ("p", []),
        ])
    func find(_ text: String, _ expected: [String]) async throws {
        let estate = try await filled()
        let found = try await estate.people.find(text, in: [estate.house.estate.id], limit: 10)
        #expect(found.map(\.person.name) == expected)
        #expect(try await estate.people.find(text, in: [estate.house.tower.id], limit: 10).isEmpty)
        #expect(try await estate.people.find(text, in: [], limit: 10).isEmpty)
    }

    @Test("a person's page: rooms, household, vehicles")
    func file() async throws {
        let estate = try await filled()
        let file = try #require(try await estate.people.person(estate.wang.id))
        #expect(file.person == estate.wang)
        #expect(file.rooms.map(\.place.code) == ["3-1-802"] && file.rooms[0].occupancy.capacity == .owner)
        #expect(file.rooms[0].household.map(\.id) == [estate.ouyang.id])
        #expect(file.vehicles.map(\.plate) == ["沪A·12345"] && file.vehicles[0].parking == "B1-007")
        #expect(try await estate.people.person(ID(number: 5)) == nil)
    }

    @Test("who cannot be kept, and the list goes page by page")
    func adding() async throws {
        let estate = try await filled()
        let project = estate.house.estate.id
        func add(_ name: String, _ phones: [String] = [], note: String = "") async throws -> Person {
            try await estate.people.add(PersonDraft(project: project, name: name, phones: phones, note: note), by: 0)
        }
        await refused(DirectoryRefusal.nameMissing) { try await add(" \0") }
        await refused(DirectoryRefusal.tooLong(field: "name", limit: 80)) {
            try await add(String(repeating: "长", count: 81))
        }
        await refused(DirectoryRefusal.tooLong(field: "note", limit: 2000)) {
            try await add("a", note: String(repeating: "长", count: 2001))
        }
        await refused(DirectoryRefusal.phoneUnreadable("12")) { try await add("a", ["13800138000", "12"]) }
        await refused(DirectoryRefusal.tooLong(field: "phones", limit: 8)) {
            try await add("a", (0..<9).map { "1380013800\($0)" })
        }
        for count in 0..<5 { _ = try await add("路人\(count)", ["", " "]) }
        var names: [String] = []
        var after: ID<Person>?
        while true {
            let page = try await estate.people.list(in: project, after: after, limit: 3)
            names += page.map(\.person.name)
            guard let last = page.last else { break }
            after = last.person.id
        }
        #expect(names == ["王小明", "歐陽娜娜", "路人0", "路人1", "路人2", "路人3", "路人4"])
    }

    @Test("a room of another project, or none, is refused; a plate given twice counts once")
    func rooms() async throws {
        let estate = try await filled()
        let far = try await Places(estate.house.store).add(
            [PlaceDraft(project: estate.house.tower.id, parent: nil, kind: .room, code: "T1", name: "T1")], by: 0)
        let draft = PersonDraft(project: estate.house.estate.id, name: "某人")
        for place in [far[0].id, ID(number: 77)] {
            await refused(DirectoryRefusal.unknownPlace(place.description)) {
                try await estate.people.add(draft, living: [(place, .tenant, Day("2026-01-01")!)], by: 0)
            }
        }
        let one = try await estate.people.add(draft, vehicles: [("沪C1", ""), ("沪C1", "")], by: 0)
        #expect(try await estate.people.person(one.id)?.vehicles.count == 1)
    }

    @Test("the tree of places: parents by code, children in order, no code twice in a project")
    func places() async throws {
        let estate = try await filled()
        let places = Places(estate.house.store)
        let project = estate.house.estate.id
        #expect(estate.places[2].parent == estate.places[1].id && estate.places[1].parent == estate.places[0].id)
        #expect(estate.places[2].building == "3")
        let top = try await places.children(of: nil, in: project, limit: 10).map(\.code)
        #expect(top == ["3", "B1-007"])
        let rooms = try await places.children(of: estate.places[1].id, in: project, after: "3-1-802", limit: 10)
        #expect(rooms.map(\.code) == ["3-1-803"])
        await refused(DirectoryRefusal.codeTaken("3-1")) {
            try await places.add(
                ["9", "3-1"].map { PlaceDraft(project: project, parent: nil, kind: .unit, code: $0, name: $0) }, by: 0)
        }
        #expect(try await places.find("9", in: [project], limit: 5).isEmpty, "the whole list is undone")
        await refused(DirectoryRefusal.codeTaken("garden")) {
            try await places.addProject(code: "garden", name: "x", zone: .shanghai, by: 0)
        }
    }

    @Test(
        "places are found by code, part, name, pinyin and initials; the exact code comes first",
        arguments: [
            ("3-1-802", "3-1-802"), ("802", "3-1-802"), ("一单元", "3-1"), ("yidanyuan", "3-1"), ("dxcw", "B1-007"),
            ("地下车位", "B1-007"), ("3", "3"),
        ])
    func findPlaces(_ text: String, _ first: String) async throws {
        let estate = try await filled()
        let found = try await Places(estate.house.store).find(text, in: [estate.house.estate.id], limit: 5)
        #expect(found.first?.code == first)
        #expect(Set(found.map(\.id)).count == found.count)
        #expect(try await Places(estate.house.store).find(text, in: [estate.house.tower.id], limit: 5).isEmpty)
    }

    @Test("looking at a masked number is in the audit trail, which stays whole")
    func unmasking() async throws {
        let estate = try await filled()
        try await estate.people.noteUnmasking(of: estate.wang.id, reason: "回拨\0客户", by: 7)
        let last = try await estate.house.store.read { db in
            try db.row("SELECT act, actor, detail FROM audit ORDER BY seq DESC LIMIT 1") {
                (try $0.next(String.self), try $0.next(Int64.self), try $0.next(String.self))
            }
        }
        #expect(last?.0 == "person.unmask" && last?.1 == 7 && last?.2 == "回拨客户")
        #expect(try await estate.house.store.read { try Audit.walk($0).firstBroken } == nil)
    }
}
