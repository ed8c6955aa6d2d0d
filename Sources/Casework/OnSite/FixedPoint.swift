/// Numbers with a fixed count of places, kept as whole ones: 12.50 in two places is 1250.
package enum FixedPoint {
    /// What somebody wrote, such as `2`, `2.5` or `0.125`; nil for what is no such number, has more places than that,
    /// or more than nine figures before them.
    package static func number(_ text: String, places: Int) -> Int64? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), let whole = parts.first, (1...9).contains(whole.count) else { return nil }
        let fraction = parts.count == 2 ? parts[1] : ""
        guard fraction.count <= places, parts.count == 1 || !fraction.isEmpty else { return nil }
        let figures = whole + fraction + String(repeating: "0", count: places - fraction.count)
        guard figures.allSatisfy({ $0.isASCII && $0.isNumber }) else { return nil }
        return Int64(figures)
    }

    /// Without needless zeros: 2500 in three places is `2.5`.
    package static func text(_ number: Int64, places: Int) -> String {
        var text = fullText(number, places: places)
        guard text.contains(".") else { return text }
        while text.hasSuffix("0") { text.removeLast() }
        if text.hasSuffix(".") { text.removeLast() }
        return text
    }

    /// With all its places: 1250 in two is `12.50`.
    package static func fullText(_ number: Int64, places: Int) -> String {
        guard places > 0 else { return "\(number)" }
        let figures = "\(abs(number))"
        let all = String(repeating: "0", count: max(0, places + 1 - figures.count)) + figures
        return (number < 0 ? "-" : "") + all.dropLast(places) + "." + all.suffix(places)
    }
}
