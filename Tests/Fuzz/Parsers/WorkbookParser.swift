import Foundation

@testable import Sheets

/// An `.xlsx` file. Bytes that begin as an archive are one; others are the texts of its parts, each behind
/// a line `== NAME`, the first one the sheet's. Chance does not make checksums, but it makes XML.
enum WorkbookParser {
    private static let related = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    /// What an input does not bring itself.
    private static let frame: [String: String] = [
        "_rels/.rels": relationships([("r1", "officeDocument", "xl/workbook.xml")]),
        "xl/workbook.xml": """
        <workbook xmlns:r='\(related)'><sheets><sheet name='a' sheetId='1' r:id='r1'/></sheets></workbook>
        """,
        "xl/_rels/workbook.xml.rels": relationships([
            ("r1", "worksheet", "sheet.xml"), ("r2", "sharedStrings", "strings.xml"), ("r3", "styles", "styles.xml"),
        ]),
        "xl/strings.xml": "<sst><si><t>name</t></si><si><t>phone</t></si></sst>",
        "xl/styles.xml": "<styleSheet><cellXfs><xf numFmtId='0'/><xf numFmtId='14'/></cellXfs></styleSheet>",
    ]

    static func check(_ bytes: [UInt8]) {
        let archive = FileKind(of: Data(bytes)) == .zip ? Data(bytes) : archive(of: bytes[...])
        do {
            let sheet = try SheetReader.read(archive, named: "a.xlsx", limits: CSVParser.limits)
            CSVParser.check(sheet)
            CSVParser.checkWriting(sheet)
        } catch {
            CSVParser.check(error)
        }
    }

    private static func archive(of bytes: ArraySlice<UInt8>) -> Data {
        var parts = frame.mapValues { Data($0.utf8) }
        var name = "xl/sheet.xml"
        for line in bytes.split(separator: 10, omittingEmptySubsequences: false) {
            if line.starts(with: Array("== ".utf8)) {
                name = String(decoding: line.dropFirst(3), as: UTF8.self)
                parts[name] = Data()
            } else {
                parts[name, default: Data()].append(contentsOf: line + [10])
            }
        }
        var zip = StoredZip([:])
        for (name, content) in parts.sorted(by: { $0.key < $1.key }) where name.utf8.count < 1000 {
            zip.add(name, content)
        }
        return zip.data
    }

    private static func relationships(_ entries: [(id: String, kind: String, target: String)]) -> String {
        let list = entries.map { "<Relationship Id='\($0.id)' Type='\(related)/\($0.kind)' Target='\($0.target)'/>" }
        return "<Relationships>\(list.joined())</Relationships>"
    }
}
