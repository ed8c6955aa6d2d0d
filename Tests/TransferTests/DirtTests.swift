import Directory
import Foundation
import Kernel
import Sheets
import Testing

@testable import Transfer

@Suite("Sheets as people keep them")
struct DirtTests {
    private static let words = Result { try ImportWords.read(Yard.checkout.appending(path: "Desks/property")) }

    @Test(
        "The code of a room in every writing",
        arguments: [
            "3-1-802", "3栋1单元802", "3栋1单元802室", "3#1-802", "03-01-0802", "３－１－８０２", " 3-1-802 ", "3号楼1单元802号房",
            "3/1/802", "3 - 1 - 802",
        ])
    func codes(_ text: String) throws {
        #expect(PlaceCode(text, words: try Self.words.get())?.plain == "3-1-802")
    }

    @Test("Codes of numbers alone are read as all others are", arguments: ["007", "03-0", "1-2-03-4", "-3--1-", "00-0"])
    func numbers(_ text: String) throws {
        let words = try Self.words.get()
        let other = PlaceCode(text.replacing("-", with: "_") + "_", words: words)
        #expect(PlaceCode(text, words: words)?.plain == other?.plain)
    }

    @Test("A cell that nothing parts is read as one with a mark behind it", arguments: [
        "张三", "Smith", "3-1-802", "13800138000", "+86 571 88886666", "沪A12345", "13800138000.0", "３－１", "é", "", "B#2",
    ])
    func single(_ cell: String) throws {
        #expect(CellWords.names(cell) == CellWords.names(cell + "；"))
        #expect(CellWords.rooms(cell) == CellWords.rooms(cell + "；"))
        #expect(CellWords.list(cell) == CellWords.list(cell + "；"))
        #expect(try CellWords.phones([cell]) == CellWords.phones([cell + "；"]))
    }

    @Test("A day as a cell gives it is the day that a person writes")
    func days() {
        for text in ["2020-05-01", "2019-02-30", "2020-02-29", "1899-12-31", "2200-12-31", "0000-00-00", "2020-5-1"] {
            let written = text.split(separator: "-").map { String(Int($0) ?? 0) }.joined(separator: "/")
            #expect(CellWords.day(text) == CellWords.day(written), "\(text)")
        }
    }

    @Test("Codes that are no rooms stay as they are", arguments: ["B1-007", "A", "东区-12", "G-01"])
    func others(_ text: String) throws {
        #expect(PlaceCode(text, words: try Self.words.get())?.plain == text)
    }

