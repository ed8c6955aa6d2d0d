import Testing

@testable import Web

@Suite("Cells of an export")
struct ExportTests {
    private static let blanks = [
        "", "\t", "\r", "\n", "\r\n", "  ", "\u{FEFF}", "\u{200B}", "\u{3000}", "a;", "a\t ", "a\n",
    ]
    private static let signs = ["=", "+", "-", "@", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}"]

    @Test("What begins like a formula is text, however the lines are cut", arguments: blanks, signs)
    func formula(_ before: String, _ sign: String) {
        #expect(CaseExport.cell("\(before)\(sign)1") == "\"\(before)'\(sign)1\"")
    }

    @Test("Everything else stays as it is, quoted", arguments: ["", "漏水", "3-1-802", "a,b\nc", "a = b", "a; b", "1"])
    func text(_ text: String) { #expect(CaseExport.cell(text) == "\"\(text)\"") }

    @Test("A quotation mark is doubled, and hides no formula")
    func quotes() {
        #expect(CaseExport.cell("他说\"好\"") == "\"他说\"\"好\"\"\"")
        #expect(CaseExport.cell("\"=1\"") == "\"\"\"'=1\"\"\"")
    }
}
