import Foundation
import Testing

@testable import Kernel

/// Names by every way in which people type them.
@Suite("Names as they are typed")
struct NameFindingTests {
    private static let surnames = Array("王李张刘陈杨赵黄周吴曾单解仇区查盖员任华朴万尉翟覃乐柏盛石沈长行重邓欧吕")
    private static let given = Array("伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂茜莎晟筠行和乐华若绿安恩欧女")

    private static func names(_ count: Int) -> [String] {
        var dice = SeededNumbers(seed: 53)
        return (0..<count).map { _ in
            let first = surnames.randomElement(using: &dice) ?? "王"
            let rest = (0..<Int.random(in: 1...2, using: &dice)).map { _ in given.randomElement(using: &dice) ?? "伟" }
            return String([first] + rest)
        }
    }

    private static let marks: [UInt8: String] = [1: "\u{304}", 2: "\u{301}", 3: "\u{30C}", 4: "\u{300}"]

    /// `zhang` and 1 → `zhāng`, with the mark where the rules put it, near enough.
    private static func marked(_ reading: Pinyin.Reading) -> String {
        guard let mark = marks[reading.tone] else { return reading.syllable.replacing("v", with: "ü") }
        let vowel = "aoeiuv".first { reading.syllable.contains($0) } ?? "a"
        let parts = reading.syllable.split(separator: vowel, maxSplits: 1, omittingEmptySubsequences: false)
        let letter = vowel == "v" ? "ü" : String(vowel)
        return (parts[0] + letter + mark + parts[1]).precomposedStringWithCanonicalMapping
            .replacing("v", with: "ü")
    }

    /// Every way of typing a name read so. A first letter and one syllable are no way: 盛欧 by `sou` and 张和 by `zhe`
    /// would make every syllable the name of half an estate.
    private static func ways(_ name: [Character], _ readings: [Pinyin.Reading]) -> [String] {
        let syllables = readings.map(\.syllable)
        let initials = syllables.map { String($0.prefix(1)) }
        let rest = syllables.dropFirst()
        let short = name.count > 2 ? [initials[0] + rest.joined()] : []
        return short + [
            syllables.joined(), syllables.joined(separator: " "), syllables.joined().uppercased(),
            readings.map { "\($0.syllable)\($0.tone)" }.joined(),
            readings.map { "\($0.syllable)\($0.tone)" }.joined(separator: " "),
            readings.map(marked).joined(separator: " "), readings.map(marked).joined(),
            initials.joined(), String(name[0]) + rest.joined(), String(name[0]) + initials.dropFirst().joined(),
            syllables[0] + initials.dropFirst().joined(), String(syllables.joined().dropLast()),
            "\(name[0]) \(rest.joined())", "\(syllables[0]) \(String(name.dropFirst()))",
            String(name.prefix(2)), String(name.suffix(2)), name.map(String.init).joined(separator: " "),
        ]
    }

    /// Each combination of the readings of a name.
    private static func readings(_ name: String) -> [[Pinyin.Reading]] {
        name.unicodeScalars.reduce([[]]) { all, scalar in
            all.flatMap { one in Pinyin.readings(of: scalar).map { one + [$0] } }
        }
    }

    @Test("each way of typing a name, in each of its readings, finds it and marks all of it")
    func everyWay() {
        var ways = 0
        for name in Self.names(300) {
            let shelf = TokenShelf(name: name)
            for readings in Self.readings(name).prefix(6) {
                for typed in Self.ways(Array(name), readings) {
                    ways += 1
                    #expect(shelf.has(typed), "\(name) by \(typed)")
                    let match = SearchMatch(typed, in: name)
                    #expect(match?.isComplete ?? false, "\(name) is not marked for \(typed)")
                    #expect(match?.hasOtherTones == false, "\(name) by \(typed)")
                }
            }
        }
        #expect(ways > 6_000)
    }

    @Test("a traditional name is found by simplified letters and the other way round, in full width too")
    func scripts() {
        for (name, typed) in [
            ("張偉", "张伟"), ("张伟", "張偉"), ("龍華", "longhua"), ("王偉", "ｗａｎｇｗｅｉ"), ("葉麗", "yeli"),
            ("張三", "zhang3"),
        ] {
            #expect(TokenShelf(name: name).has(typed) && SearchMatch(typed, in: name) != nil, "\(name) by \(typed)")
        }
    }