    @Test(
        "People in one cell",
        arguments: [
            ("张三、李四", ["张三", "李四"]), ("张三 李四", ["张三", "李四"]), ("张 三", ["张三"]), ("张三/李四\n王五", ["张三", "李四", "王五"]),
            ("Smith, John", ["Smith, John"]), ("  张三  ", ["张三"]), ("", []),
        ])
    func names(_ cell: String, _ expected: [String]) { #expect(CellWords.names(cell) == expected) }

    @Test(
        "Telephones in one cell",
        arguments: [
            ("13800138000/13900139000", ["13800138000", "13900139000"]), ("１３８００１３８０００", ["13800138000"]),
            ("13800138000、13800138000", ["13800138000"]), ("138 0013 8000", ["138 0013 8000"]),
            ("13800138000 13900139000", ["13800138000", "13900139000"]), ("1.3800138E+10", ["13800138000"]),
            ("13800138000\n021-58886666", ["13800138000", "021-58886666"]), ("13800138000.0", ["13800138000"]),
        ])
    func phones(_ cell: String, _ expected: [String]) throws { #expect(try CellWords.phones([cell]) == expected) }

    @Test("Digits that Excel has thrown away are not made up")
    func rounded() { #expect(throws: TransferRefusal.phoneRounded("1.38E+10")) { try CellWords.phones(["1.38E+10"]) } }

    @Test(
        "Days as people and cells write them",
        arguments: ["2024-05-01", "2024/5/1", "2024年5月1日", "45413", "20240501", "2024.5.1",
            "２０２４-05-01", "2024-05-01 00:00:00"])
    func days(_ text: String) { #expect(CellWords.day(text) == Day("2024-05-01")) }

    private func table(_ csv: String, _ kind: ImportKind = .people) throws -> RawTable {
        let words = try Self.words.get()
        let sheet = try SheetReader.read(Data(csv.utf8), named: "表.csv")
        return RawTable(sheet, titles: words.titles(of: kind), words: words)
    }

    @Test("A title, a date line and blank lines stand above the header")
    func lateHeader() throws {
        let raw = try table("花园小区业主台账,,\n制表人：小林,制表日期：2026-01-05,\n,,\n姓名,电话,房号\n王,13800138000,3-1-802\n")
        #expect(raw.header == ["姓名", "电话", "房号"] && raw.rows.map(\.number) == [5])
    }

    @Test("A header of two lines, the upper one over groups")
    func twoLines() throws {
        let raw = try table("房屋,业主信息,,\n,姓名,联系电话,备注\n3-1-802,王,13800138000,\n")
        #expect(raw.header == ["房屋", "姓名", "联系电话", "备注"])
        #expect(raw.rows.map(\.cells) == [["3-1-802", "王", "13800138000"]])
    }

    @Test("Rows of sums and headers on every page are no rows", arguments: ["合计", "小计：12户", "总计 12", "Total", "姓名"])
    func sums(_ first: String) throws {
        let raw = try table("姓名,电话\n王,13800138000\n\(first),\(first == "姓名" ? "电话" : "12")\n李,13900139000\n")
        #expect(raw.rows.map(\.cells[0]) == ["王", "李"] && raw.leftOut == 1)
    }

    @Test("What merged cells show counts for every row that they cover")
    func merged() throws {
        let words = try Self.words.get()
        var sheet = Sheet(
            header: ["楼栋", "单元", "室号"],
            rows: [
                SheetRow(number: 2, cells: [.text("3栋"), .text("1单元"), .text("801")]),
                SheetRow(number: 3, cells: [.empty, .empty, .text("802")]),
                SheetRow(number: 4, cells: [.empty, .text("2单元"), .text("801")]),
            ])
        sheet.merged = [MergedRange(rows: 2...4, columns: 0...0), MergedRange(rows: 2...3, columns: 1...1)]
        let raw = RawTable(sheet, titles: words.titles(of: .places), words: words)
        #expect(raw.rows.map(\.cells) == [["3栋", "1单元", "801"], ["3栋", "1单元", "802"], ["3栋", "2单元", "801"]])
    }

    @Test("Sixty columns, GBK, trailing spaces: two of them are the table's")
    func wide() async throws {
        let yard = try await Yard()
        let titles = (1...58).map { "列\($0)" }
        let rest = String(repeating: ",x", count: 58)
        let text = (["房号 ", " 名称"] + titles).joined(separator: ",") + "\n3-1-802 , 八零二 " + rest
        let encoding = String.Encoding(rawValue: 0x8000_0632)
        let data = try #require(text.data(using: encoding))
        let one = try await yard.run(try await yard.checked(.places, data))
        #expect(one.counts.created == 1)
        #expect(try await Places(yard.store).find("3-1-802", in: [yard.garden.id], limit: 2).map(\.name) == ["八零二"])
    }

    @Test("Numbers that are text, telephones that are numbers, days that are serial numbers, results of formulas")
    func types() async throws {
        let yard = try await Yard()
        try await yard.taken(.places, "code\n3-1-802\n3-1-803\n")
        let rows: [[Cell]] = [
            [.text("王"), .number(13_800_138_000, "1.3800138E10"), .text("３－１－８０２"), .number(45413, "45413"), .empty],
            [.text("李"), .text("１３９００１３９０００"), .text("03-01-0803"), .date(45413), .text("=1+1")],
        ]
        let data = try WorkbookWriter.xlsx([
            .init(name: "表", header: ["姓名", "电话", "房号", "入住日期", "备注"], rows: rows)
        ])
        let one = try await yard.run(try await yard.checked(.people, data))
        #expect(one.counts.created == 2)
        for (phone, name, room, note) in [
            ("13800138000", "王", "3-1-802", ""),
            // What an export wrote with an apostrophe comes back as it was.
            ("13900139000", "李", "3-1-803", "=1+1"),
        ] {
            let found = try #require(try await People(yard.store).find(phone, in: [yard.garden.id], limit: 2).first)
            #expect(found.person.name == name && found.person.note == note)
            #expect(found.rooms.map(\.place.code) == [room])
            #expect(found.rooms.map(\.occupancy.from) == [Day("2024-05-01")!])
        }
    }

    @Test("Refused rows come back as a sheet that can be mended and sent again")
    func faults() async throws {
        let yard = try await Yard()
        let one = try await yard.checked(.places, "房号,类型\n3-1-801,房间\n3-1-802,火箭\n")
        let pages = try await yard.imports.faults(
            "\(one.id)", titles: ("行", "原因"), sheet: "拒绝", sentence: { $0.code }, for: yard.keeper)
        let sheet = try SheetReader.read(try WorkbookWriter.xlsx(pages), named: "a.xlsx")
        #expect(sheet.header == ["房号", "类型", "行", "原因"])
        #expect(sheet.rows.map { $0.cells.map(\.text) } == [["3-1-802", "火箭", "3", "wordUnknown"]])
        let again = try await yard.checked(.places, try WorkbookWriter.xlsx(pages))
        #expect(again.rows == 1 && again.counts.refused == 1)
    }

    @Test("A template is filled in as it is", arguments: ImportKind.allCases)
    func templates(_ kind: ImportKind) throws {
        let words = try Self.words.get()
        let titles = words.titles(of: kind)
        #expect(Set(titles.keys) == Set(kind.fields))
        for (field, all) in titles { #expect(!all.isEmpty, "\(field)") }
    }
}
