/// Reads the pieces of a date from the front of a text. Each piece is taken whole or the answer is nil.
struct TimeScanner {
    private var rest: ArraySlice<UnicodeScalar>
    /// The date was written as digits alone.
    private var isCompact = false
    /// The date's own end tells it from a time that follows without a space.
    private var mayRunOn = false
    /// No date is longer; texts of thousands of characters are not looked through.
    private static let longest = 64

    init(_ text: String) {
        rest = ArraySlice(text.unicodeScalars.prefix(TimeScanner.longest + 1).map(HalfWidth.scalar))
        if rest.count > TimeScanner.longest { rest = [] }
    }

    var isAtEnd: Bool { rest.isEmpty }

    mutating func skipSpaces() {
        rest = rest.drop { $0.properties.isWhitespace }
    }

    /// The year, month and day: all digits, or with marks between; `日` may end it.
    mutating func date() -> (year: Int, month: Int, day: Int)? {
        if let digits = number(8) {
            isCompact = true
            mayRunOn = true
            return (digits / 10_000, digits / 100 % 100, digits % 100)
        }
        guard let year = number(4), let mark = take(["/", "-", ".", "年"]) else { return nil }
        guard let month = number(1...2), take([mark == "年" ? "月" : mark]) != nil else { return nil }
        guard let day = number(1...2) else { return nil }
        if mark == "年" {
            guard take(["日", "号"]) != nil else { return nil }
            mayRunOn = true
        }
        return (year, month, day)
    }

    /// Whether only spaces are left.
    var endsAfterDate: Bool { rest.allSatisfy(\.properties.isWhitespace) }

    /// Passes what stands between a date and its time; false when nothing does although something must.
    mutating func skipGap() -> Bool {
        let before = rest.count
        skipSpaces()
        return rest.count < before || take(["T", "t"]) != nil || mayRunOn
    }

    /// The time: `9:05`, `11:40:42.5`, `11时40分42秒`, or six digits after a date of digits alone.
    mutating func clock() -> (hour: Int, minute: Int, second: Int)? {
        if isCompact, let digits = number(6) { return (digits / 10_000, digits / 100 % 100, digits % 100) }
        guard let hour = number(1...2), let mark = take([":", "时", "点"]) else { return nil }
        guard mark == ":" else { return chineseClock(hour) }
        guard let minute = number(2) else { return nil }
        guard take([":"]) != nil else { return (hour, minute, 0) }
        guard let second = number(2) else { return nil }
        if take(["."]) != nil, number(1...9) == nil { return nil }
        return (hour, minute, second)
    }

    private mutating func chineseClock(_ hour: Int) -> (hour: Int, minute: Int, second: Int)? {
        guard let minute = number(1...2) else { return (hour, 0, 0) }
        guard take(["分"]) != nil else { return nil }
        guard let second = number(1...2) else { return (hour, minute, 0) }
        return take(["秒"]) == nil ? nil : (hour, minute, second)
    }

    /// The offset from Greenwich in seconds, at most fourteen hours: `Z`, `+08`, `+0800`, `+08:00`.
    mutating func offset() -> Int? {
        if take(["Z", "z"]) != nil { return 0 }
        let before = rest
        guard let sign = take(["+", "-"]), let hours = number(2) else {
            rest = before
            return nil
        }
        _ = take([":"])
        let minutes = number(2) ?? 0
        guard minutes < 60, hours * 60 + minutes <= 14 * 60 else {
            rest = before
            return nil
        }
        return (sign == "-" ? -1 : 1) * (hours * 3600 + minutes * 60)
    }
}

extension TimeScanner {
    /// Takes the next character when it is one of `marks`.
    private mutating func take(_ marks: Set<UnicodeScalar>) -> UnicodeScalar? {
        guard let next = rest.first, marks.contains(next) else { return nil }
        rest.removeFirst()
        return next
    }

    private mutating func number(_ digits: Int) -> Int? {
        number(digits...digits)
    }

    /// Takes as many digits as there are, up to the most of `count`; nil, taking none, when there are too few.
    private mutating func number(_ count: ClosedRange<Int>) -> Int? {
        let digits = rest.prefix(count.upperBound).prefix { ("0"..."9").contains($0) }
        guard count.contains(digits.count) else { return nil }
        rest = rest.dropFirst(digits.count)
        return digits.reduce(0) { $0 * 10 + Int($1.value - 0x30) }
    }
}
