import Directory
import Foundation
import Kernel
import Testing

@testable import Transfer

@Suite("Bringing places in")
struct PlacesImportTests {
    @Test("What a code lies in is made where it is missing")
    func tree() async throws {
        let yard = try await Yard()
        let one = try await yard.taken(.places, "房号,名称\n3-1-802,802室\n3栋1单元803室,\n")
        #expect(one.state == .done && one.counts.created == 2)
        let found = try await Places(yard.store).find("3-1-80", in: [yard.garden.id], limit: 9)
        #expect(found.map(\.code) == ["3-1-802", "3-1-803"])
        #expect(found.map(\.kind) == [.room, .room])
        let parent = try #require(found[0].parent)
        let unit = try #require(try await Places(yard.store).place(parent))
        #expect(unit.code == "3-1" && unit.kind == .unit)
        let above = try #require(unit.parent)
        #expect(try await Places(yard.store).place(above)?.kind == .building)
    }

    @Test("A dry run says it and does nothing; the same sheet again changes nothing")
    func repeatable() async throws {
        let yard = try await Yard()
        let before = try await yard.dump()
        let sheet = "楼栋,单元,房间号,名称,类型\n3,1,802,甲,住宅\n03栋,1单元,0803室,乙,商铺\n,,,,\n合计,,2,,\n"
        let first = try await yard.checked(.places, sheet)
        #expect(first.state == .checked && first.leftOut == 1)
        #expect(try await yard.words(first) == ["created", "created"])
        #expect(try await yard.dump() == before)
        try await yard.run(first)
        let second = try await yard.checked(.places, sheet)
        #expect(try await yard.words(second) == ["unchanged", "unchanged"])
        #expect(second.acts == [.check, .cancel])
    }

    @Test("What changes is told field by field; what differs within a sheet is refused")
    func changes() async throws {
        let yard = try await Yard()
        try await yard.taken(.places, "code,name\n3-1-802,甲\n")
        let one = try await yard.checked(.places, "code,name\n3-1-802,乙\n3-1-802,丙\n")
        #expect(try await yard.verdicts(one)[0] == .changed([FieldChange("name", "甲", "乙")]))
        #expect(try await yard.faults(one) == ["rowRepeats "])
    }

