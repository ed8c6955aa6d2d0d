import Foundation
import Testing

@testable import Web

@Suite("The JSON of answers")
struct JSONTests {
    private static let texts = [
        "", "厨房漏水", "a\"b\\c/d", "\u{0}\u{1}\u{1F}\u{7F}", "line\nfeed\r\ttab", "𠮷😀\u{2028}\u{2029}", "</script>&'",
        "e\u{301} é", String(repeating: "长", count: 5000),
    ]

    @Test("what is written is what Foundation reads back", arguments: texts)
    func everyText(_ text: String) throws {
        let bytes = JSON.object([("key \(text)", text.json), ("list", [text, text].json)]).bytes
        let read = try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
        #expect((read["key \(text)"] as? String)?.utf8.elementsEqual(text.utf8) == true)
        #expect((read["list"] as? [String])?.count == 2)
    }

    @Test("numbers, nothing, and keys in their order")
    func others() {
        let value = JSON.object([
            ("z", Int.min.json), ("a", 0.5.json), ("n", Double.nan.json), ("e", JSON.array([])),
            ("o", JSON.map(["b": 1, "a": 2])), ("t", true.json), ("m", (nil as String?).json),
        ])
        let expected =
            #"{"z":-9223372036854775808,"a":0.5,"n":null,"e":[],"o":{"a":2,"b":1},"t":true,"m":null}"#
        #expect(String(decoding: value.bytes, as: UTF8.self) == expected)
    }
}
