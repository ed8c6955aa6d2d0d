import Kernel

/// A calendar as somebody types it: hours in the words of the calendar file, `08:00-12:00, 13:00-18:00`.
package struct CalendarDraft: Sendable, Equatable {
    /// A day that differs from its weekday.
    package struct DayLine: Sendable, Equatable {
        /// `2026-10-01`.
        package var day: String
        /// Intervals parted by commas; `-` or nothing for a day off.
        package var hours: String
        package var name: String

        package init(day: String, hours: String, name: String) {
            (self.day, self.hours, self.name) = (day, hours, name)
        }

        /// One line of the form: `2026-10-01: - National Day`, `2026-10-10: 08:00-12:00, 13:00-18:00`.
        ///
        /// - Throws: ``CaseRefusal/badDay(_:)``
        package init(_ line: String) throws {
            day = String(line.prefix(10))
            let rest = String(line.dropFirst(10)).trimmed
            guard Day(day) != nil, let mark = rest.first, mark == ":" || mark == "：" else {
                throw CaseRefusal.badDay(String(line.prefix(40)))
            }
            let said = String(rest.dropFirst()).trimmed
            if said.hasPrefix("-") {
                (hours, name) = ("-", String(said.dropFirst()).trimmed)
            } else {
                hours = String(said.prefix { $0.isASCII && !$0.isLetter || "，、：".contains($0) }).trimmed
                name = String(said.dropFirst(hours.count)).trimmed
            }
            if hours.isEmpty { throw CaseRefusal.badDay(String(line.prefix(40))) }
        }

        /// As ``init(_:)`` reads it.
        package var text: String {
            "\(day): \(hours.isEmpty ? "-" : hours)\(name.isEmpty ? "" : " \(name)")"
        }
    }

    package var zone: String
    package var week: [Weekday: String]
    package var days: [DayLine]

    /// So many days may differ: some thirty years of public holidays.
    package static let mostDays = 1000
    package static let longestName = 40

    package init(zone: String, week: [Weekday: String], days: [DayLine]) {
        (self.zone, self.week, self.days) = (zone, week, days)
    }

    /// As a calendar would be typed, its names in one language.
    package init(_ calendar: WorkCalendar, in language: Language) {
        zone = calendar.zone.identifier
        week = calendar.week.mapValues(\.description)
        days = calendar.days.sorted { $0.key < $1.key }.map { day, exception in
            DayLine(
                day: day.description, hours: exception.hours.isEmpty ? "-" : exception.hours.description,
                name: exception.name?[language] ?? "")
        }
    }

    /// With other days besides; a day that it has already is replaced.
    package func taking(_ more: [Day: WorkCalendar.Exception], in language: Language) -> CalendarDraft {
        var draft = self
        draft.days.removeAll { line in Day(line.day).map { more[$0] != nil } ?? false }
        for (day, exception) in more {
            draft.days.append(
                DayLine(
                    day: day.description, hours: exception.hours.isEmpty ? "-" : exception.hours.description,
                    name: exception.name?[language] ?? ""))
        }
        draft.days.sort { $0.day < $1.day }
        return draft
    }
}
