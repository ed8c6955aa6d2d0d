import Foundation
import Store
import Testing

@testable import Transfer

@Suite("Cells as they are kept")
struct CellsColumnTests {
    @Test(
        "They come back as they went in, and are JSON that others read",
        arguments: [
            [], [""], ["a", "", "王\"建\\国"], ["两\n行\t\u{1}\u{1F}"], ["]", ",", "[\"", "😀 é"], ["a\u{0}b"],
            (0..<60).map { "列\($0)" },
        ])
    func both(_ texts: [String]) throws {
        guard case .text(let json) = CellsColumn(texts).sqlValue else { throw StoreFailure.closed }
        #expect(CellsColumn(sqlValue: .text(json))?.texts == texts)
        #expect(try JSONDecoder().decode([String].self, from: Data(json.utf8)) == texts)
    }

    @Test("What is none is refused", arguments: ["", "[\"a\"", "{}", "[1]", "\"a\"", "[\"a\" \"b\"x]"])
    func broken(_ text: String) { #expect(CellsColumn(sqlValue: .text(text)) == nil) }
}
