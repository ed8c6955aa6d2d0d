import Casework
import Directory
import Foundation
import Kernel
import Testing

@testable import Transfer

@Suite("Bringing in who has which room, and whose vehicles there are")
struct OccupanciesImportTests {
    private func yard() async throws -> Yard {
        let yard = try await Yard()
        try await yard.taken(.places, "code\n3-1-801\n3-1-802\n3-1-803\n")
        try await yard.taken(
            .people, "编号,name,phone,room,capacity,from\nK-1,王建国,13800138000,3-1-801,owner,2020-01-01\n"
                + "K-2,李四,13900139000,,,\n,赵六,13700137000,,,\n,赵六,13600136000,,,\n")
        return yard
    }

    private func file(_ yard: Yard, _ text: String) async throws -> PersonFile {
        try #require(try await People(yard.store).find(text, in: [yard.garden.id], limit: 9).first)
    }

    private func changes(_ yard: Yard, _ text: String) async throws -> [Directory.PersonChange] {
        let person = try await file(yard, text).person
        return try await yard.store.read { try PersonChangeTable.all($0, of: person.id, before: .max, limit: 50) }
    }

    @Test("By number, telephone or name, with capacity and days; the history tells of it as of a change by hand")
    func stays() async throws {
        let yard = try await yard()
        let before = try await yard.dump()
        let sheet = """
            房号,客户编号,电话,姓名,身份,开始日期,结束日期
            3栋1单元802,K-2,,,租户,2024-01-01,2024-12-31
            3-1-802,,13800138000,,租户,2025-01-01,
            3-1-803,,,李四,业主,2023-05-01,
            3-1-801,K-1,,,,,2025-06-30

            """
        let one = try await yard.taken(.occupancies, sheet)
        #expect(one.counts == .init(created: 3, changed: 1, unchanged: 0, refused: 0))
        let rooms = try await file(yard, "13900139000").rooms.map { "\($0.place.code) \($0.occupancy.capacity)" }
        #expect(rooms.sorted() == ["3-1-802 tenant", "3-1-803 owner"])
        let told = try await changes(yard, "13800138000")
        #expect(told.map(\.act).sorted() == ["move-in", "move-out"] && told.allSatisfy { $0.why == "表.xlsx" })
        #expect(told.contains { $0.act == "move-out" && $0.becomes == "3-1-801 2020-01-01 – 2025-06-30" })
        let again = try await yard.words(try await yard.checked(.occupancies, sheet))
        #expect(again == Array(repeating: "unchanged", count: 4))
        #expect(try await yard.undone(one).kept == 0)
        #expect(try await yard.dump() == before)
    }

    @Test("One tenant at a time, in the store, within the sheet and within a cell; nobody is the same thing twice")
    func overlaps() async throws {
        let yard = try await yard()
        try await yard.taken(.occupancies, "room,number,capacity,from\n3-1-802,K-1,tenant,2024-01-01\n")
        let one = try await yard.checked(
            .occupancies,
            """
            room,number,name,capacity,from,to
            3-1-802,K-2,,tenant,2025-01-01,
            3-1-803,K-2,,tenant,2024-01-01,2024-06-30
            3-1-803,K-1,,tenant,2024-06-30,
            3-1-803,K-1,,tenant,2024-07-01,
            3-1-803,K-1,,tenant,2024-01-01,2024-08-01
            3-1-801,K-2,,owner,2199-01-01,

            """)
        #expect(
            try await yard.faults(one) == [
                "tenancyTaken place", "tenancyTaken place", "tenancyTaken place", "dayImpossible from",
            ])
        #expect(one.counts.created == 2)
        let people = try await yard.checked(
            .people, "name,phone,room,capacity\n甲、乙,13500000001/13500000002,3-1-801,租户\n丙,13500000003,3-1-802,租户\n")
        #expect(try await yard.faults(people) == ["tenancyTaken place", "tenancyTaken place"])
    }

    @Test("Who is not there, or is meant by several, is refused with what was written")
    func unclear() async throws {
        let yard = try await yard()
        let one = try await yard.checked(
            .occupancies, "room,number,name,phone\n3-1-802,K-9,,\n3-1-802,,赵六,\n3-1-802,,孙七,\n3-1-802,,,\n,K-1,,\n")
        #expect(
            try await yard.faults(one) == [
                "unknownPerson person", "personUnclear name", "unknownPerson person", "nameMissing name",
                "fieldEmpty room",
            ])
    }

    @Test("Vehicles by plate and owner, with days; taken back to the byte")
    func vehicles() async throws {
        let yard = try await yard()
        try await yard.taken(.vehicles, "plate,number,parking\n沪A11111,K-1,B1-1\n")
        let before = try await yard.dump()
        let sheet = """
            车牌号,车主姓名,电话,车位,开始日期,结束日期
            沪a22222,,13900139000,B1-2,2024-01-01,
            沪A11111,王建国,13800138000,B1-9,,
            沪A33333,李四,,,2020-01-01,2023-01-01

            """
        let one = try await yard.taken(.vehicles, sheet)
        #expect(one.counts == .init(created: 2, changed: 1, unchanged: 0, refused: 0))
        #expect(try await file(yard, "沪A22222").vehicles.map(\.parking) == ["B1-2"])
        #expect(try await file(yard, "13800138000").vehicles.map(\.parking) == ["B1-9"])
        #expect(try await changes(yard, "13900139000").map(\.act) == ["add", "add"])
        let again = try await yard.words(try await yard.checked(.vehicles, sheet))
        #expect(again == ["unchanged", "unchanged", "unchanged"])
        #expect(try await yard.undone(one).kept == 0)
        #expect(try await yard.dump() == before)
        #expect(try await People(yard.store).find("沪A22222", in: [yard.garden.id], limit: 9).isEmpty)
    }

    @Test("A vehicle that somebody changed since stays, and its history with it")
    func kept() async throws {
        let yard = try await yard()
        let one = try await yard.taken(.vehicles, "plate,number,parking\n沪A11111,K-1,B1-1\n")
        let owner = try await file(yard, "13800138000").person.id
        let there = try await yard.store.read { try BelongingTable.standingVehicles($0, of: [owner]) }
        var mine = try #require(there[owner]?.first)
        mine.values["space"] = "B1-7"
        try await yard.store.write { [mine] in try BelongingTable.replace($0, mine) }
        #expect(try await yard.undone(one).kept == 1)
        #expect(try await file(yard, "13800138000").vehicles.map(\.parking) == ["B1-7"])
        #expect(try await changes(yard, "13800138000").map(\.act) == ["add"])
    }
}
