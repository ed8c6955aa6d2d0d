import Foundation
import Testing

@testable import Kernel

private func finds(_ query: String, in text: String) -> Bool { TokenShelf(name: text).has(query) }

@Suite("Search tokens and queries")
struct SearchTests {
    @Test("the tokens of a text")
    func tokens() {
        #expect(SearchTokens.make("厨房漏水") == ["厨房", "房漏", "漏水"])
        #expect(
            SearchTokens.make("厨房", pinyin: true) == ["厨房", "chufang", "cf"])
        #expect(SearchTokens.make("王") == ["王"])
        #expect(SearchTokens.make("王", pinyin: true) == ["王", "wang"])
        #expect(SearchTokens.make("WiFi 坏") == ["wifi", "坏"])
        #expect(SearchTokens.make("13800138000") == ["13800138000", "8000", "38000", "138000", "0138000", "00138000"])
        #expect(SearchTokens.make("802 802") == ["802"])
        #expect(SearchTokens.make("") == [] && SearchTokens.make("😀！ ") == [])
    }

    @Test(
        "found",
        arguments: [
            ("漏水", "厨房水管漏水"), ("漏水", "廚房漏水"), ("廚房", "厨房漏水"), ("厨房水管", "厨房水管漏水"), ("厨", "厨房"),
            ("chufang", "厨房"), ("chuf", "厨房"), ("cf", "厨房"), ("cfls", "厨房漏水"), ("loushui", "厨房漏水"), ("LOUSHUI", "漏水"),
            ("王小明", "王小明 先生"), ("wxm", "王小明"), ("wangxiaoming", "王小明"), ("8000", "13800138000"),
            ("138001", "13800138000"),
            ("８０００", "13800138000"), ("ｗｉｆｉ", "wifi 坏了"), ("wi", "WiFi"), ("𠮷野", "𠮷野家"), ("𠮷", "𠮷野家"),
            ("3-1-802", "3-1-802 房"), ("1380", "13800138000"), ("802", "3-1-802"), ("2611", "2611-00042"),
            ("漏水😀", "漏水"), ("厨房 漏水", "漏水在厨房"), ("café", "CAFÉ"), ("O'Neil", "o'neil"),
            ("dixiashi", "地下室漏水"), ("changdi", "场地"),
        ])
    func found(_ query: String, _ text: String) { #expect(finds(query, in: text)) }

    @Test(
        "not found",
        arguments: [
            ("水漏", "厨房漏水"), ("漏水", "漏 水"), ("电梯", "厨房漏水"), ("dianti", "厨房"), ("cs", "厨房漏水"),
            ("漏水 电梯", "厨房漏水"), ("", "厨房"), ("😀", "😀"), ("*", "厨房"), ("fi", "wifi"), ("野𠮷", "𠮷野家"),
            ("138", "13800138000"), ("3", "302"), ("w", "wifi"),
        ])
    func notFound(_ query: String, _ text: String) { #expect(!finds(query, in: text)) }

    @Test("any two neighbours in any text find it, and so does its whole")
    func everyBigram() {
        var numbers = SeededNumbers(seed: 2)
        let letters = Array("厨房水管漏水电梯灯坏了請問樓上噪音很大物業費𠮷".unicodeScalars)
        for _ in 0..<500 {
            let scalars = (0..<12).map { _ in letters[Int.random(in: 0..<letters.count, using: &numbers)] }
            let text = String(String.UnicodeScalarView(scalars))
            #expect(finds(text, in: text))
            for (a, b) in zip(scalars, scalars.dropFirst()) {
                #expect(finds("\(a)\(b)", in: text))
                #expect(finds(Pinyin.simplify("\(a)\(b)"), in: text))
            }
        }
    }

    @Test("long texts and queries are bounded")
    func bounds() {
        let long = String(repeating: "一二三四五六七八九十甲乙丙丁戊己庚辛", count: 5_000)
        #expect(SearchTokens.make(long, pinyin: true, limit: 30).count == 30)
        #expect(SearchQuery(String(repeating: "a ", count: 500)).terms.count == 16)
        #expect(SearchTokens.make(String(repeating: "x", count: 500)).first?.count == 40)
        #expect(finds(String(repeating: "x", count: 60), in: String(repeating: "x", count: 500)))
    }
    @Test("a text is looked for from its first word on, whatever stands before it", arguments: [197, 5000])
    func beginnings(_ signs: Int) {
        let text = String(repeating: "…", count: signs) + "000000123"
        #expect(finds(text, in: text) && SearchQuery(text).terms.count == 1)
        let two = "厨房 " + String(repeating: "…", count: signs) + "000000123"
        #expect(finds(two, in: two), "a second word that is cut off is not looked for")
    }
}
