import Foundation
import Testing

@testable import Store

@Suite("Texts in a column")
struct PlainTextsTests {
    private static let lists: [[String]] = [
        [], [""], ["13800138000", "0571-88886666"], ["独居", "老人"], ["a/b", "é😀"], ["a\"b"], ["a\\b"], ["a\nb"],
        ["\u{7F}"], ["[", "]", ","], ["a", "", "b"],
    ]

    @Test("They are the text that a coder writes, and come back", arguments: lists)
    func both(_ texts: [String]) throws {
        let coded = String(decoding: try JSONEncoder.sorted.encode(texts), as: UTF8.self)
        #expect(JSONColumn(texts).sqlValue == .text(coded))
        #expect(JSONColumn<[String]>(sqlValue: .text(coded))?.value == texts)
        if let plain = PlainTexts.json(texts) { #expect(PlainTexts.read(plain) == texts) }
    }

    @Test(
        "What a coder would read otherwise is left to it",
        arguments: [#"["a\u0062"]"#, #"[ "a" ]"#, #"["a", "b"]"#, "[1]"])
    func others(_ json: String) {
        #expect(PlainTexts.read(json) == nil)
        #expect(
            JSONColumn<[String]>(sqlValue: .text(json))?.value
                == (try? JSONDecoder().decode([String].self, from: Data(json.utf8))))
    }

    @Test(
        "What is no list of texts is none",
        arguments: ["", #"["a""#, "{}", "[1]", #""a""#, #"["a" "b"x]"#, #"["a"}"#])
    func broken(_ json: String) { #expect(JSONColumn<[String]>(sqlValue: .text(json)) == nil) }
}
