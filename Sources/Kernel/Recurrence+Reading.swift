/// Why a text is no rule: which part of it, and what stands there.
package struct RecurrenceError: Error, Sendable, Equatable, CustomStringConvertible {
    package let part: String
    package var description: String { part }
}

extension Recurrence {
    private static let letters: [String: Weekday] = [
        "MO": .mon, "TU": .tue, "WE": .wed, "TH": .thu, "FR": .fri, "SA": .sat, "SU": .sun,
    ]

    /// - Parameter text: `FREQ=MONTHLY;BYDAY=2MO`, with or without `RRULE:` before it, in any case.
    /// - Throws: ``RecurrenceError`` for whatever is not understood wholly; nothing is guessed.
    package init(_ text: String) throws {
        var text = text.trimmed.uppercased()
        if text.hasPrefix("RRULE:") { text.removeFirst("RRULE:".count) }
        guard text.utf8.count <= 300 else { throw RecurrenceError(part: String(text.prefix(40))) }
        var parts: [String: String] = [:]
        for part in text.split(separator: ";", omittingEmptySubsequences: false) {
            let pair = part.split(separator: "=", omittingEmptySubsequences: false).map(String.init)
            guard pair.count == 2, Self.known.contains(pair[0]), parts.updateValue(pair[1], forKey: pair[0]) == nil
            else { throw RecurrenceError(part: String(part.prefix(40))) }
        }
        guard let frequency = parts["FREQ"].flatMap({ Frequency(rawValue: $0.lowercased()) }) else {
            throw RecurrenceError(part: parts["FREQ"].map { "FREQ=\($0)" } ?? "FREQ")
        }
        self.frequency = frequency
        interval = try Self.number(parts, "INTERVAL", 1...1000) ?? 1
        weekdays = try Self.weekdays(parts["BYDAY"])
        monthDays = try Self.numbers(parts, "BYMONTHDAY", most: 31)
        places = try Self.numbers(parts, "BYSETPOS", most: 31)
        count = try Self.number(parts, "COUNT", 1...10_000)
        until = try parts["UNTIL"].map(Self.day)
        try check()
    }

    private static let known: Set = ["FREQ", "INTERVAL", "BYDAY", "BYMONTHDAY", "BYSETPOS", "COUNT", "UNTIL"]

    /// What the standard forbids, and what says nothing.
    private func check() throws {
        if count != nil, until != nil { throw RecurrenceError(part: "COUNT;UNTIL") }
        if frequency == .weekly, !monthDays.isEmpty { throw RecurrenceError(part: "BYMONTHDAY") }
        if frequency != .monthly, weekdays.contains(where: { $0.place != nil }) { throw RecurrenceError(part: "BYDAY") }
        let hasNone = weekdays.isEmpty && monthDays.isEmpty
        if !places.isEmpty, frequency != .monthly || hasNone { throw RecurrenceError(part: "BYSETPOS") }
    }

    private static func number(_ parts: [String: String], _ key: String, _ range: ClosedRange<Int>) throws -> Int? {
        guard let text = parts[key] else { return nil }
        guard text.utf8.allSatisfy({ (48...57).contains($0) }), let number = Int(text), range.contains(number)
        else { throw RecurrenceError(part: "\(key)=\(text)") }
        return number
    }

    private static func numbers(_ parts: [String: String], _ key: String, most: Int) throws -> [Int] {
        guard let text = parts[key] else { return [] }
        let numbers = try text.split(separator: ",", omittingEmptySubsequences: false).map { word in
            guard let number = Int(word), number != 0, abs(number) <= most else {
                throw RecurrenceError(part: "\(key)=\(text)")
            }
            return number
        }
        return numbers
    }

    private static func weekdays(_ text: String?) throws -> [WeekdayRule] {
        guard let text else { return [] }
        return try text.split(separator: ",", omittingEmptySubsequences: false).map { word in
            let number = word.dropLast(2)
            let place = number.isEmpty ? nil : Int(number)
            let isWrong = !number.isEmpty && (place == nil || place == 0 || abs(place ?? 0) > 5)
            guard let weekday = letters[String(word.suffix(2))], !isWrong else {
                throw RecurrenceError(part: "BYDAY=\(text)")
            }
            return WeekdayRule(weekday: weekday, place: place)
        }
    }

    /// `20261231`, also with a time after it: the day counts.
    private static func day(_ text: String) throws -> Day {
        let digits = text.prefix(8)
        let iso = "\(digits.prefix(4))-\(digits.dropFirst(4).prefix(2))-\(digits.suffix(2))"
        let rest = text.dropFirst(8)
        guard digits.count == 8, rest.isEmpty || rest.wholeMatch(of: /T\d{6}Z?/) != nil, let day = Day(iso) else {
            throw RecurrenceError(part: "UNTIL=\(text)")
        }
        return day
    }

    /// The rule as it is kept: always the same text for the same rule.
    package var text: String {
        var parts = ["FREQ=\(frequency.rawValue.uppercased())"]
        if interval > 1 { parts.append("INTERVAL=\(interval)") }
        if !weekdays.isEmpty { parts.append("BYDAY=" + weekdays.map(\.text).joined(separator: ",")) }
        if !monthDays.isEmpty { parts.append("BYMONTHDAY=" + monthDays.map(String.init).joined(separator: ",")) }
        if !places.isEmpty { parts.append("BYSETPOS=" + places.map(String.init).joined(separator: ",")) }
        if let count { parts.append("COUNT=\(count)") }
        if let until { parts.append("UNTIL=\(until.description.filter { $0 != "-" })") }
        return parts.joined(separator: ";")
    }
}

extension Recurrence.WeekdayRule {
    fileprivate var text: String { (place.map(String.init) ?? "") + weekday.rawValue.prefix(2).uppercased() }
}
