import Kernel

/// The number of an identity paper as it is compared: capitals and digits alone, checked by the rule of its kind.
package struct PaperNumber: Sendable, Hashable {
    package enum Kind: String, Sendable, Codable, CaseIterable {
        /// 居民身份证 GB 11643: region, birthday, sequence, check.
        case idCard = "id-card"
        case passport
        /// 港澳居民来往内地通行证.
        case homeReturn = "home-return"
        /// 往来港澳通行证.
        case hongKong = "hong-kong"
        /// 台湾居民来往大陆通行证.
        case taiwan
        /// 外国人永久居留身份证: of the old or the new kind.
        case foreigner
        /// 军官证 and the like.
        case military
        /// 统一社会信用代码 GB 32100.
        case businessLicence = "business-licence"
        case other
    }

    package let kind: Kind
    package let text: String

    /// - Parameter today: nobody is born after it.
    /// - Throws: ``PersonRefusal/paperNumberWrong``
    package init(_ kind: Kind, _ typed: String, today: Day) throws {
        let plain = Self.plain(typed)
        let text = kind == .idCard ? Self.lengthened(plain) ?? plain : plain
        let isRight =
            switch kind {
            case .idCard: Self.isIDCard(text, today)
            case .passport: text.wholeMatch(of: /[A-Z0-9]{5,15}/) != nil
            case .homeReturn: text.wholeMatch(of: /[HM][0-9]{8}([0-9]{2})?/) != nil
            case .hongKong: text.wholeMatch(of: /[CW][A-Z0-9][0-9]{7}/) != nil
            case .taiwan: text.wholeMatch(of: /[0-9]{8}|[0-9]{10}/) != nil
            case .foreigner: text.wholeMatch(of: /[A-Z]{3}[0-9]{12}/) != nil || Self.isIDCard(text, today)
            case .businessLicence: Self.isCreditCode(text)
            case .military, .other: (4...30).contains(text.count)
            }
        guard isRight else { throw PersonRefusal.paperNumberWrong }
        (self.kind, self.text) = (kind, text)
    }

    /// As it is looked for, however it was typed: `３３０１０２ 19900101 123x` → `33010219900101123X`.
    package static func plain(_ typed: String) -> String {
        typed.prefix(120).precomposedStringWithCompatibilityMapping.uppercased().filter { $0.isLetter || $0.isNumber }
    }

    /// What of a number everybody may see: its last four, of a short one its last.
    package static func masked(_ text: String) -> String {
        let shown = text.count >= 8 ? 4 : 1
        return String(repeating: "*", count: max(0, text.count - shown)) + text.suffix(shown)
    }

    /// The birthday that an ID card says.
    package var birthday: Day? { kind == .idCard ? Self.birthday(text) : nil }

    /// The provinces and the like of GB/T 2260; 81 to 83 for those of Hong Kong, Macau and Taiwan who reside, 9 for
    /// foreigners who do for good.
    private static let regions: Set<String> = [
        "11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35", "36", "37", "41", "42", "43",
        "44",
        "45", "46", "50", "51", "52", "53", "54", "61", "62", "63", "64", "65", "71", "81", "82", "83",
    ]

    static func isIDCard(_ text: String, _ today: Day) -> Bool {
        guard text.wholeMatch(of: /[0-9]{17}[0-9X]/) != nil,
            regions.contains(String(text.prefix(2))) || text.first == "9",
            let birthday = birthday(text), birthday <= today, birthday.date.year >= 1900
        else { return false }
        return check(text.dropLast()) == text.last
    }

    /// ISO 7064, MOD 11-2.
    static func check(_ digits: some StringProtocol) -> Character {
        let sum = digits.reduce(0) { ($0 + ($1.wholeNumberValue ?? 0)) * 2 % 11 }
        return Array("10X98765432")[sum % 11]
    }

    private static func birthday(_ text: String) -> Day? {
        let digits = text.dropFirst(6).prefix(8)
        return Day("\(digits.prefix(4))-\(digits.dropFirst(4).prefix(2))-\(digits.suffix(2))")
    }

    static func isCreditCode(_ text: String) -> Bool {
        let letters = Array("0123456789ABCDEFGHJKLMNPQRTUWXY")
        let values = text.compactMap { letters.firstIndex(of: $0) }
        guard text.count == 18, values.count == 18 else { return false }
        var (weight, sum) = (1, 0)
        for value in values.dropLast() { (sum, weight) = (sum + value * weight, weight * 3 % 31) }
        return (31 - sum % 31) % 31 == values[17]
    }
}
