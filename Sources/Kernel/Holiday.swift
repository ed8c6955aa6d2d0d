/// What a public notice says of one day: that it is off, or that it is worked to make up for one that is.
///
/// It is a proposal: it counts in a calendar only after a person has taken it up.
package struct Holiday: Hashable, Sendable {
    package let day: Day
    /// The holiday for which it is off, or which it makes up for.
    package let name: Words
    package let isOff: Bool

    package init(day: Day, name: Words, isOff: Bool) {
        self.day = day
        self.name = name
        self.isOff = isOff
    }
}

extension WorkCalendar {
    /// What proposed days would change in this calendar.
    ///
    /// A day off has no working time. A make-up day has the hours of the first weekday that has some; where its own
    /// weekday has hours it is left as it is, since nothing is to be made up.
    package func exceptions(for holidays: [Holiday]) -> [Day: Exception] {
        let usual = Weekday.allCases.lazy.compactMap { week[$0] }.first { !$0.isEmpty } ?? .none
        var result: [Day: Exception] = [:]
        for holiday in holidays {
            let own = week[Weekday(of: holiday.day)] ?? .none
            if holiday.isOff {
                result[holiday.day] = Exception(.none, name: holiday.name)
            } else if own.isEmpty, !usual.isEmpty {
                result[holiday.day] = Exception(usual, name: holiday.name)
            }
        }
        return result
    }

    /// The next version of this calendar, with these days besides its own; a day that it has already is replaced.
    ///
    /// - Throws: ``CalendarRefusal/tooManyDays(most:)`` · ``CalendarRefusal/noWorkingTime``
    package func taking(_ more: [Day: Exception]) throws -> WorkCalendar {
        try WorkCalendar(
            zone: zone, week: week, days: days.merging(more) { $1 }, name: name, version: version + 1)
    }
}
