import Directory
import Kernel

@testable import Workforce

/// Shifts and people of the tests of plans.
enum RosterSample {
    static let home = ID<Project>(number: 1)
    static let away = ID<Project>(number: 2)
    static let crew = Department(id: ID(number: 5), key: "order", name: words("order"))

    static func words(_ text: String) -> Words { Words(zh: text, zhHant: text, en: text) }

    static func shift(
        _ key: String, _ hours: [String], onCall: Bool = false, night: Bool = false, paid: Int? = nil
    ) throws -> Shift {
        Shift(
            key: key, name: words(key), mark: words(key), letter: String(key.prefix(1)), colour: .green,
            hours: try DayHours(hours.compactMap { WorkHours($0) }), isOnCall: onCall, isNight: night, paid: paid)
    }

    static func shifts() throws -> [Shift] {
        [
            try shift("early", ["07:00-15:00"]), try shift("late", ["15:00-23:00"]),
            try shift("night", ["23:00-07:00"], night: true), try shift("split", ["02:30-06:00", "18:00-22:00"]),
            try shift("odd", ["22:00-02:30"], night: true, paid: 200),
            try shift("call", ["18:00-08:00"], onCall: true),
        ]
    }

    static func limits() -> RosterRules.Limits {
        var limits = RosterRules.Limits()
        (limits.leastRest, limits.mostDays, limits.mostNights) = (660, 5, 2)
        (limits.mostInWeek, limits.mostInMonth) = (2400, 9600)
        return limits
    }

    static func cell(
        _ staff: Int64, _ day: Day, _ shift: String, in project: ID<Project> = home
    ) -> RosterCell {
        RosterCell(project: project, department: crew.id, staff: ID(number: staff), day: day, shift: shift)
    }
}
