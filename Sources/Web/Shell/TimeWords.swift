import Kernel

/// Times as people say them, on the wall clock of a project: “还有 6 分”, “超时 4 分”, “明天 12:00”.
///
/// Every one has its exact time beside it, for the `title` of the element: ``exact(_:)``.
struct TimeWords: Sendable {
    let now: Instant
    let zone: Zone
    let language: Language
    private let texts: Texts
    private let isPaper: Bool

    init(now: Instant, zone: Zone, language: Language, texts: Texts, isPaper: Bool = false) {
        (self.now, self.zone, self.language, self.texts, self.isPaper) = (now, zone, language, texts, isPaper)
    }

    /// - Parameter isPaper: what is printed is read on other days too: never “yesterday”.
    init(_ ask: Ask, zone: Zone = .shanghai, isPaper: Bool = false) {
        self.init(now: ask.now, zone: zone, language: ask.language, texts: ask.house.texts, isPaper: isPaper)
    }

    /// The same on another wall clock.
    func on(_ zone: Zone) -> TimeWords {
        TimeWords(now: now, zone: zone, language: language, texts: texts, isPaper: isPaper)
    }

    /// How long until something is due: minutes below an hour, after that the time itself. Begun minutes count.
    func left(until due: Instant) -> String {
        let minutes = (due - now).milliseconds
        if minutes < 0 { return say("time.late", ["span": span(now - due)]) }
        if minutes < 3_600_000 { return say("time.left", ["span": span(due - now)]) }
        return point(due)
    }

    /// “今天 14:31”, “昨天 14:31”, “明天 12:00”, “11月20日 14:31”, with its year where that is another one or on paper.
    func point(_ at: Instant) -> String {
        let wall = zone.wall(at: at)
        let today = zone.wall(at: now).date
        let values = [
            "time": wall.time, "month": "\(wall.date.month)", "day": "\(wall.date.day)", "year": "\(wall.date.year)",
        ]
        if isPaper { return say("time.dateYear", values) }
        switch wall.date.daysSince1970 - today.daysSince1970 {
        case 0: return say("time.today", values)
        case 1: return say("time.tomorrow", values)
        case -1: return say("time.yesterday", values)
        default: return say(wall.date.year == today.year ? "time.date" : "time.dateYear", values)
        }
    }

    /// “明天 10:00 – 12:00”; with the day of its end where that is another one.
    func window(_ from: Instant, _ until: Instant) -> String {
        let isOneDay = zone.day(of: from) == zone.day(of: until)
        return "\(point(from)) – \(isOneDay ? zone.wall(at: until).time : point(until))"
    }

    /// As ``point(_:)``, but of today only the clock: “14:31”.
    func short(_ at: Instant) -> String {
        let wall = zone.wall(at: at)
        return wall.date == zone.wall(at: now).date && !isPaper ? wall.time : point(at)
    }

    /// “6 分”, “3 小时”, “2 天”; a begun minute counts.
    func span(_ span: Span) -> String {
        let minutes = (span.milliseconds + 59_999) / 60_000
        switch minutes {
        case ..<60: return say("time.minutes", ["n": "\(max(1, minutes))"])
        case ..<2880: return say("time.hours", ["n": "\(minutes / 60)"])
        default: return say("time.days", ["n": "\(minutes / 1440)"])
        }
    }

    /// How long something lasts already: `2:05`.
    func clock(since start: Instant) -> String {
        let seconds = max(0, (now - start).milliseconds / 1000)
        return "\(seconds / 60):\(padded(Int(seconds % 60)))"
    }

    /// `2026-11-23 14:31:05`
    func exact(_ at: Instant) -> String {
        let wall = zone.wall(at: at)
        return "\(Day(wall.date)) \(wall.time):\(padded(wall.second))"
    }

    /// What a `datetime-local` field holds: `2026-11-23T14:31`.
    func field(_ at: Instant) -> String {
        let wall = zone.wall(at: at)
        return "\(Day(wall.date))T\(wall.time)"
    }

    /// What a `datetime-local` field says, on this wall clock; nil for anything else.
    func instant(field text: String) -> Instant? {
        let parts = text.split(separator: "T", omittingEmptySubsequences: false)
        guard parts.count == 2, let day = Day(String(parts[0])) else { return nil }
        let clock = parts[1].split(separator: ":").map { Int($0) }
        guard (2...3).contains(clock.count), let hour = clock[0], let minute = clock[1], (0..<24).contains(hour),
            (0..<60).contains(minute)
        else { return nil }
        return zone.instant(of: WallClock(date: day.date, hour: hour, minute: minute, second: 0))
    }

    private func say(_ key: String, _ values: [String: String]) -> String { texts(key, language, values) }
}
