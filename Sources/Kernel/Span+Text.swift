/// Lengths of time as people write them.
extension Span {
    /// Why a text is no length of time.
    package enum TextError: Error, Equatable, CustomStringConvertible {
        case unreadable(String)
        case calendarUnit(String)

        package var description: String {
            switch self {
            case .unreadable(let text): "“\(text)” is not a length of time such as PT4H30M or 4h30m"
            case .calendarUnit(let text):
                "“\(text)” has days or longer, and on a working clock nobody knows how long they are: say hours"
            }
        }
    }

    /// Reads `PT4H30M` (ISO 8601) or `4h30m`: hours, minutes and seconds in this order, each at most once, the last
    /// with up to three decimals.
    ///
    /// - Throws: ``TextError``
    package init(_ text: String) throws {
        let calendar = /(?:P[0-9.,]*[YMWD]|[0-9.,]+[ywd])/
        guard text.prefixMatch(of: calendar) == nil else { throw TextError.calendarUnit(text) }
        let (mark, units) = text.hasPrefix("PT") ? ("PT", "HMS") : ("", "hms")
        var rest = text.dropFirst(mark.count)
        var total: Int64 = 0
        var isLast = rest.isEmpty
        if isLast { throw TextError.unreadable(text) }
        for (unit, length) in zip(units, [3_600_000, 60_000, 1000] as [Int64]) {
            guard let part = rest.prefixMatch(of: /([0-9]{1,7})(?:[.,]([0-9]{1,3}))?([HMShms])/),
                part.3 == String(unit), !isLast
            else { continue }
            let decimals = part.2.map { $0 + String(repeating: "0", count: 3 - $0.count) } ?? "0"
            guard let number = Int64(part.1), let thousandths = Int64(decimals) else { break }
            total += number * length + thousandths * (length / 1000)
            isLast = part.2 != nil
            rest = rest[part.range.upperBound...]
        }
        guard rest.isEmpty else { throw TextError.unreadable(text) }
        self.init(milliseconds: total)
    }

    /// `PT4H30M`, `PT0.5S`, `PT0S`.
    package var isoText: String {
        var text = milliseconds < 0 ? "-PT" : "PT"
        let all = milliseconds.magnitude
        let (hours, minutes, rest) = (all / 3_600_000, all / 60_000 % 60, all % 60_000)
        if hours > 0 { text += "\(hours)H" }
        if minutes > 0 { text += "\(minutes)M" }
        guard rest > 0 || all == 0 else { return text }
        text += "\(rest / 1000)"
        if rest % 1000 > 0 { text += "." + padded(Int(rest % 1000), 3) }
        return text + "S"
    }
}
