import Kernel

extension CalendarShown {
    /// A draft with some of the proposed days taken up by whoever reads them; worked days get the hours of its week.
    ///
    /// - Throws: what ``CalendarDraft/calendar(after:number:known:at:)`` refuses
    package func draft(
        _ draft: CalendarDraft, taking days: Set<Day>, in language: Language, at now: Instant
    ) throws -> CalendarDraft {
        let chosen = holidays.flatMap(\.holidays).filter { days.contains($0.day) }
        return draft.taking(try calendar(of: draft, at: now).exceptions(for: chosen), in: language)
    }

    /// What a draft comes to, under the number of the version that is shown.
    ///
    /// - Throws: as ``draft(_:taking:in:at:)``
    package func calendar(of draft: CalendarDraft, at now: Instant) throws -> WorkCalendar {
        try draft.calendar(
            after: shown.calendar, number: shown.number, known: holidays.flatMap(\.holidays).map(\.name), at: now)
    }
}

extension HolidayFile {
    /// The proposed days that a calendar does not have yet, off or worked as proposed; a day to be worked whose weekday
    /// is worked anyhow is none.
    package func open(in calendar: WorkCalendar) -> [Holiday] {
        let proposed = calendar.exceptions(for: holidays)
        return holidays.filter { holiday in
            guard let exception = proposed[holiday.day] else { return false }
            return calendar.days[holiday.day].map { $0.hours.isEmpty != exception.hours.isEmpty } ?? true
        }
    }
}
