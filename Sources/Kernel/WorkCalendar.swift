/// When people work: a zone, a week, and the days that differ from it. A value; it asks nobody for the time.
///
/// An instant is working time when the wall clock of ``zone`` at that instant lies in an interval of its day. An
/// interval over midnight belongs to the day on which it begins. A repeated hour counts each time it is shown, a
/// missing one never. Exact to the millisecond.
///
/// ```swift
/// let day = try DayHours([WorkHours("08:00-18:00")].compactMap { $0 })
/// let office = try WorkCalendar(zone: .shanghai, week: [.mon: day, .tue: day])
/// try office.due(from: mondayAtFive, target: .hours(4)).instant  // Tuesday, 11:00
/// ```
package struct WorkCalendar: Sendable {
    /// What one day has instead of the hours of its weekday.
    package struct Exception: Hashable, Sendable {
        /// None on a day off.
        package let hours: DayHours
        package let name: Words?

        package init(_ hours: DayHours, name: Words? = nil) {
            self.hours = hours
            self.name = name
        }
    }

    package let zone: Zone
    /// A weekday that is left out has no working time.
    package let week: [Weekday: DayHours]
    /// Holidays, half days, make-up working days.
    package let days: [Day: Exception]
    package let name: Words?
    /// Goes up with each change, so that a due time can say by which one it was worked out.
    package let version: Int
    let memory = StretchMemory()

    package static let mostDays = 5000

    /// - Throws: ``CalendarRefusal/tooManyDays(most:)`` · ``CalendarRefusal/noWorkingTime``
    package init(
        zone: Zone, week: [Weekday: DayHours], days: [Day: Exception] = [:], name: Words? = nil, version: Int = 1
    ) throws {
        guard days.count <= Self.mostDays else { throw CalendarRefusal.tooManyDays(most: Self.mostDays) }
        guard week.values.contains(where: { !$0.isEmpty }) || days.values.contains(where: { !$0.hours.isEmpty })
        else { throw CalendarRefusal.noWorkingTime }
        self.init(checked: zone, week, days, name, version)
    }

    private init(
        checked zone: Zone, _ week: [Weekday: DayHours], _ days: [Day: Exception], _ name: Words?, _ version: Int
    ) {
        self.zone = zone
        self.week = week
        self.days = days
        self.name = name
        self.version = version
    }

    /// 00:00 to 24:00 on every day.
    package static func roundTheClock(_ zone: Zone) -> WorkCalendar {
        let week = Dictionary(uniqueKeysWithValues: Weekday.allCases.map { ($0, DayHours.wholeDay) })
        return WorkCalendar(checked: zone, week, [:], nil, 1)
    }

    /// The same hours on the wall clocks of another zone.
    package func moved(to zone: Zone) -> WorkCalendar {
        zone == self.zone ? self : WorkCalendar(checked: zone, week, days, name, version)
    }

    /// The hours of a day: its own, else those of its weekday.
    package func hours(on day: Day) -> DayHours { days[day]?.hours ?? week[Weekday(of: day)] ?? .none }

    /// A zone by its name in the tz database, `Asia/Shanghai`, or `UTC`.
    ///
    /// - Throws: ``CalendarRefusal/unknownTimeZone(_:)``, also for abbreviations: CST is China's time to some and
    ///   Chicago's to the system.
    package static func zone(named name: String) throws -> Zone {
        guard name.contains("/") || name == "UTC", let zone = Zone(name) else {
            throw CalendarRefusal.unknownTimeZone(name)
        }
        return zone
    }
}
