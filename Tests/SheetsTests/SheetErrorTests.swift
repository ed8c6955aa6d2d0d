import Foundation
import Testing

@testable import Sheets

@Suite("Refusals") struct SheetErrorTests {
    static let book = Book(rows: "<row>\(Book.inline("A1", "甲"))</row>").data

    static func limits(_ change: (inout SheetLimits) -> Void) -> SheetLimits {
        var limits = SheetLimits.standard
        change(&limits)
        return limits
    }

    static func read(_ data: Data, _ limits: SheetLimits = .standard) -> SheetError? {
        refusal { () throws(SheetError) in try SheetReader.read(data, named: "a", limits: limits) }
    }

    static func read(_ text: String, _ limits: SheetLimits = .standard) -> SheetError? {
        read(Data(text.utf8), limits)
    }

    /// Each refusal with a table that earns it.
    static let cases: [(refusal: SheetError, got: SheetError?)] = [
        (.unreadable(filename: "nowhere.csv"), refusal { () throws(SheetError) in
            try SheetReader.read(path: "/nowhere.csv")
        }),
        (.unreadable(filename: "tmp"), refusal { () throws(SheetError) in try SheetReader.read(path: "/tmp") }),
        (.notATable(filename: "a"), read("%PDF-1.7\n1,2")),
        (.notATable(filename: "a"), read("\u{FEFF} <HTML><table>")),
        (.notATable(filename: "a"), read(Data([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0x0D]))),
        (.notATable(filename: "a"), read(StoredZip(["word/document.xml": "<a/>"]).data)),
        (.notATable(filename: "a"), read(StoredZip(["xl/workbook.xml": "<document/>"]).data)),
        (.oldWorkbook(filename: "a"), read(Data([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]))),
        (.unknownEncoding(filename: "a"), read(Data([0x61, 0xFF, 0xFF]))),
        (.tooLarge(.bytes, limit: 3), read("a,b\n", limits { $0.bytes = 3 })),
        (.tooLarge(.bytes, limit: 3), refusal { () throws(SheetError) in
            try SheetReader.read(path: #filePath, limits: limits { $0.bytes = 3 })
        }),
        (.tooLarge(.unzippedBytes, limit: 500), read(book, limits { $0.unzippedBytes = 500 })),
        (.tooLarge(.elements, limit: 9), read(book, limits { $0.elements = 9 })),
        (.tooLarge(.rows, limit: 2), read("a\n1\n\n2\n", limits { $0.rows = 2 })),
        (.tooLarge(.cells, limit: 3), read("a,b\n,1\n", limits { $0.cells = 3 })),
        (.brokenArchive(part: ""), read(book.prefix(book.count - 5))),
        (.brokenArchive(part: ""), read(Data("PK\u{3}\u{4}not a zip".utf8))),
        (.brokenArchive(part: "xl/workbook.xml"), read(damaged)),
        (.brokenXML(part: "xl/workbook.xml", line: 1), read(StoredZip(["xl/workbook.xml": "<workbook>"]).data)),
        (.unclosedQuote(row: 3), read("a,b\n\"1\n\",2\n\"3,4\n5,6\n")),
        (.noSheet(name: "丙"), refusal { () throws(SheetError) in
            try SheetReader.read(book, named: "a", sheet: "丙")
        }),
        (.noSheet(name: nil), read(StoredZip(["xl/workbook.xml": "<workbook/>"]).data)),
        (.noHeader, read("")),
        (.noHeader, read(" , \n\n")),
        (.noHeader, read(Book(rows: "<row r='1'><c r='A1'/></row>").data)),
        (.noHeader, refusal { () throws(SheetError) in
            try SheetReader.read(Data("a\nb\n".utf8), named: "a", headerRow: 3)
        }),
        (.tooManyColumns(row: 2, limit: 2), read("a,b\n1,,3\n", limits { $0.columns = 2 })),
        (.cellTooLong(row: 3, column: 1, limit: 4), read("a,b\n,留言留言\n,留言留言留\n", limits { $0.cellCharacters = 4 })),
    ]

    @Test("are earned", arguments: cases.indices) func earned(_ index: Int) {
        #expect(Self.cases[index].got == Self.cases[index].refusal)
    }

    @Test("every refusal is earned by a table above, and has words of its own")
    func words() {
        let refusals = Self.cases.map(\.refusal)
        #expect(Set(refusals.map(\.code)).count == 12)
        #expect(Set(refusals.map(\.english)).count == Set(refusals.map(\.chinese)).count)
        for refusal in refusals {
            #expect(refusal.chinese.hasSuffix("。"))
            #expect(refusal.english.hasSuffix("."))
            #expect([404, 413, 415, 422].contains(refusal.status))
        }
        #expect(SheetError.cellTooLong(row: 3, column: 27, limit: 4).english.contains("AB3"))
    }

    @Test("columns formatted but empty do no harm")
    func formattedToTheEdge() throws {
        let row = "<row>\(Book.inline("A1", "甲"))<c r='XFD1' s='1'/></row>"
        #expect(try Book(rows: row).read().header == ["甲"])
        #expect(try csv("a,b" + String(repeating: ",", count: 500)).header == ["a", "b"])
    }

    @Test("a compressed part counts by what comes out of it")
    func compressed() throws {
        let bomb = try #require(Data(base64Encoded: Bomb.base64))
        #expect(bomb.count < 3000)
        let limits = Self.limits { $0.unzippedBytes = 1_000_000 }
        #expect(Self.read(bomb, limits) == .tooLarge(.unzippedBytes, limit: 1_000_000))
        #expect(Self.read(bomb) == .noHeader)
    }

    /// The book with one byte of its workbook changed, so that its checksum no longer fits.
    static let damaged: Data = {
        var data = book
        if let name = data.range(of: Data("sheetId='1'".utf8)) { data[name.lowerBound + 9] = UInt8(ascii: "2") }
        return data
    }()
}
