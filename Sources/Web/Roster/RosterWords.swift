import Kernel
import Workforce

/// What pages say of plans.
struct RosterWords {
    let names: Names
    let rules: RosterRules
    let zone: Zone

    /// `早 早班 07:00-15:00`; one that the desk no longer has by its key.
    func shift(_ key: String?) -> String {
        guard let key else { return names.text("roster.off") }
        return rules.shift(key).map { $0.name[names.language] } ?? key
    }

    func hours(_ shift: Shift) -> String { shift.hours.intervals.map(\.description).joined(separator: " ") }
    func mark(_ key: String) -> String { rules.shift(key)?.mark[names.language] ?? String(key.prefix(2)) }
    func leaveKind(_ key: String) -> String {
        rules.leaveKinds.first { $0.key == key }?.name[names.language] ?? key
    }

    /// `11-03`
    static func short(_ day: Day) -> String { String(day.description.suffix(5)) }
    /// `11-03 – 11-05`, `11-03`
    static func span(_ first: Day, _ last: Day) -> String {
        first == last ? short(first) : "\(short(first)) – \(short(last))"
    }

    /// From when to when somebody is away, halves said: `11-03 – 11-05`.
    func span(_ leave: Leave) -> String {
        let halves = [leave.isFromNoon ? "roster.fromNoon" : "", leave.isToNoon ? "roster.toNoon" : ""]
        let said = halves.filter { !$0.isEmpty }.map { names.text($0) }
        return ([Self.span(leave.first, leave.last)] + said).joined(separator: " ")
    }

    /// `7 小时 30 分`
    func length(_ minutes: Int) -> String {
        if minutes < 60 { return names.text("time.minutes", ["n": "\(minutes)"]) }
        if minutes.isMultiple(of: 60) { return names.text("time.hours", ["n": "\(minutes / 60)"]) }
        return names.text("roster.length", ["h": "\(minutes / 60)", "m": "\(minutes % 60)"])
    }

    /// A breach as a sentence that names who, when, by how much.
    func sentence(_ breach: RosterBreach) -> String {
        let isTime = [.rest, .week, .month, .leave, .double].contains(breach.rule)
        func figure(_ number: Int) -> String { isTime ? length(number) : "\(number)" }
        let clock = breach.span.map { span in
            "\(zone.wall(at: span.lowerBound).time)–\(zone.wall(at: span.upperBound).time)"
        }
        return names.text(
            "breach.\(breach.rule.rawValue)",
            [
                "who": breach.staff.map { names.staff($0) } ?? "", "days": Self.span(breach.first, breach.last),
                "figure": figure(breach.figure), "limit": figure(breach.limit), "hours": clock ?? "",
            ])
    }

    /// `08:30–18:00`, with the day where it is another than `day`.
    func clock(_ span: Range<Instant>, of day: Day) -> String {
        "\(time(span.lowerBound, of: day))–\(time(span.upperBound, of: day))"
    }

    private func time(_ at: Instant, of day: Day) -> String {
        let wall = zone.wall(at: at)
        return (Day(wall.date) == day ? "" : "\(Self.short(Day(wall.date))) ") + wall.time
    }
}
