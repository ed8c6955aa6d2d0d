import Kernel

/// One part of a table that only grows: all rows whose key is among `keys`, and none else.
struct Part: Hashable, Sendable {
    let name: String
    let keys: Range<Int64>
}

/// Where a part ends and the next one begins.
enum Parting {
    /// With the month (UTC) in which identities were made.
    case months
    /// With every ten millions of a running number: whoever asks for the newest row looks into each part.
    case numbers

    private static let step: Int64 = 10_000_000

    /// What has identities calls them `id`.
    init(key: String) { self = key == "id" ? .months : .numbers }

    /// The part that a row belongs to; nil for keys that nobody makes: below nought, or of the last month of all.
    func part(of table: String, holding key: Int64) -> Part? {
        guard key >= 0 else { return nil }
        let part =
            switch self {
            case .months: Self.month(table, key)
            case .numbers: Part(name: "\(table)_\(key / Self.step)", keys: Self.numbers(key - key % Self.step))
            }
        return part.keys.contains(key) ? part : nil
    }

    /// `timeline_2026_03`
    private static func month(_ table: String, _ key: Int64) -> Part {
        let day = Zone.utc.day(of: IDMaker.time(of: key))
        let first = day.adding(days: 1 - Int64(day.date.day))
        let later = first.adding(days: 31)
        let next = later.adding(days: 1 - Int64(later.date.day))
        let name = "\(table)_\(first.description.prefix(7).replacing("-", with: "_"))"
        return Part(name: name, keys: Self.start(first)..<Self.start(next))
    }

    private static func start(_ day: Day) -> Int64 { IDMaker.first(at: Zone.utc.start(of: day)) }

    private static func numbers(_ start: Int64) -> Range<Int64> {
        start..<(start > .max - step ? .max : start + step)
    }
}