    @Test(
        "surnames by their own reading and by the other",
        arguments: [
            ("曾伟", "zengwei", "cengwei"), ("单芳", "shanfang", "danfang"), ("解静", "xiejing", "jiejing"),
            ("仇杰", "qiujie", "choujie"), ("区敏", "oumin", "qumin"), ("查军", "zhajun", "chajun"),
            ("盖涛", "getao", "gaitao"),
            ("尉迟刚", "yuchigang", "weichigang"), ("万俟明", "moqiming", "wansiming"), ("员超", "yunchao", "yuanchao"),
            ("朴艳", "piaoyan", "puyan"), ("翟霞", "zhaixia", "dixia"), ("乐平", "yueping", "leping"),
        ])
    func surnames(_ name: String, _ own: String, _ other: String) {
        for typed in [own, other] {
            #expect(TokenShelf(name: name).has(typed), "\(typed)")
            #expect(SearchMatch(typed, in: name)?.isWhole ?? false, "\(typed)")
        }
    }

    @Test("tones that were typed put those who have them before those who have others")
    func tones() throws {
        let right = try #require(SearchMatch("zhang1san1", in: "张三"))
        let wrong = try #require(SearchMatch("zhang3san1", in: "张三"))
        #expect(!right.hasOtherTones && wrong.hasOtherTones && right.rank < wrong.rank)
        for typed in ["hua4", "hua2"] { #expect(SearchMatch(typed, in: "华")?.hasOtherTones == false, "\(typed)") }
    }

    @Test(
        "a name and a room or a tail in one word",
        arguments: ["zs802", "zs3", "zhangsan8000", "zs8000", "802zs", "张三802"])
    func withNumbers(_ typed: String) {
        let others = (Phone("13800138000")?.tokens ?? []) + SearchTokens.make("3-1-802")
        #expect(TokenShelf(SearchTokens.make("张三", pinyin: true) + others).has(typed))
        #expect(!TokenShelf(SearchTokens.make("李四", pinyin: true) + others).has(typed))
    }

    @Test("names that share no syllable and no initial with what was typed are not found")
    func others() {
        let names = Self.names(200)
        func heads(_ name: String) -> Set<Character> {
            Set(name.unicodeScalars.flatMap { Pinyin.syllables(of: $0) }.compactMap(\.first))
        }
        var pairs = 0
        for (name, other) in zip(names, names.dropFirst()) where heads(name).isDisjoint(with: heads(other)) {
            pairs += 1
            for typed in Self.ways(Array(name), Self.readings(name)[0]) {
                #expect(!TokenShelf(name: other).has(typed), "\(other) by \(typed)")
                #expect(SearchMatch(typed, in: other) == nil, "\(other) by \(typed)")
            }
        }
        #expect(pairs > 20)
    }

    @Test("the second readings add less than a tenth to what is kept of people")
    func growth() {
        let names = Self.common
        let kept = names.reduce(0) { $0 + SearchTokens.make($1, pinyin: true).count }
        let single = names.reduce(0) { count, name in
            let scalars = Array(name.unicodeScalars)
            let pairs = zip(scalars, scalars.dropFirst()).flatMap { a, b -> [String] in
                let (x, y) = (Pinyin.syllable(of: a) ?? "", Pinyin.syllable(of: b) ?? "")
                return [String(a) + String(b), x + y, String(x.prefix(1)) + String(y.prefix(1))]
            }
            return count + Set(pairs).count
        }
        let growth = Double(kept - single) / Double(names.count)
        print("tokens of a name: \(Double(kept) / Double(names.count)), \(growth) more by second readings")
        #expect(Double(kept) < Double(single) * 1.1)
    }

    /// Names as an estate has them: surnames as often as they are.
    private static let common: [String] = {
        var dice = SeededNumbers(seed: 7)
        let first = Array(
            "王王王王王王李李李李李李李张张张张张张刘刘刘刘刘陈陈陈陈杨杨杨赵赵黄黄周周吴吴徐孙马胡朱郭何罗高林郑梁谢唐许冯宋韩邓彭曹曾田于肖潘袁蔡蒋余杜"
                + "叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫雷龙黎史陶贺毛段郝顾龚邵万覃武钱戴严莫孔常汤")
        let second = Array("伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂建国志文华玉春梅红云海燕晓东小波成龙凤鹏飞宇浩轩子涵欣怡梓睿思佳雨婷嘉俊天一泽博")
        return (0..<2000).map { _ in
            let count = Int.random(in: 0..<10, using: &dice) < 2 ? 1 : 2
            return String((first.randomElement(using: &dice) ?? "王"))
                + String((0..<count).map { _ in second.randomElement(using: &dice) ?? "伟" })
        }
    }()
}
