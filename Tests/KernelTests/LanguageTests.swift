import Foundation
import Testing

@testable import Kernel

@Suite("Languages")
struct LanguageTests {
    @Test(
        "the best language for a header",
        arguments: [
            (nil, Language.simplified), ("", .simplified), ("de-DE", .simplified), ("en", .english),
            ("en-GB,en;q=0.9", .english),
            ("zh-CN,zh;q=0.9,en;q=0.8", .simplified), ("zh-TW", .traditional), ("zh-Hant-HK", .traditional),
            ("ZH-hk", .traditional),
            ("zh-Hans-CN", .simplified), ("de, en;q=0.3, zh-TW;q=0.7", .traditional), ("en;q=0.5, zh;q=0.5", .english),
            ("zh;q=0.1,en;q=0.2", .english), ("en;q=0, *", .simplified), ("en;q=0,zh-TW;q=0.1", .traditional),
            (" en ; q=1.0 ", .english), (";;,q=,en", .english), ("en;q=nan, zh-TW", .traditional),
        ] as [(String?, Language)])
    func accepting(_ header: String?, _ expected: Language) { #expect(Language(accepting: header) == expected) }

    @Test("tags for pages")
    func tags() { #expect(Language.allCases.map(\.tag) == ["zh-Hans", "zh-Hant", "en"]) }

    @Test("words in every language, also as JSON")
    func words() throws {
        let words = Words(zh: "楼", zhHant: "樓", en: "Building")
        #expect(Language.allCases.map { words[$0] } == ["楼", "樓", "Building"])
        let data = try JSONEncoder().encode(words)
        #expect(String(decoding: data, as: UTF8.self).contains(#""zh-Hant":"樓""#))
        #expect(try JSONDecoder().decode(Words.self, from: data) == words)
    }

    @Test("trimming", arguments: [("  a b \n", "a b"), ("\u{3000}楼\u{3000}", "楼"), (" \0 ", ""), ("", ""), ("a", "a")])
    func trimming(_ text: String, _ expected: String) { #expect(text.trimmed == expected) }

    @Test("trimming by bytes leaves what trimming letter by letter leaves")
    func trimmingByBytes() {
        let pieces = [
            " ", "\u{3000}", "\u{A0}", "\u{2028}", "\0", "\r\n", "\u{301}", "\u{FE0F}", "\u{200D}", "\u{85}", "a", "~",
            "楼", "龥", "㐀", "é", "😀", "𠮷", "ｱ",
        ]
        for first in pieces {
            for middle in pieces {
                for last in pieces {
                    let text = first + middle + last
                    let isNothing = { (sign: Character) in sign.isWhitespace || sign == "\0" }
                    let slow = String(text.drop(while: isNothing).reversed().drop(while: isNothing).reversed())
                    #expect(Array(text.trimmed.unicodeScalars) == Array(slow.unicodeScalars), "\(Array(text.utf8))")
                    #expect(("x" + text).dropFirst().trimmed == ("x" + text).dropFirst().description.trimmed)
                }
            }
        }
    }
}
