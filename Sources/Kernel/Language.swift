/// The languages of the screens.
package enum Language: String, CaseIterable, Sendable, Codable {
    case simplified = "zh"
    case traditional = "zh-Hant"
    case english = "en"

    /// The value of the `lang` attribute and of `Content-Language`.
    package var tag: String { self == .simplified ? "zh-Hans" : rawValue }

    /// The best language for an `Accept-Language` header; Simplified Chinese where it names none of ours.
    package init(accepting header: String?) {
        let wishes = (header ?? "").lowercased().split(separator: ",").map { wish -> (tag: String, weight: Double) in
            let parts = wish.split(separator: ";")
            let tag = parts.first.map { String($0).trimmed } ?? ""
            let weight = parts.dropFirst().compactMap { Double($0.replacing("q=", with: "").trimmed) }.first ?? 1
            return (tag, weight)
        }
        let ranked = wishes.filter { $0.weight > 0 }.enumerated().sorted {
            ($1.element.weight, $0.offset) < ($0.element.weight, $1.offset)
        }
        self = ranked.lazy.compactMap { Language(tag: $0.element.tag) }.first ?? .simplified
    }

    /// `zh-TW`, `zh-Hant-HK`, `en-GB`, … in any case.
    package init?(tag: String) {
        let tag = tag.lowercased()
        if tag.hasPrefix("en") { self = .english; return }
        guard tag.hasPrefix("zh") else { return nil }
        let traditional = ["hant", "-tw", "-hk", "-mo"].contains { tag.contains($0) }
        self = traditional ? .traditional : .simplified
    }
}

/// A name in every language of the screens.
package struct Words: Hashable, Sendable, Codable {
    package var zh: String
    package var zhHant: String
    package var en: String

    package init(zh: String, zhHant: String, en: String) {
        self.zh = zh
        self.zhHant = zhHant
        self.en = en
    }

    package subscript(language: Language) -> String {
        switch language {
        case .simplified: zh
        case .traditional: zhHant
        case .english: en
        }
    }

    private enum CodingKeys: String, CodingKey { case zh, en, zhHant = "zh-Hant" }
}

extension StringProtocol {
    /// Without white space at both ends, nor zero characters, which show nothing and are not kept.
    package var trimmed: String {
        if beginsAndEndsPlainly { return String(self) }
        var text = Substring(self)
        while let first = text.first, first.isWhitespace || first == "\0" { text.removeFirst() }
        while let last = text.last, last.isWhitespace || last == "\0" { text.removeLast() }
        return String(text)
    }

    /// Whether both ends are a visible ASCII character or one between U+4000 and U+9FFF: nearly every text, told by its
    /// bytes. To ask a character whether it is white space takes a look into Unicode's tables.
    private var beginsAndEndsPlainly: Bool {
        let isPlain = utf8.withContiguousStorageIfAvailable { bytes in
            guard let first = bytes.first, let last = bytes.last else { return true }
            let (visible, han) = (UInt8(0x21)...0x7E, UInt8(0xE4)...0xE9)
            guard visible.contains(first) || han.contains(first) else { return false }
            return visible.contains(last) || bytes.count >= 3 && han.contains(bytes[bytes.count - 3])
        }
        return isPlain ?? false
    }
}
