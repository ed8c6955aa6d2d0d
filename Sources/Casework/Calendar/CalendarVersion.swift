import Directory
import Kernel
import Store
import Workforce

/// A working calendar as somebody published it. It never changes; what comes after it is another version.
package struct CalendarVersion: Sendable {
    /// What was decided about the promises that were open when it was published.
    package enum Effect: String, Sendable, CaseIterable, SQLConvertible {
        /// They stay as they are; only new ones run on it.
        case keep
        /// They are replaced by promises that run on it.
        case move
    }

    package let id: ID<CalendarVersion>
    package let desk: String
    package let key: String
    /// Whose own it is, or whose part's; nil for the desk's, which every project without one of its own has.
    package let project: ID<Project>?
    /// Its ``WorkCalendar/version`` is the number, given once for a key of a desk.
    package let calendar: WorkCalendar
    package let publishedAt: Instant
    /// Nil for the one that the desk's file brought.
    package let by: ID<Staff>?
    package let byName: String
    /// The device or the token.
    package let via: String
    /// Why, in the words of whoever published it.
    package let note: String
    package let effect: Effect
    /// The years whose public holidays it took up.
    package let taken: [Int]
    /// The part of the project's places that it is for; nil for all of them.
    package var part: CalendarPart?

    package var number: Int { calendar.version }
    package var isOfFile: Bool { by == nil }
    package var place: CalendarPlace { CalendarPlace(desk: desk, key: key, project: project, part: part?.id) }
    package var scope: CalendarScope { place.scope }
}

/// One calendar that is edited: of a desk, one project's own, or that of a part of its places.
package struct CalendarPlace: Sendable, Hashable {
    package let desk: String
    package let key: String
    package let project: ID<Project>?
    /// Of the project.
    package let part: ID<Place>?

    package init(desk: String, key: String, project: ID<Project>?, part: ID<Place>? = nil) {
        (self.desk, self.key, self.project, self.part) = (desk, key, project, part)
    }

    package var scope: CalendarScope {
        part.map { .part($0) } ?? project.map { .project($0) } ?? .desk
    }
}

/// A calendar as a row keeps it: in the words of the calendar file.
struct CalendarContent: Codable {
    struct Entry: Codable {
        let hours: [String]
        let name: Words?
    }

    let zone: String
    let week: [String: [String]]
    let days: [String: Entry]
    let name: Words?

    init(_ calendar: WorkCalendar) {
        zone = calendar.zone.identifier
        week = Dictionary(
            uniqueKeysWithValues: calendar.week.filter { !$0.value.isEmpty }.map {
                ($0.key.rawValue, $0.value.intervals.map(\.description))
            })
        days = Dictionary(
            uniqueKeysWithValues: calendar.days.map { day, exception in
                let hours = exception.hours.intervals.map(\.description)
                return (day.description, Entry(hours: hours, name: exception.name))
            })
        name = calendar.name
    }

    /// Nil where it is none: somebody else wrote the row.
    func calendar(version: Int) -> WorkCalendar? {
        guard let zone = try? WorkCalendar.zone(named: zone) else { return nil }
        var week: [Weekday: DayHours] = [:]
        for (key, hours) in self.week {
            guard let weekday = Weekday(rawValue: key), let read = Self.read(hours) else { return nil }
            week[weekday] = read
        }
        var days: [Day: WorkCalendar.Exception] = [:]
        for (key, entry) in self.days {
            guard let day = Day(key), let read = Self.read(entry.hours) else { return nil }
            days[day] = WorkCalendar.Exception(read, name: entry.name)
        }
        return try? WorkCalendar(zone: zone, week: week, days: days, name: name, version: version)
    }

    private static func read(_ hours: [String]) -> DayHours? {
        let read = hours.compactMap { WorkHours($0) }
        return read.count == hours.count ? try? DayHours(read) : nil
    }
}
