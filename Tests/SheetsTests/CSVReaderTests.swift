import Foundation
import Testing

@testable import Sheets

@Suite("Reading .csv") struct CSVReaderTests {
    struct Shape: CustomTestStringConvertible {
        let name: String
        let text: String
        let rows: [[String]]
        var testDescription: String { name }

        init(_ name: String, _ text: String, _ rows: [[String]]) {
            (self.name, self.text, self.rows) = (name, text, rows)
        }
    }

    /// Every second row agrees with Python's `csv`; where RFC 4180 is broken we forgive what Python forgives.
    static let shapes = [
        Shape("plain", "1,2\n", [["1", "2"]]),
        Shape("CR LF", "1,2\r\n3,4\r\n", [["1", "2"], ["3", "4"]]),
        Shape("CR alone", "1,2\r3,4", [["1", "2"], ["3", "4"]]),
        Shape("no line end", "1,2", [["1", "2"]]),
        Shape("quoted", "\"1\",\"2\"\n", [["1", "2"]]),
        Shape("doubled quotes", "\"说\"\"好\"\"\",\"\"\"\"\n", [["说\"好\"", "\""]]),
        Shape("delimiter inside", "\"1,5\",2\n", [["1,5", "2"]]),
        Shape("line breaks inside", "\"一\n二\r\n三\",2\n", [["一\n二\r\n三", "2"]]),
        Shape("quote inside a plain field", "管径5\"的,2\n", [["管径5\"的", "2"]]),
        Shape("text after a closing quote", "\"x\" y,2\n", [["x y", "2"]]),
        Shape("spaces kept", " 1 ,\u{3000}缩进\n", [[" 1 ", "\u{3000}缩进"]]),
        Shape("empty fields", ",2\n\"\",3\n4,\n5", [["", "2"], ["", "3"], ["4", ""], ["5", ""]]),
        Shape("more than the header", "1,2,3\n", [["1", "2", "3"]]),
        Shape("empty beyond the header", "1,2,,,\n", [["1", "2"]]),
        Shape(
            "combining mark first", "1,\u{301}x\n\"\u{301}\",\u{FE0F}\n", [["1", "\u{301}x"], ["\u{301}", "\u{FE0F}"]]),
        Shape("Unicode line separator is text", "1,a\u{2028}b\u{85}\n", [["1", "a\u{2028}b\u{85}"]]),
        Shape("leading zeros", "007,13800138000\n", [["007", "13800138000"]]),
    ]

    @Test("shape", arguments: shapes) func shape(_ shape: Shape) throws {
        let sheet = try csv("甲,乙\n" + shape.text)
        #expect(sheet.header == ["甲", "乙"])
        #expect(sheet.rows.map { $0.cells.map(\.text) } == shape.rows)
    }

    @Test("rows are numbered as Excel shows them: blank ones count, lines within a cell do not")
    func numbers() throws {
        let sheet = try csv("\n甲,乙\n\n1,\"a\nb\"\n , \n,,\n2,c\n")
        #expect(sheet.rows.map(\.number) == [4, 7])
    }

    @Test("delimiters", arguments: [",", ";", "\t"]) func delimiters(_ mark: String) throws {
        let sheet = try csv("台账\n编号\(mark)\"a,;\t,;\t!\"\(mark)地址(省/市)\n1\(mark)2\(mark)\"3\(mark)\"\n")
        #expect(sheet.header == ["编号", "a,;\t,;\t!", "地址(省/市)"])
        #expect(sheet.rows.map { $0.cells.map(\.text) } == [["1", "2", "3\(mark)"]])
    }

    @Test("a title above the header is skipped, a table of one column keeps its own")
    func titles() throws {
        #expect(try csv("2019年台账,,\n编号,内容\n1,a\n").header == ["编号", "内容"])
        let single = try csv("编号\n1\n2\n")
        #expect(single.header == ["编号"])
        #expect(single.rows.count == 2)
        let chosen = try SheetReader.read(Data("a,b\nc,d\n1,2\n".utf8), named: "表.csv", headerRow: 2)
        #expect(chosen.header == ["c", "d"])
        #expect(chosen.rows.map(\.number) == [3])
    }

    @Test("an unclosed quote is told by the row it began in")
    func unclosedQuote() {
        #expect(refusal { () throws(SheetError) in try csv("a,b\n1,\"x\ny\n") } == .unclosedQuote(row: 2))
    }

    @Test("cells beyond the last are empty")
    func beyond() throws {
        let row = try #require(try csv("a,b\n1\n").rows.first)
        #expect(row.cells == [.text("1"), .empty])
        #expect(row[7] == .empty)
        #expect(row[-1] == .empty)
    }
}
