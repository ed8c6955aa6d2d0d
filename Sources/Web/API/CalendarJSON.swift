import Casework
import Directory
import Kernel

/// A published calendar without its week and days. Instants have the offset of its zone.
struct CalendarVersionJSON: JSONValue {
    let version: CalendarVersion

    var json: JSON {
        let name = version.calendar.name
        return .object([
            ("calendar", version.key.json), ("desk", version.desk.json), ("project", version.project.json),
            ("place", (version.part?.code).json), ("version", version.number.json),
            ("name", (name?.zh ?? version.key).json),
            ("publishedAt", version.calendar.zone.text(version.publishedAt).json),
            ("publishedBy", version.by.json), ("publisher", version.byName.json), ("note", version.note.json),
            ("openPromises", version.effect.rawValue.json), ("holidays", version.taken.json),
        ])
    }
}

/// A calendar with all that is known of it.
struct CalendarJSON: JSONValue {
    let shown: CalendarShown
    let language: Language

    var json: JSON {
        let calendar = shown.shown.calendar
        return .object([
            ("calendar", shown.place.key.json), ("desk", shown.place.desk.json),
            ("project", shown.place.project.json), ("place", (shown.part?.code).json),
            ("own", shown.isOwn.json), ("version", calendar.version.json),
            ("current", shown.current.number.json), ("zone", calendar.zone.identifier.json),
            ("week", week(calendar)), ("days", days(calendar)),
            ("versions", .array(shown.history.map { CalendarVersionJSON(version: $0).json })),
            ("holidays", .array(shown.holidays.map { proposal($0, calendar) })),
        ])
    }

    private func week(_ calendar: WorkCalendar) -> JSON {
        .object(
            Weekday.allCases.compactMap { day in
                guard let hours = calendar.week[day], !hours.isEmpty else { return nil }
                return (day.rawValue, texts(hours))
            })
    }

    private func days(_ calendar: WorkCalendar) -> JSON {
        .object(
            calendar.days.sorted { $0.key < $1.key }.map { day, exception in
                (
                    day.description,
                    .object([("hours", texts(exception.hours)), ("name", (exception.name?[language]).json)])
                )
            })
    }

    private func texts(_ hours: DayHours) -> JSON { hours.intervals.map(\.description).json }

    private func proposal(_ file: HolidayFile, _ calendar: WorkCalendar) -> JSON {
        let taker = shown.takers(of: file.year)
        let exceptions = calendar.exceptions(for: file.holidays)
        return .object([
            ("year", file.year.json), ("source", file.source.json), ("takenIn", (taker?.number).json),
            ("takenBy", (taker?.byName).json),
            (
                "open",
                .array(
                    file.open(in: calendar).map { holiday in
                        .object([
                            ("day", holiday.day.description.json), ("off", holiday.isOff.json),
                            ("name", holiday.name[language].json),
                            ("hours", texts(exceptions[holiday.day]?.hours ?? .none)),
                        ])
                    })
            ),
        ])
    }
}

/// What a draft would change.
struct CalendarPreviewJSON: JSONValue {
    let preview: CalendarPreview
    let zones: [ID<Project>: Zone]

    var json: JSON {
        .object([
            ("current", preview.current.number.json), ("earlier", preview.earlier.json), ("later", preview.later.json),
            ("same", preview.same.json), ("staying", preview.staying.json), ("whole", preview.isWhole.json),
            ("items", .array(preview.page.items.map(row))), ("next", preview.page.next.json),
        ])
    }

    private func row(_ row: CalendarPreview.Row) -> JSON {
        let zone = zones[row.project] ?? .utc
        var stays: PromiseMove.Why?
        if case .stays(let why) = row.move { stays = why }
        return .object([
            ("case", row.number.json), ("project", row.project.json), ("promise", row.promise.json),
            ("kind", row.kind.rawValue.json), ("by", row.byName.json), ("dueAt", zone.text(row.dueAt).json),
            ("newDueAt", row.move.dueAt.map { zone.text($0) }.json),
            ("difference", row.difference.map { Int($0.milliseconds / 1000) }.json),
            ("stays", (stays?.rawValue).json),
        ])
    }
}
