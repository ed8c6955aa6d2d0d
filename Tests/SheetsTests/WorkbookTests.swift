import Foundation
import Testing

@testable import Sheets

@Suite("Reading .xlsx") struct WorkbookTests {
    static let header = "<row r='1'>" + Book.inline("A1", "甲") + Book.inline("B1", "乙") + "</row>"

    @Test("every kind of cell")
    func kinds() throws {
        var book = Book(
            rows: Self.header + """
                <row r='2'><c r='A2' t='s'><v>0</v></c><c r='B2' t='s'><v>1</v></c><c r='C2'><v>188073</v></c>
                <c r='D2' t='b'><v>1</v></c><c r='E2' t='b'><v>0</v></c><c r='F2' t='str'><f>A1&amp;"b"</f><v>甲b</v></c>
                <c r='G2'><f>1+1</f><v>2</v></c><c r='H2'><f>NOW()</f></c><c r='I2' t='e'><v>#N/A</v></c>
                <c r='J2' s='1'><v>43535.5</v></c><c r='K2' t='d'><v>2019-03-11</v></c><c r='L2'><v>1.5E-7</v></c></row>
                """)
        book.strings = """
            <si><t>plain</t></si>
            <si><r><t>前</t></r><r><rPr><b/></rPr><t xml:space='preserve'> 粗 </t></r>
            <rPh sb='0' eb='1'><t>ヨミ</t></rPh></si>
            """
        book.styles = "<xf numFmtId='0'/><xf numFmtId='22'/>"
        let row = try #require(try book.read().rows.first)
        #expect(
            row.cells == [
                .text("plain"), .text("前 粗 "), .number(188_073, "188073"), .bool(true), .bool(false), .text("甲b"),
                .number(2, "2"), .empty, .text("#N/A"), .date(43535.5), .text("2019-03-11"), .number(1.5e-7, "1.5E-7"),
            ])
    }

    @Test("rows and cells with gaps, without references, merged")
    func gaps() throws {
        let sheet = try Book(
            rows: Self.header + "<row r='4'><c r='B4'><v>1</v></c><c><v>2</v></c></row>"
                + "<row><c><v>3</v></c><c/><c r='E5'><v>4</v></c></row><row r='7'><c r='A7' s='1'/></row>"
        ).read()
        #expect(sheet.rows.map(\.number) == [4, 5])
        #expect(sheet.rows[0].cells == [.empty, .number(1, "1"), .number(2, "2")])
        #expect(sheet.rows[1].cells.map(\.text) == ["3", "", "", "", "4"])
    }

    @Test("characters XML has no room for")
    func escapes() throws {
        let sheet = try Book(
            rows: Self.header + "<row>"
                + Book.inline("A2", "一_x000D_\n二_x0000_ &lt;_x005F_x000D_&#x1F600;_x00") + "</row>"
        ).read()
        #expect(sheet.rows[0][0] == .text("一\r\n二 <_x000D_😀_x00"))
    }

    @Test("days counted from 1904")
    func macintosh() throws {
        var book = Book(rows: Self.header + "<row r='2'><c r='A2' s='0'><v>42073</v></c></row>")
        book.styles = "<xf numFmtId='14'/>"
        book.properties = "date1904='1'"
        #expect(try book.read().rows[0][0].text == "2019-03-11")
    }

    @Test("names of parts with prefixes, in other places, without a list of parts")
    func otherWriters() throws {
        let zip = StoredZip([
            "xl/workbook.xml": """
            <x:workbook xmlns:x='\(Book.main)' xmlns:k='\(Book.related)'><x:sheets>
            <x:sheet name='一' sheetId='1' k:id='a'/></x:sheets></x:workbook>
            """,
            "xl/_rels/workbook.xml.rels": """
            <Relationships><Relationship Id='a' Type='http://purl.oclc.org/ooxml/officeDocument/relationships/worksheet'
            Target='Sheet.XML'/></Relationships>
            """,
            "xl/sheet.xml": """
            <x:worksheet xmlns:x='u'><x:sheetData><x:row><x:c><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>
            """,
        ])
        #expect(try SheetReader.read(zip.data, named: "a.xlsx").header == ["1"])
    }

    @Test("the sheet by name, else the first visible one; sheets of charts do not count")
    func sheets() throws {
        let zip = StoredZip([
            "xl/workbook.xml": Book.workbook(
                sheets: "<sheet name='图' sheetId='1' r:id='c'/><sheet name='藏' sheetId='2' state='hidden' r:id='h'/>"
                    + "<sheet name='一' sheetId='3' r:id='a'/><sheet name='二' sheetId='4' r:id='b'/>"),
            "xl/_rels/workbook.xml.rels": Book.relationships([
                ("c", "chartsheet", "c.xml"), ("h", "worksheet", "h.xml"), ("a", "worksheet", "a.xml"),
                ("b", "worksheet", "b.xml"),
            ]),
            "xl/h.xml": Book.sheet("<row>\(Book.inline("A1", "藏"))</row>"),
            "xl/a.xml": Book.sheet("<row>\(Book.inline("A1", "一"))</row>"),
            "xl/b.xml": Book.sheet("<row>\(Book.inline("A1", "二"))</row>"),
        ]).data
        #expect(try SheetReader.read(zip, named: "a.xlsx").header == ["一"])
        #expect(try SheetReader.read(zip, named: "a.xlsx", sheet: "二").header == ["二"])
        #expect(try SheetReader.read(zip, named: "a.xlsx", sheet: "藏").header == ["藏"])
        let missing = refusal { () throws(SheetError) in try SheetReader.read(zip, named: "a.xlsx", sheet: "图") }
        #expect(missing == .noSheet(name: "图"))
    }

    @Test("cell references", arguments: [("A1", 0), ("Z9", 25), ("AA1", 26), ("XFD1048576", 16_383), ("b2", 1)])
    func references(_ reference: String, _ column: Int) {
        #expect(CellReference.column(reference) == column)
        let letters = reference.uppercased().filter(\.isLetter)
        #expect(CellReference.letters(column) == letters)
    }

    @Test("no cell references", arguments: ["", "1", "ABCD1", "甲1"]) func noReferences(_ reference: String) {
        #expect(CellReference.column(reference) == nil)
    }
}
