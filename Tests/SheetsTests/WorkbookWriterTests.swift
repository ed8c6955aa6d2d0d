import Foundation
import Testing

@testable import Sheets

@Suite("Writing .xlsx") struct WorkbookWriterTests {
    private func back(_ rows: [[Cell]]) throws -> Sheet {
        let data = try WorkbookWriter.xlsx([.init(name: "表", header: ["甲", "乙"], rows: rows)])
        return try SheetReader.read(data, named: "表.xlsx")
    }

    @Test("what is written is read back with its types")
    func types() throws {
        let rows: [[Cell]] = [
            [.text("13800138000"), .date(43535)], [.number(7.5, "7.5"), .date(43535.5)],
            [.bool(true), .text(" a\n<&>\" ")],
            [.text("😀"), .empty], [.text("x"), .text("007")],
        ]
        let read = try back(rows).rows.map(\.cells)
        let expected = rows.map { $0.map { cell in if case .text(let text) = cell { Cell.text(text) } else { cell } } }
        #expect(read == expected.map { $0.count == 2 && $0[1] == .empty ? [$0[0], .empty] : $0 })
    }

    @Test("formulas are made text", arguments: ["=1+1", "+86 138", "-1", "@SUM(A1)", "\tx", "＝1"])
    func formulas(_ text: String) throws {
        #expect(try back([[.text(text), .text("x")]]).rows[0][0] == .text("'" + text))
    }

    @Test("several sheets, with names that Excel takes")
    func sheets() throws {
        let data = try WorkbookWriter.xlsx([
            .init(name: "a[1]:/", header: ["x"], rows: [[.text("1")]]),
            .init(name: "说明", header: ["y"], rows: [[.text("2")]]),
        ])
        #expect(try SheetReader.read(data, named: "a", sheet: "a1").header == ["x"])
        #expect(try SheetReader.read(data, named: "a", sheet: "说明").rows[0][0] == .text("2"))
    }

    @Test("ranges of merged cells are read, others left")
    func merged() throws {
        #expect(CellReference.range("A2:B3") == MergedRange(rows: 2...3, columns: 0...1))
        #expect(CellReference.range("B3:A2") == nil)
        #expect(CellReference.range("A0:A1") == nil)
    }
}

@Suite("Writing .xlsx row by row") struct WorkbookFileTests {
    private func file(_ rows: [[Cell]]) throws -> Data {
        let folder = FileManager.default.temporaryDirectory.appending(path: "book-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "a.xlsx")
        let book = try WorkbookFile(name: "表", header: ["甲", "乙"], in: folder)
        for row in rows { try book.add(row) }
        try book.finish(at: file)
        return try Data(contentsOf: file)
    }

    @Test("it is what is written at once, from no row to thousands", arguments: [0, 1, 100, 101, 3000])
    func same(_ count: Int) throws {
        let rows = (0..<count).map { n -> [Cell] in
            [.text("=\(n)&<"), n % 3 == 0 ? .empty : .date(Double(43_000 + n))]
        }
        let whole = try WorkbookWriter.xlsx([.init(name: "表", header: ["甲", "乙"], rows: rows)])
        let sheet = try SheetReader.read(try file(rows), named: "a.xlsx")
        #expect(try sheet == SheetReader.read(whole, named: "b.xlsx"))
        #expect(sheet.rows.count == count)
    }

    @Test("nothing is left lying where it was written")
    func tidy() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "book-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        do {
            let book = try WorkbookFile(name: "x", header: ["a"], in: folder)
            try book.add([.text("1")])
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
    }
}
