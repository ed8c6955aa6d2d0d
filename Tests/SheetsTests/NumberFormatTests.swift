import Testing

@testable import Sheets

@Suite("Formats of numbers") struct NumberFormatTests {
    @Test(
        "show a date",
        arguments: [
            "yyyy-mm-dd", "yyyy/m/d h:mm", "[$-804]yyyy\"年\"m\"月\"d\"日\";@", "[h]:mm:ss", "[mm]", "[s]", "m/d/yy",
            "h:mm AM/PM", "[$-F800]dddd\\,\\ mmmm\\ dd", "[Red]d", "YYYY-MM-DD HH:MM",
        ])
    func dates(_ code: String) {
        #expect(NumberFormat.showsDate(code))
    }

    @Test(
        "show no date",
        arguments: [
            "General", "0", "0.00", "#,##0;[Red]-#,##0", "0.00E+00", "@", "[Red]0.0\" days\"", "0\\d", "_d0", "*s0",
            "[$¥-804]#,##0", "\"yyyy\"", "[", "\"", "",
        ])
    func others(_ code: String) {
        #expect(!NumberFormat.showsDate(code))
    }

    @Test("built-in", arguments: [14, 22, 27, 36, 45, 47, 50, 58]) func builtIn(_ id: Int) throws {
        #expect(NumberFormat.builtInDates.contains(id))
        #expect(![0, 1, 13, 23, 26, 37, 44, 48, 49, 59].contains(where: NumberFormat.builtInDates.contains))
    }

    @Test("a file's own formats, of cells and not of named styles")
    func ofFile() throws {
        var book = Book(
            rows: "<row><c t='str'><v>a</v></c></row><row><c s='0'><v>43535</v></c><c s='1'><v>43535</v></c>"
                + "<c s='2'><v>43535</v></c><c s='3'><v>43535</v></c><c s='1'><v>-1</v></c></row>")
        book.formats = "<numFmt numFmtId='164' formatCode='yyyy\"年\"'/><numFmt numFmtId='165' formatCode='0.0\"年d\"'/>"
        book.formats = book.formats.replacing("\"", with: "&quot;")
        book.styles = "<xf numFmtId='0'/><xf numFmtId='164'/><xf numFmtId='165'/>"
        let cells = try SheetReader.read(book.data, named: "a", headerRow: 1).rows[0].cells
        let number = Cell.number(43535, "43535")
        #expect(cells == [number, .date(43535), number, number, .number(-1, "-1")])
    }

    @Test(
        "numbers as Excel shows them",
        arguments: [
            ("188073", "188073"), ("1.38E+10", "13800000000"), ("0.30000000000000004", "0.3"), ("00.50", "00.50"),
            ("1e20", "1e+20"), ("1.5E-7", "1.5e-07"), ("12345678901234567", "12345678901234568"),
        ])
    func readable(_ written: String, _ shown: String) throws {
        #expect(Cell.number(try #require(Double(written)), written).text == shown)
    }

    @Test("other cells as text")
    func texts() {
        #expect(Cell.empty.text == "")
        #expect(Cell.bool(true).text == "TRUE")
        #expect(Cell.date(43535.5).text == "2019-03-11 12:00:00")
        #expect(Cell.date(0.375).text == "09:00:00")
        #expect(Cell.date(0.999_999_9).text == "23:59:59")
        #expect(Cell.date(60).text == "60.0")
        #expect(Cell.text(" \u{3000}\n").isBlank)
        #expect(!Cell.bool(false).isBlank)
    }
}
