/// RFC 3339 text, written and read without a formatter: it stands on every hot path of the API.
extension Instant: Codable, LosslessStringConvertible {
    /// `2026-11-23T04:22:50Z`, with milliseconds only where there are some.
    package var description: String { text(offsetSeconds: 0) }

    /// The same instant as a wall clock `offsetSeconds` east of UTC shows it: `2026-11-23T12:22:50+08:00`.
    /// RFC 3339 knows whole minutes only; odd seconds of an offset, as of times before 1901, are left out of both.
    package func text(offsetSeconds: Int) -> String {
        let offsetSeconds = offsetSeconds / 60 * 60
        let local = milliseconds + Int64(offsetSeconds) * 1000
        let days = local.floorDivided(by: 86_400_000)
        let inDay = Int(local - days * 86_400_000)
        let date = CivilDate(daysSince1970: days)
        var text = "\(padded(date.year, 4))-\(padded(date.month))-\(padded(date.day))T"
        text += "\(padded(inDay / 3_600_000)):\(padded(inDay / 60_000 % 60)):\(padded(inDay / 1000 % 60))"
        if inDay % 1000 != 0 { text += ".\(padded(inDay % 1000, 3))" }
        guard offsetSeconds != 0 else { return text + "Z" }
        let minutes = abs(offsetSeconds) / 60
        return text + (offsetSeconds < 0 ? "-" : "+") + "\(padded(minutes / 60)):\(padded(minutes % 60))"
    }

    /// Reads RFC 3339: a date, `T` or a space, a time with or without a fraction, `Z` or an offset. Anything
    /// else is nil, and what an offset puts outside the years 0 to 9999 of UTC, where there is no text to write it in.
    package init?(_ text: String) {
        var reader = DigitReader(text.utf8)
        guard let year = reader.number(4), reader.take("-"), let month = reader.number(2), reader.take("-"),
            let day = reader.number(2), let date = CivilDate(year: year, month: month, day: day),
            reader.take("T") || reader.take("t") || reader.take(" "),
            let hour = reader.number(2), hour < 24, reader.take(":"), let minute = reader.number(2), minute < 60,
            reader.take(":"), let second = reader.number(2), second <= 60
        else { return nil }
        let fraction = reader.take(".") ? reader.fraction() : 0
        guard let milliseconds = fraction, let offset = reader.offsetSeconds(), reader.isAtEnd else { return nil }
        let seconds = date.daysSince1970 * 86_400 + Int64(hour * 3600 + minute * 60 + min(second, 59) - offset)
        guard Self.writableSeconds.contains(seconds) else { return nil }
        self.init(milliseconds: seconds * 1000 + Int64(milliseconds))
    }

    /// From the year 0 to the year 10,000, exclusive.
    private static let writableSeconds: Range<Int64> = -62_167_219_200..<253_402_300_800

    package init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let instant = Instant(text) else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "not an RFC 3339 instant"))
        }
        self = instant
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

/// `7` → `"07"`.
package func padded(_ number: Int, _ width: Int = 2) -> String {
    let digits = String(number)
    return digits.utf8.count >= width ? digits : String(repeating: "0", count: width - digits.utf8.count) + digits
}

/// Takes digits and marks from the front of a text.
struct DigitReader {
    private var rest: Substring.UTF8View

    init(_ text: String.UTF8View) { rest = text[...] }
    var isAtEnd: Bool { rest.isEmpty }

    mutating func take(_ mark: Unicode.Scalar) -> Bool {
        guard let first = rest.first, UInt32(first) == mark.value else { return false }
        rest = rest.dropFirst()
        return true
    }

    mutating func number(_ digits: Int) -> Int? {
        var value = 0
        for _ in 0..<digits {
            guard let next = rest.first, (48...57).contains(next) else { return nil }
            value = value * 10 + Int(next - 48)
            rest = rest.dropFirst()
        }
        return value
    }

    /// The digits after the point, as milliseconds; further digits are read and dropped.
    mutating func fraction() -> Int? {
        var value = 0
        var count = 0
        while let digit = number(1) {
            if count < 3 { value = value * 10 + digit }
            count += 1
        }
        guard count > 0 else { return nil }
        while count < 3 { value *= 10; count += 1 }
        return value
    }

    mutating func offsetSeconds() -> Int? {
        if take("Z") || take("z") { return 0 }
        let sign = take("+") ? 1 : take("-") ? -1 : 0
        guard sign != 0, let hours = number(2), hours < 24, take(":"), let minutes = number(2), minutes < 60 else {
            return nil
        }
        return sign * (hours * 3600 + minutes * 60)
    }
}
