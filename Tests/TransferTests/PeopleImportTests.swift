import Directory
import Foundation
import Kernel
import Testing

@testable import Transfer

@Suite("Bringing people in")
struct PeopleImportTests {
    private func yard() async throws -> Yard {
        let yard = try await Yard()
        try await yard.taken(.places, "code\n3-1-801\n3-1-802\n3-1-803\n")
        return yard
    }

    private func files(_ yard: Yard, _ text: String) async throws -> [PersonFile] {
        try await People(yard.store).find(text, in: [yard.garden.id], limit: 9)
    }

    @Test("A household with telephones, car and dates, found by all of them")
    func household() async throws {
        let yard = try await yard()
        let one = try await yard.taken(
            .people, "姓名,联系电话,房号,身份,入住日期,车牌号,车位,标签\n王建国,138 0013 8000,3栋1单元802,业主,2024年5月1日,沪A·12345,B1-7,独居老人\n")
        #expect(one.counts.created == 1)
        for text in ["王建国", "13800138000", "3-1-802", "沪A12345", "wangjianguo"] {
            #expect(try await files(yard, text).map(\.person.name) == ["王建国"], "\(text)")
        }
        let file = try #require(try await files(yard, "王建国").first)
        #expect(file.person.tags == ["elderly-alone"] && file.vehicles.map(\.parking) == ["B1-7"])
        #expect(file.rooms.map(\.occupancy.from) == [Day("2024-05-01")!] && file.rooms[0].occupancy.capacity == .owner)
    }

    @Test("Two people in a cell, several telephones, one each")
    func several() async throws {
        let yard = try await yard()
        try await yard.taken(
            .people, "业主,电话,房号\n\"张三、李四\",13800000001/13800000002,3-1-801\n赵 六,\"021-58886666；13900000003\",3-1-803\n")
        #expect(try await files(yard, "3-1-801").map(\.person.name).sorted() == ["张三", "李四"])
        #expect(try await files(yard, "13800000002").map(\.person.name) == ["李四"])
        #expect(try await files(yard, "赵六").first?.person.phones == ["021-58886666", "13900000003"])
    }

    @Test("The same sheet again changes nothing; what is new is told, old numbers masked")
    func again() async throws {
        let yard = try await yard()
        let sheet = "name,phone,room\n王建国,13800138000,3-1-802\n"
        try await yard.taken(.people, sheet)
        #expect(try await yard.words(try await yard.checked(.people, sheet)) == ["unchanged"])
        let more = try await yard.checked(.people, "name,phone,room,note\n王建国,13800138000/13911112222,3-1-803,新备注\n")
        #expect(
            try await yard.verdicts(more) == [
                .changed([
                    FieldChange("phone", "138****8000", "13800138000 13911112222"), FieldChange("note", "", "新备注"),
                    FieldChange("room", "", "3-1-803"),
                ])
            ])
        try await yard.run(more)
        #expect(try await files(yard, "王建国").count == 1)
    }

    @Test("One person in two rows of two rooms is one person")
    func twoRows() async throws {
        let yard = try await yard()
        let one = try await yard.checked(.people, "name,phone,room\n王,13800138000,3-1-801\n王,13800138000,3-1-802\n")
        #expect(try await yard.words(one) == ["created", "changed"])
        try await yard.run(one)
        #expect(try await files(yard, "13800138000").map(\.rooms.count) == [2])
    }

    @Test("A number of one's own finds somebody who is called otherwise by now")
    func number() async throws {
        let yard = try await yard()
        try await yard.taken(.people, "客户编号,姓名,电话\nK-1,王建国,13800138000\n")
        let one = try await yard.checked(.people, "客户编号,姓名,电话\nK-1,王建囯,13800138000\n")
        #expect(try await yard.verdicts(one) == [.changed([FieldChange("name", "王建国", "王建囯")])])
    }

    @Test("Every refused row says why, with its field")
    func refused() async throws {
        let yard = try await yard()
        let one = try await yard.checked(
            .people,
            """
            name,phone,room,capacity,from,to
            ,13800138000,3-1-801,,,
            甲,1.38E+10,3-1-801,,,
            乙,13800138000,9-9-999,,,
            丙,13800138000,3-1-801,邻居,,
            丁,13800138000,3-1-801,,去年,
            戊,12,3-1-801,,,
            己,13800138000,3-1-801,,2024-05-01,2023-05-01

            """)
        #expect(
            try await yard.faults(one) == [
                "nameMissing name", "phoneRounded phone", "unknownPlace place", "wordUnknown capacity",
                "dayUnreadable from", "phoneUnreadable phone", "dayUnreadable to",
            ])
    }

    @Test("Who moves out has a last day, and the sheet may come again")
    func movingOut() async throws {
        let yard = try await yard()
        let sheet = "name,phone,room,from,to\n王,13800138000,3-1-801,2020-01-01,2025-12-31\n"
        try await yard.taken(.people, sheet)
        #expect(try await yard.words(try await yard.checked(.people, sheet)) == ["unchanged"])
        #expect(try await files(yard, "王").first?.rooms.map(\.occupancy.to) == [Day("2025-12-31")])
    }

    @Test("An undone import of people leaves every byte as it was")
    func undo() async throws {
        let yard = try await yard()
        try await yard.taken(.people, "name,phone,room,plate\n王建国,13800138000,3-1-802,沪A12345\n")
        let before = try await yard.dump()
        let one = try await yard.taken(
            .people,
            "编号,name,phone,room,plate,parking\n"
                + "K1,王建国,13800138000/13911112222,3-1-803,沪A12345,B1\nK2,新,13700000000,3-1-801,,\n")
        #expect(one.counts == .init(created: 1, changed: 1, unchanged: 0, refused: 0))
        let undone = try await yard.imports.goOn(try await yard.imports.undo("\(one.id)", by: yard.keeper).id)
        #expect(undone.state == .undone && undone.kept == 0)
        #expect(try await yard.dump() == before)
        #expect(try await files(yard, "13700000000").isEmpty)
        #expect(try await files(yard, "13911112222").isEmpty)
    }
}
