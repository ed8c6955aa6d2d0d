import Foundation
import Testing

@testable import Kernel

@Suite("Pinyin")
struct PinyinTests {
    private func pinyin(_ text: String) -> String {
        text.unicodeScalars.map { Pinyin.syllable(of: $0) ?? "-" }.joined(separator: " ")
    }

    @Test(
        "readings",
        arguments: [
            ("厨房漏水", "chu fang lou shui"), ("电梯", "dian ti"), ("物业费", "wu ye fei"), ("绿化", "lv hua"), ("女", "nv"),
            ("樓", "lou"), ("庆", "qing"), ("略", "lve"), ("二", "er"), ("王先生", "wang xian sheng"), ("a1，", "- - -"),
        ])
    func readings(_ text: String, _ expected: String) { #expect(pinyin(text) == expected) }

    @Test("one reading a character: 重庆 is read zhong qing")
    func oneReading() { #expect(pinyin("重庆") == "zhong qing") }

    @Test("common characters all have a reading of known letters")
    func common() {
        let common =
            "的一是不了在人有我他这中大来上国个到说们为子和你地出道也时年得就那要下以生会自着去之过家学对可她里后小么心多天而能好都然没日于起还发成事只作当想看文无开手十用主行方又如前所本见经头面公同三已老从动两长"
        for scalar in common.unicodeScalars {
            let syllable = Pinyin.syllable(of: scalar) ?? ""
            #expect(
                (1...6).contains(syllable.count) && syllable.allSatisfy { $0.isASCII && $0.isLowercase }, "\(scalar)")
        }
    }

    @Test(
        "traditional becomes simplified, the rest stays",
        arguments: [
            ("廚房漏水", "厨房漏水"), ("電梯維修", "电梯维修"), ("樓道燈", "楼道灯"), ("abc 123 𠮷😀", "abc 123 𠮷😀"), ("厨房", "厨房"), ("", ""),
        ])
    func simplify(_ text: String, _ expected: String) { #expect(Pinyin.simplify(text) == expected) }

    @Test(
        "letters are split into syllables",
        arguments: [
            ("chufangloushui", "chu fang lou shui"), ("dianti", "dian ti"), ("wangxiansheng", "wang xian sheng"),
            ("lvhua", "lv hua"), ("a", "a"), ("fangan", "fang an"), ("danger", "dang er"), ("gangui", "gan gui"),
        ])
    func split(_ letters: String, _ expected: String) {
        #expect(Pinyin.split(letters)?.joined(separator: " ") == expected)
    }

    @Test("letters that are no pinyin are not split", arguments: ["wifi", "v", "chufangx", "xyz", "Chu", "楼"])
    func noPinyin(_ letters: String) { #expect(Pinyin.split(letters) == nil) }

    @Test("letters made to be split in a million ways are refused at once", arguments: ["ao", "nan", "xian", "gangan"])
    func stubborn(_ piece: String) {
        let letters = String(String(repeating: piece, count: 60).prefix(59)) + "v"
        let start = ContinuousClock.now
        for _ in 0..<20 { #expect(Pinyin.split(letters) == nil) }
        #expect(ContinuousClock.now - start < .seconds(1))
        #expect(Pinyin.split(String(repeating: "a", count: 61)) == nil)
    }
}
