import Foundation
import Testing

@testable import Sheets

@Suite("XML from outside") struct XMLGateTests {
    static func book(sheet: Data) -> Data {
        var zip = StoredZip([
            "xl/workbook.xml": Book.workbook(sheets: "<sheet name='a' sheetId='1' r:id='r'/>"),
            "xl/_rels/workbook.xml.rels": Book.relationships([("r", "worksheet", "s.xml")]),
        ])
        zip.add("xl/s.xml", sheet)
        return zip.data
    }

    static func outcome(_ sheet: Data) -> SheetError? {
        refusal { () throws(SheetError) in try SheetReader.read(book(sheet: sheet), named: "a.xlsx") }
    }

    static let rows = "<worksheet><sheetData><row><c t='str'><v>&x;甲</v></c></row></sheetData></worksheet>"

    /// The first two end the process when they reach the parser; the rest would read files, blow up or hide the others.
    static let hostile: [(name: String, sheet: Data)] = [
        ("a name that is no UTF-8", Data("<worksheet><a".utf8 + [0xC1, 0x81] + "/></worksheet>".utf8)),
        ("an instruction without data", Data("<worksheet><?x?></worksheet>".utf8)),
        ("an instruction in front", Data("<?x?><worksheet/>".utf8)),
        ("an entity from a file", Data("<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>\(rows)".utf8)),
        ("a document type from the network", Data("<!DOCTYPE a SYSTEM 'http://127.0.0.1:9/a'>\(rows)".utf8)),
        ("an entity of its own", Data("<!DOCTYPE a [<!ENTITY x 'y'>]>\(rows)".utf8)),
        ("an entity nobody declared", Data(rows.utf8)),
        ("UTF-16", Data("<worksheet/>".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] })),
        ("another encoding", Data("<?xml version='1.0' encoding='UTF-7'?><worksheet/>".utf8)),
        ("an endless declaration", Data("<?xml version='1.0'\(String(repeating: " ", count: 300))?><a/>".utf8)),
        ("a zero byte", Data("<worksheet>\0</worksheet>".utf8)),
        ("half a character at the end", Data("<worksheet/>".utf8 + [0xE7])),
        ("nothing", Data()),
        ("no XML", Data("甲,乙".utf8)),
        ("an open element", Data("<worksheet><sheetData>".utf8)),
        ("crossed elements", Data("<worksheet><a></worksheet></a>".utf8)),
    ]

    @Test("is refused", arguments: hostile.map(\.name)) func refused(_ name: String) throws {
        let sheet = try #require(Self.hostile.first { $0.name == name }?.sheet)
        guard case .brokenXML(part: "xl/s.xml", line: _) = Self.outcome(sheet) else {
            Issue.record("\(String(describing: Self.outcome(sheet)))")
            return
        }
    }

    @Test("comments, CDATA, a byte-order mark and single quotes pass")
    func harmless() throws {
        let text = "\u{FEFF}<?xml version='1.0' encoding='utf-8'?><!-- ! ? --><worksheet><sheetData><row>"
            + "<c t='str'><v><![CDATA[<b> & 1]]></v></c></row></sheetData></worksheet>"
        #expect(try SheetReader.read(Self.book(sheet: Data(text.utf8)), named: "a.xlsx").header == ["<b> & 1"])
    }

    @Test("the gate sees across the seams of its bytes", arguments: 1...5) func seams(_ size: Int) {
        func admits(_ text: String) -> Bool {
            var gate = XMLGate()
            let bytes = Array(text.utf8)
            let head = "<worksheet>".utf8.count
            var start = 0
            while start < bytes.count {
                let end = min(start == 0 ? head : start + size, bytes.count)
                guard bytes[start..<end].withUnsafeBufferPointer({ gate.admits($0) }) else { return false }
                start = end
            }
            return true
        }
        #expect(admits("<worksheet><v>留言😀é</v><!-- a --><![CDATA[x]]></worksheet>"))
        #expect(!admits("<worksheet><?x?></worksheet>"))
        #expect(!admits("<worksheet><!DOCTYPE x></worksheet>"))
    }

    @Test("broken places are told by part and line")
    func place() {
        let sheet = "<worksheet><sheetData>\n<row r='2'/>\n<row r='1'/>\n</sheetData></worksheet>"
        #expect(Self.outcome(Data(sheet.utf8)) == .brokenXML(part: "xl/s.xml", line: 3))
        for cell in ["<c r='?'/>", "<c t='s'><v>7</v></c>", "<c t='s'><v>x</v></c>", "<c r='ABCD1'/>"] {
            let sheet = "<worksheet><sheetData><row>\(cell)</row></sheetData></worksheet>"
            #expect(Self.outcome(Data(sheet.utf8)) == .brokenXML(part: "xl/s.xml", line: 1))
        }
    }
}
