extension Phone {
    /// Before a number that was kept without its area: `@t58886666`. Tails of longer numbers have no such mark.
    static let localMark = "@t"

    /// What was typed and looks like a number, written with blanks, dashes, dots, brackets and an extension; nil for
    /// what has other words in it.
    package static func typed(_ text: String) -> Phone? {
        let ends = extensionMarks.union(extensionWords).union(["e", "E"])
        let number = text.prefix { !ends.contains($0) }
        let isPart = { (sign: Character) in
            digit(sign) != nil || separators.contains(sign) || sign.isWhitespace
        }
        guard number.allSatisfy(isPart) else { return nil }
        return Phone(String(number))
    }

    private static let separators = Set("+＋-－–—‐‑·・.．,，/／()（）:：")

    /// The number as those near by dial it: without the area of a landline, or without the code of Hong Kong, Macau or
    /// Taiwan; nil where the number has neither.
    package var local: String? {
        let count = digits.count
        if digits.hasPrefix("010") || digits.hasPrefix("02") { return count == 11 ? String(digits.suffix(8)) : nil }
        if digits.hasPrefix("0") { return (11...12).contains(count) ? String(digits.dropFirst(4)) : nil }
        if digits.hasPrefix("852") || digits.hasPrefix("853") { return count == 11 ? String(digits.dropFirst(3)) : nil }
        if digits.hasPrefix("886") { return (11...12).contains(count) ? "0" + digits.dropFirst(3) : nil }
        return nil
    }

    /// Whether two spellings may be one number: an area that one of them leaves out may be any.
    package func isSame(as other: Phone) -> Bool {
        digits == other.digits || local == other.digits || other.local == digits
    }

    /// What the number is found by: itself, its tails of four to eight digits, and whether its area was left out.
    package var tokens: [String] {
        let mayBeLocal = (7...10).contains(digits.count) && local == nil
        // Tails end at eight digits; what is dialled near by in Taiwan is longer.
        let longLocal = local.map { $0.count > 8 ? [$0] : [] } ?? []
        return SearchTokens.make(digits) + longLocal + (mayBeLocal ? [Self.localMark + digits] : [])
    }
}
