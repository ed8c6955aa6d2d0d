import Foundation

/// Writes tables as `.xlsx` workbooks that carry no formulas.
///
/// Dates are dates and numbers numbers; text is text, also where it looks like a number. What a spreadsheet would take
/// for a formula gets an apostrophe in front, as in the `.csv` files of ``SheetWriter``: whoever saves the workbook as
/// `.csv` later is as safe. The header stays in sight when the rows are scrolled.
package struct WorkbookWriter {
    /// A sheet to write: its name, its header and the rows below.
    package struct Page {
        package let name: String
        package let header: [String]
        package let rows: [[Cell]]

        /// - Parameter name: at most 31 characters, none of `[]:*?/\`; others are left out.
        package init(name: String, header: [String], rows: [[Cell]]) {
            self.name = String(name.filter { !"[]:*?/\\".contains($0) }.prefix(31))
            self.header = header
            self.rows = rows
        }
    }

    /// The whole file.
    ///
    /// - Throws: ``SheetError/brokenArchive(part:)`` where there is no memory for it.
    package static func xlsx(_ pages: [Page]) throws(SheetError) -> Data {
        let sheets = pages.enumerated().map { place, page -> (name: String, text: String) in
            (sheet(place), SheetXML.text(page))
        }
        return try ZipMaker.archive(frame(pages) + sheets)
    }

    /// Everything of a workbook but its sheets.
    static func frame(_ pages: [Page]) -> [(name: String, text: String)] {
        let sheets = pages.indices.map { ("worksheet", "worksheets/sheet\($0 + 1).xml") }
        return [
            ("[Content_Types].xml", types(pages.count)), ("_rels/.rels", rels([("officeDocument", "xl/workbook.xml")])),
            ("xl/workbook.xml", workbook(pages)), ("xl/styles.xml", styles),
            ("xl/_rels/workbook.xml.rels", rels(sheets + [("styles", "styles.xml")])),
        ]
    }

    static func sheet(_ place: Int) -> String { "xl/worksheets/sheet\(place + 1).xml" }

    private static let office = "http://schemas.openxmlformats.org"
    static let main = office + "/spreadsheetml/2006/main"
    static let head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"

    private static func types(_ count: Int) -> String {
        let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
        let sheets = (1...max(1, count)).map {
            "<Override PartName=\"/xl/worksheets/sheet\($0).xml\" ContentType=\"\(kind).worksheet+xml\"/>"
        }
        return head + """
            <Types xmlns="\(office)/package/2006/content-types">\
            <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
            <Default Extension="xml" ContentType="application/xml"/>\
            <Override PartName="/xl/workbook.xml" ContentType="\(kind).sheet.main+xml"/>\
            <Override PartName="/xl/styles.xml" ContentType="\(kind).styles+xml"/>\(sheets.joined())</Types>
            """
    }

    private static func rels(_ targets: [(kind: String, target: String)]) -> String {
        let kind = office + "/officeDocument/2006/relationships/"
        let all = targets.enumerated().map { place, one in
            "<Relationship Id=\"r\(place + 1)\" Type=\"\(kind)\(one.kind)\" Target=\"\(one.target)\"/>"
        }
        let space = office + "/package/2006/relationships"
        return head + "<Relationships xmlns=\"\(space)\">\(all.joined())</Relationships>"
    }

    private static func workbook(_ pages: [Page]) -> String {
        let sheets = pages.enumerated().map { place, page in
            "<sheet name=\"\(SheetXML.escaped(page.name))\" sheetId=\"\(place + 1)\" r:id=\"r\(place + 1)\"/>"
        }
        let related = office + "/officeDocument/2006/relationships"
        let open = "<workbook xmlns=\"\(main)\" xmlns:r=\"\(related)\">"
        return head + "\(open)<sheets>\(sheets.joined())</sheets></workbook>"
    }

    /// Plain, bold for headers, a day, a day with its time, text.
    private static let styles = head + """
        <styleSheet xmlns="\(main)">\
        <numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/>\
        <numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss"/></numFmts>\
        <fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>\
        <font><b/><sz val="11"/><name val="Calibri"/></font></fonts>\
        <fills count="2"><fill><patternFill patternType="none"/></fill>\
        <fill><patternFill patternType="gray125"/></fill></fills>\
        <borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>\
        <cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>\
        <cellXfs count="5"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>\
        <xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>\
        <xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>\
        <xf numFmtId="165" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>\
        <xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs>\
        <cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>
        """
}
