import Kernel

/// An amount as accounts write it.
enum MoneyCell {
    private static let marks: Set<Character> = ["¥", "￥", ",", " ", "元"]

    /// `1,234.50`, `￥1234.5元`, `1234` in fen; nil for anything else, also what is below nought or has part of a fen. A
    /// sum that a sheet worked out in binary, such as `0.30000000000000004`, is the fen next to it.
    static func fen(_ text: String) -> Int64? {
        let plain = PlaceCode.halfWidth(text).filter { !marks.contains($0) && $0 != "¥" }
        guard let match = plain.wholeMatch(of: /(\d{1,12})(?:\.(\d{1,20}))?/) else { return nil }
        let fraction = String(match.2 ?? "")
        let (fen, rest) = (fraction.padded(to: 2).prefix(2), fraction.dropFirst(2))
        guard let whole = Int64(match.1), let part = Int64(fen) else { return nil }
        if rest.allSatisfy({ $0 == "0" }) { return whole * 100 + part }
        // A millionth of a fen is no part of one.
        if rest.count >= 8, rest.prefix(6).allSatisfy({ $0 == "0" }) { return whole * 100 + part }
        if rest.count >= 8, rest.prefix(6).allSatisfy({ $0 == "9" }) { return whole * 100 + part + 1 }
        return nil
    }
}

extension String {
    fileprivate func padded(to count: Int) -> String {
        self + String(repeating: "0", count: max(0, count - self.count))
    }
}
