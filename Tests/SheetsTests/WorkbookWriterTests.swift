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
