import Kernel

/// What a calendar refuses, with the field that it was typed in: `zone`, `mon` … `sun`, `week` or `days`.
package struct CalendarFieldRefusal: Refusal, Equatable {
    package let field: String
    package let refusal: CalendarRefusal

    package var code: String { refusal.code }
    package var kind: RefusalKind { refusal.kind }
    package var arguments: [String: String] { refusal.arguments }
    package var fields: [String] { [field] }
}

extension CalendarDraft {
    /// Makes the next version of a calendar of what was typed.
    ///
    /// - Parameters:
    ///   - known: names in all languages; one that was typed as it stands there is taken in all of them.
    ///   - now: from then on, and after every day that differs, there must be working time within a year.
    /// - Throws: ``CalendarFieldRefusal`` · ``CaseRefusal/badDay(_:)`` · ``CaseRefusal/dayTwice(_:)`` ·
    ///   ``CaseRefusal/tooLong(field:limit:)``
    package func calendar(
        after base: WorkCalendar, number: Int, known: [Words], at now: Instant
    ) throws -> WorkCalendar {
        let zone = try Self.refusing("zone") { try WorkCalendar.zone(named: self.zone.trimmed) }
        var hours: [Weekday: DayHours] = [:]
        for (weekday, text) in week.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            hours[weekday] = try Self.refusing(weekday.rawValue) { try Self.hours(text) }
        }
        let days = try exceptions(known + base.days.values.compactMap(\.name))
        let made = try Self.refusing("week") {
            try WorkCalendar(zone: zone, week: hours, days: days, name: base.name, version: number)
        }
        try Self.refusing(made.week.values.contains { !$0.isEmpty } ? "days" : "week") {
            try made.checkItWorks(from: now)
        }
        return made
    }

    private func exceptions(_ known: [Words]) throws -> [Day: WorkCalendar.Exception] {
        guard days.count <= Self.mostDays else {
            throw CalendarFieldRefusal(field: "days", refusal: .tooManyDays(most: Self.mostDays))
        }
        var result: [Day: WorkCalendar.Exception] = [:]
        for line in days {
            guard let day = Day(line.day), (1900...2199).contains(day.date.year) else {
                throw CaseRefusal.badDay(String(line.day.prefix(40)))
            }
            guard result[day] == nil else { throw CaseRefusal.dayTwice(line.day) }
            guard line.name.count <= Self.longestName else {
                throw CaseRefusal.tooLong(field: "days", limit: Self.longestName)
            }
            let hours = try Self.refusing("days") { try Self.hours(line.hours) }
            result[day] = WorkCalendar.Exception(hours, name: Self.words(line.name.trimmed, known))
        }
        return result
    }

    private static func words(_ name: String, _ known: [Words]) -> Words? {
        guard !name.isEmpty else { return nil }
        return known.first { words in Language.allCases.contains { words[$0] == name } }
            ?? Words(zh: name, zhHant: name, en: name)
    }

    /// Intervals parted by commas, also by those of a Chinese keyboard; none for nothing or `-`.
    ///
    /// - Throws: ``CalendarRefusal/badHours(_:)`` and what ``DayHours`` refuses
    static func hours(_ text: String) throws -> DayHours {
        let plain = text.trimmed.replacing("：", with: ":").replacing("–", with: "-").replacing("—", with: "-")
        if plain.isEmpty || plain == "-" { return .none }
        let parts = plain.split(omittingEmptySubsequences: false) { ",，、;；".contains($0) }
        return try DayHours(
            parts.map { part in
                guard let hours = WorkHours(part.trimmed.filter { $0 != " " }) else {
                    throw CalendarRefusal.badHours(String(part.trimmed.prefix(40)))
                }
                return hours
            })
    }

    private static func refusing<T>(_ field: String, _ make: () throws -> T) throws -> T {
        do { return try make() } catch let refusal as CalendarRefusal {
            throw CalendarFieldRefusal(field: field, refusal: refusal)
        }
    }
}

extension WorkCalendar {
    /// Looks for working time within a year from an instant on, and after each day that differs from its weekday.
    ///
    /// - Throws: ``CalendarRefusal/noWorkingTimeAhead(after:)``
    func checkItWorks(from now: Instant) throws {
        var starts = [now]
        for day in days.keys { starts += [zone.start(of: day), zone.start(of: day.adding(days: 1))] }
        for start in starts where Instant.sayable.contains(start) { _ = try nextOpening(after: start) }
    }
}
