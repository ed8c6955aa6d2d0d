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

    @Test("What a sheet changes of a customer stands in their history as by hand, with the file as the reason")
    func history() async throws {
        let yard = try await yard()
        try await yard.taken(.people, "name,phone,room\n王建国,13800138000,3-1-802\n")
        let person = try #require(try await files(yard, "王建国").first?.person)
        func told() async throws -> [String] {
            try await yard.store.read { try PersonChangeTable.all($0, of: person.id, before: .max, limit: 50) }
                .map { "\($0.act) \($0.about) \($0.was ?? "-") > \($0.becomes ?? "-") \($0.why ?? "") \($0.byName)" }
                .sorted()
        }
        // Whoever is new has no history, as by hand.
        #expect(try await told() == [])
        let one = try await yard.taken(
            .people, "name,phone,room,capacity,from,plate\n王建国,13800138000/13911112222,3-1-803,租户,2025-01-01,沪A1\n")
        let end = "表.xlsx 管理员"
        #expect(
            try await told() == [
                "add vehicle - > 沪A1 \(end)", "change phones 13800138000 > 13800138000, 13911112222 \(end)",
                "move-in tenant - > 3-1-803 2025-01-01 – \(end)",
            ])
        #expect(try await files(yard, "13911112222").first?.person.version == 2)
        #expect(try await yard.undone(one).kept == 0)
        #expect(try await told() == [])
    }

    @Test("Whoever was merged into another, or taken out, is not written to, and their number goes to nobody")
    func merged() async throws {
        let yard = try await yard()
        try await yard.taken(.people, "编号,name,phone\nK-1,王建国,13800138000\nK-2,王建囯,13800138000\n")
        let all = try await files(yard, "13800138000").map(\.person).sorted { $0.id < $1.id }
        #expect(all.count == 2)
        _ = try await yard.store.write { tx in
            try tx.run("UPDATE person SET merged_into = ?2 WHERE id = ?1", all[1].id, all[0].id)
        }
        let one = try await yard.checked(.people, "编号,name,phone\nK-2,王建囯,13800138000\n,王建囯,13800138000\n")
        #expect(try await yard.faults(one) == ["personMerged "] && one.counts.created == 1)
    }

    @Test("Within one portion a row may change whom another row made")
    func within() async throws {
        let yard = try await yard()
        let before = try await yard.dump()
        let one = try await yard.taken(
            .people,
            "name,phone,room,plate\n王,13800138000,3-1-801,\n王,13800138000,3-1-802,沪A1\n王,13800138000,3-1-803,\n")
        #expect(one.counts == .init(created: 1, changed: 2, unchanged: 0, refused: 0))
        let file = try #require(try await files(yard, "沪A1").first)
        #expect(file.rooms.count == 3)
        #expect(try await files(yard, "3-1-803").map(\.person.id) == [file.person.id])
        #expect(try await yard.undone(one).kept == 0)
        #expect(try await yard.dump() == before)
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
