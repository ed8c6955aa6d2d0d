import Foundation
import Testing

@testable import Sheets

@Suite("Encodings of .csv") struct TextDecodingTests {
    /// `编号,内容␊1,你好㚖␊`; the last character takes the four bytes only GB18030 has.
    static let gb18030: [UInt8] = [
        0xB1, 0xE0, 0xBA, 0xC5, 0x2C, 0xC4, 0xDA, 0xC8, 0xDD, 0x0A, 0x31, 0x2C, 0xC4, 0xE3, 0xBA, 0xC3, 0x82, 0x30,
        0xB2, 0x36, 0x0A,
    ]
    static let text = "编号,内容\n1,你好㚖\n"

    static func data(_ name: String) -> Data {
        switch name {
        case "GB18030": Data(gb18030)
        case "UTF-8": Data(text.utf8)
        case "UTF-8 with a mark": Data([0xEF, 0xBB, 0xBF] + text.utf8)
        case "UTF-16 little": Data([0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] })
        default: Data([0xFE, 0xFF] + text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] })
        }
    }

    @Test(
        "is read alike",
        arguments: ["GB18030", "UTF-8", "UTF-8 with a mark", "UTF-16 little", "UTF-16 big"])
    func encodings(_ name: String) throws {
        let sheet = try SheetReader.read(Self.data(name), named: "表.csv")
        #expect(sheet.header == ["编号", "内容"])
        #expect(sheet.rows == [SheetRow(number: 2, cells: [.text("1"), .text("你好㚖")])])
    }

    @Test("GBK with line breaks and delimiters inside")
    func quotedGBK() throws {
        let bytes: [UInt8] = [0xB1, 0xE0, 0x2C, 0x62, 0x0A, 0x22, 0xC4, 0xE3, 0x0A, 0x2C, 0xBA, 0xC3, 0x22, 0x2C, 0x31]
        let sheet = try SheetReader.read(Data(bytes), named: "表.csv")
        #expect(sheet.rows == [SheetRow(number: 2, cells: [.text("你\n,好"), .text("1")])])
    }

    @Test(
        "what no encoding fits is refused",
        arguments: [
            [0x61, 0xFF, 0xFF, 0x0A], [0x61, 0x2C, 0xC4, 0xE3, 0xBA], [0xEF, 0xBB, 0xBF, 0xC4, 0xE3],
        ] as [[UInt8]])
    func unknown(_ bytes: [UInt8]) {
        #expect(
            refusal { () throws(SheetError) in try SheetReader.read(Data(bytes), named: "a") }
                == .unknownEncoding(filename: "a"))
    }

    @Test("text with a zero character is no table, also where the encoding has zero bytes, and far down")
    func zero() {
        for bytes in [[0xFF, 0xFE, 0x61, 0, 0, 0], Array(String(repeating: "a\n", count: 3000).utf8) + [0]] {
            #expect(
                refusal { () throws(SheetError) in try SheetReader.read(Data(bytes), named: "a") }
                    == .notATable(filename: "a"))
        }
    }
}
