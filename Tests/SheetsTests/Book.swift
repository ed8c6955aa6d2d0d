import Foundation

@testable import Sheets

/// A workbook written by hand, part by part.
struct Book {
    static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    static let related = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    static let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"

    var rows = ""
    var strings = ""
    var formats = ""
    var styles = ""
    var properties = ""

    /// The rows of the one sheet, as XML.
    init(rows: String) {
        self.rows = rows
    }

    var data: Data {
        StoredZip([
            "_rels/.rels": Self.relationships([("r1", "officeDocument", "xl/workbook.xml")]),
            "xl/workbook.xml": Self.workbook(
                properties: properties, sheets: "<sheet name='表' sheetId='1' r:id='r1'/>"),
            "xl/_rels/workbook.xml.rels": Self.relationships([
                ("r1", "worksheet", "worksheets/sheet1.xml"), ("r2", "sharedStrings", "/xl/sharedStrings.xml"),
                ("r3", "styles", "../xl/styles.xml"),
            ]),
            "xl/sharedStrings.xml": "\(Self.declaration)<sst xmlns='\(Self.main)'>\(strings)</sst>",
            "xl/styles.xml": """
            <styleSheet xmlns='\(Self.main)'><numFmts>\(formats)</numFmts>
            <cellStyleXfs><xf numFmtId='14'/></cellStyleXfs><cellXfs>\(styles)</cellXfs></styleSheet>
            """,
            "xl/worksheets/sheet1.xml": Self.sheet(rows),
        ]).data
    }

    func read(sheet: String? = nil, limits: SheetLimits = .standard) throws(SheetError) -> Sheet {
        try SheetReader.read(data, named: "表.xlsx", sheet: sheet, limits: limits)
    }

    static func workbook(properties: String = "", sheets: String) -> String {
        """
        \(declaration)<workbook xmlns='\(main)' xmlns:r='\(related)'><workbookPr \(properties)/>
        <sheets>\(sheets)</sheets></workbook>
        """
    }

    static func sheet(_ rows: String) -> String {
        "\(declaration)<worksheet xmlns='\(main)'><sheetData>\(rows)</sheetData></worksheet>"
    }

    static func relationships(_ entries: [(id: String, kind: String, target: String)]) -> String {
        let list = entries.map { "<Relationship Id='\($0.id)' Type='\(related)/\($0.kind)' Target='\($0.target)'/>" }
        return "\(declaration)<Relationships>\(list.joined())</Relationships>"
    }

    /// A cell with its text beside it.
    static func inline(_ reference: String, _ text: String) -> String {
        "<c r='\(reference)' t='inlineStr'><is><t>\(text)</t></is></c>"
    }
}

/// A refusal as a value, to compare.
func refusal<T>(_ body: () throws(SheetError) -> T) -> SheetError? {
    do {
        _ = try body()
        return nil
    } catch {
        return error
    }
}

func csv(_ text: String, limits: SheetLimits = .standard) throws(SheetError) -> Sheet {
    try SheetReader.read(Data(text.utf8), named: "表.csv", limits: limits)
}
