import Foundation
import Testing

@testable import Sheets

/// Messages of citizens and the answers to them, as an office kept them; outside the repository, in `shared`.
enum RealData {
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("shared/data/real-requests")

    static let isThere = FileManager.default.fileExists(atPath: folder.appendingPathComponent("messages.csv").path)

    static func read(_ name: String) throws(SheetError) -> Sheet {
        try SheetReader.read(path: folder.appendingPathComponent(name).path)
    }
}

@Suite(
    "Real tables",
    .enabled(if: RealData.isThere, "SKIPPED, NOT PASSED: no ../shared/data/real-requests beside the package"))
struct RealDataTests {
    /// The rows below the header and the digest of every cell, both taken with Python's `csv` on 23 November 2026.
    @Test(
        "every cell is what Python's csv reads",
        arguments: [
            ("answered.csv", 577, 0xFAD2_33F1_DEB7_7E72), ("categories.csv", 517, 0x09C0_8C4A_3A34_C312),
            ("messages.csv", 1456, 0x2ED7_87E5_CDF3_EEE4),
        ] as [(String, Int, UInt64)])
    func everyCell(_ name: String, _ count: Int, _ digest: UInt64) throws {
        let sheet = try RealData.read(name)
        #expect(sheet.rows.count == count)
        #expect(sheet.rows.map(\.number) == Array(2...(count + 1)))
        #expect(Self.digest([sheet.header] + sheet.rows.map { $0.cells.map(\.text) }) == digest)
    }

    @Test("the same in GB18030", arguments: ["answered.csv", "categories.csv", "messages.csv"])
    func gb18030(_ name: String) throws {
        let text = try String(contentsOf: RealData.folder.appendingPathComponent(name), encoding: .utf8)
        let data = try #require(text.data(using: String.Encoding(rawValue: 0x8000_0632)))
        #expect(try SheetReader.read(data, named: name) == RealData.read(name))
    }

    /// The `.csv` files were written by a program that left Excel's escapes in the text; the workbooks are read right.
    @Test("the workbooks hold the first 300 rows of the .csv files", arguments: ["answered", "messages"])
    func workbooks(_ name: String) throws {
        let book = try RealData.read("\(name)-300.xlsx")
        let text = try RealData.read("\(name).csv")
        #expect(book.header == text.header)
        #expect(book.rows.map(\.number) == Array(2...301))
        #expect(
            book.rows.map { $0.cells.map(\.text) }
                == text.rows.prefix(300).map { $0.cells.map { EscapedText.unescape($0.text) } })
    }

    @Test(
        "every time is understood",
        arguments: ["answered.csv", "messages.csv", "answered-300.xlsx", "messages-300.xlsx"])
    func times(_ name: String) throws {
        let sheet = try RealData.read(name)
        for (column, title) in sheet.header.enumerated() where title.hasSuffix("时间") {
            let odd = sheet.rows.filter { SheetTime.parse($0[column]) == nil }
            #expect(odd.isEmpty, "\(title): \(odd.prefix(3).map { ($0.number, $0[column].text) })")
        }
    }

    @Test("what is written is read back alike") func backAndForth() throws {
        let sheet = try RealData.read("answered.csv")
        let file = SheetWriter.csv(header: sheet.header, rows: sheet.rows.map(\.cells))
        let again = try SheetReader.read(file, named: "a")
        let neutral = sheet.rows.map { $0.cells.map { SheetWriter.neutralise($0.text) } }
        #expect(again.rows.map { $0.cells.map(\.text) } == neutral)
    }

    /// FNV-1a over every cell and its end, and every row's end.
    private static func digest(_ rows: [[String]]) -> UInt64 {
        var sum: UInt64 = 0xCBF2_9CE4_8422_2325
        func take(_ byte: UInt8) { sum = (sum ^ UInt64(byte)) &* 0x100_0000_01B3 }
        for row in rows {
            for cell in row {
                cell.utf8.forEach(take)
                take(0x1F)
            }
            take(0x1E)
        }
        return sum
    }
}
