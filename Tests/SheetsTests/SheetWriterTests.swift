import Foundation
import Testing

@testable import Sheets

@Suite("Writing .csv") struct SheetWriterTests {
    @Test("a file for Excel: mark, CR LF, quotes where needed")
    func file() {
        let data = SheetWriter.csv(
            header: ["编号", "内容"],
            rows: [[.number(7, "7"), .text("一,\"二\"\n三")], [.date(43535.5), .bool(true)], [.empty, .text(" a ")]])
        let text = "\u{FEFF}编号,内容\r\n7,\"一,\"\"二\"\"\n三\"\r\n2019-03-11 12:00:00,TRUE\r\n,\" a \"\r\n"
        #expect(Array(data) == Array(text.utf8))
    }

    @Test("formulas are made text", arguments: ["=1+1", "+86 138", "-1", "@SUM(A1)", "\tx", "\rx", "\nx", "＝1", "－1"])
    func formulas(_ text: String) throws {
        let sheet = try SheetReader.read(SheetWriter.csv(header: ["a", text], rows: [[.text(text)]]), named: "a")
        #expect(sheet.rows[0][0] == .text("'" + text))
        #expect(SheetWriter.line([.text(text)]).hasPrefix("'") || SheetWriter.line([.text(text)]).hasPrefix("\"'"))
        #expect(SheetWriter.neutralise(text) == "'" + text)
    }

    @Test("numbers and plain text stay", arguments: ["1=1", "a-b", "'", "", "13800138000", " =1"])
    func plain(_ text: String) {
        #expect(SheetWriter.neutralise(text) == text)
        #expect(SheetWriter.line([.number(-5, "-5"), .empty]) == "-5,\r\n")
    }

    @Test("what is written is read back alike")
    func backAndForth() throws {
        let texts = [
            "", "a", "\"", "\"\"", ",", ";\t,", "\n", "一\r\n二", "\u{3000}缩进", "\u{301}x", "\"\u{301}\"", "😀", "007",
            String(repeating: "长", count: 7000),
        ]
        let rows = texts.map { [Cell.text($0), .text("x")] } + texts.dropFirst().map { [Cell.text("y"), .text($0)] }
        let sheet = try SheetReader.read(SheetWriter.csv(header: ["甲", "乙"], rows: rows), named: "a.csv")
        let expected = rows.map { $0.map { $0.text == "\n" ? "'\n" : $0.text } }
        #expect(sheet.rows.map { $0.cells.map(\.text) } == expected)
    }
}