    @Test("All or nothing, or the good rows alone")
    func goodRows() async throws {
        let yard = try await Yard()
        let one = try await yard.checked(.places, "code,kind\n3-1-802,room\n3-1-803,火箭\n")
        #expect(try await yard.faults(one) == ["wordUnknown kind"])
        await #expect(throws: TransferRefusal.rowsRefused(count: 1)) {
            try await yard.imports.run("\(one.id)", goodRows: false, by: yard.keeper)
        }
        let done = try await yard.run(one, goodRows: true)
        #expect(done.counts.created == 1)
        #expect(try await Places(yard.store).find("3-1-803", in: [yard.garden.id], limit: 9).isEmpty)
    }

    @Test("An undone import never was")
    func undo() async throws {
        let yard = try await Yard()
        try await yard.taken(.places, "code,name\n1-1-101,甲\n")
        let before = try await yard.dump()
        let one = try await yard.taken(.places, "code,name,kind\n1-1-101,乙,parking\n7-2-201,丙,\n7,七号楼,building\n")
        #expect(try await yard.dump() != before)
        let undone = try await yard.imports.goOn(
            try await yard.imports.undo("\(one.id)", by: yard.keeper).id)
        #expect(undone.state == .undone && undone.kept == 0)
        #expect(try await yard.dump() == before)
        #expect(try await Places(yard.store).find("七号楼", in: [yard.garden.id], limit: 9).isEmpty)
        #expect(try await Places(yard.store).find("甲", in: [yard.garden.id], limit: 9).map(\.code) == ["1-1-101"])
    }

    @Test("What somebody changed or uses since stays, and is told")
    func kept() async throws {
        let yard = try await Yard()
        let one = try await yard.taken(.places, "code,name\n7-2-201,甲\n7-2-202,乙\n7-2-203,丙\n")
        let there = try await Places(yard.store).find("7-2-20", in: [yard.garden.id], limit: 9)
        _ = try await People(yard.store).add(
            PersonDraft(project: yard.garden.id, name: "王"), living: [(there[0].id, .owner, Day("2024-05-01")!)], by: 0)
        try await yard.store.write { tx in
            let old = there[1]
            let new = Place(
                id: old.id, project: old.project, parent: old.parent, kind: old.kind, code: old.code, name: "改")
            try PlaceTable.update(tx, new)
        }
        let undone = try await yard.imports.goOn(try await yard.imports.undo("\(one.id)", by: yard.keeper).id)
        let rows = try await yard.imports.rows("\(one.id)", .kept, limit: 9, for: yard.keeper)
        #expect(rows.map(\.kept) == [.used, .changed] && undone.kept == 2)
        #expect(try await Places(yard.store).find("7-2-20", in: [yard.garden.id], limit: 9).count == 2)
    }

    @Test("Nobody brings in what they may not write, nor sees what others brought")
    func rights() async throws {
        let yard = try await Yard()
        await #expect(throws: (any Error).self) {
            try await yard.imports.begin(.places, file: "a.csv", Data("code\n1-1-1\n".utf8), by: yard.agent)
        }
        let one = try await yard.checked(.places, "code,name\n1-1-101,甲\n")
        await #expect(throws: TransferRefusal.unknownImport("\(one.id)")) {
            try await yard.imports.find("\(one.id)", for: yard.agent)
        }
        #expect(try await yard.imports.list(limit: 9, for: yard.agent).isEmpty)
        #expect(try await yard.imports.list(limit: 9, for: yard.keeper).map(\.id) == [one.id])
    }

    @Test("Columns that nobody knows are mapped once and remembered")
    func mapping() async throws {
        let yard = try await Yard()
        let data = Data("甲列,乙列\n3-1-802,八零二\n".utf8)
        let one = try await yard.imports.begin(.places, file: "a.csv", data, by: yard.keeper)
        await #expect(throws: TransferRefusal.columnsMissing(["code"])) {
            try await yard.imports.check("\(one.id)", by: yard.keeper)
        }
        _ = try await yard.imports.check("\(one.id)", columns: ["code": 0, "name": 1], by: yard.keeper)
        let again = try await yard.imports.begin(.places, file: "b.csv", data, by: yard.keeper)
        #expect(again.columns == ["code": 0, "name": 1])
        await #expect(throws: TransferRefusal.unknownColumn("colour")) {
            try await yard.imports.check("\(again.id)", columns: ["code": 0, "colour": 1], by: yard.keeper)
        }
    }

    @Test("Nothing lies in itself, nor in what lies in it", arguments: ["3-1", "3-1-802"])
    func circle(_ parent: String) async throws {
        let yard = try await Yard()
        try await yard.taken(.places, "code\n3-1-802\n")
        let one = try await yard.checked(.places, "code,上级\n3-1,\(parent)\n")
        #expect(try await yard.faults(one) == ["unknownPlace place"])
    }

    @Test("Whoever cancels a run takes back what it did; portions go on where they stopped")
    func cancel() async throws {
        let yard = try await Yard()
        let before = try await yard.dump()
        let rows = (1...1200).map { "\($0 % 7 + 1)-1-\($0),r\($0)" }.joined(separator: "\n")
        let one = try await yard.checked(.places, "code,name\n\(rows)\n")
        #expect(one.counts.created == 1200 && one.progress == 1200)
        let running = try await yard.imports.run("\(one.id)", goodRows: false, by: yard.keeper)
        let half = try await yard.store.write { try yard.imports.portion($0, of: running.id)?.one }
        #expect(half?.state == .running && half?.progress == 500)
        let stopped = try await yard.imports.goOn(try await yard.imports.cancel("\(one.id)", by: yard.keeper).id)
        #expect(stopped.state == .undone)
        #expect(try await yard.dump() == before)
    }
}
