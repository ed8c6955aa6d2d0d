import Casework
import Hummingbird
import Kernel
import Workforce

/// The working calendars: those of the desks, and those of their own that projects and parts of them have.
enum CalendarListPage {
    static func response(_ ask: Ask) async throws -> Response {
        let all = try await ask.house.cases.calendars(for: try ask.actor)
        let names = try await Names.load(ask)
        let own = try await ask.projects(.calendarsEdit)
        let model: Model = [
            "rows": all.map { version -> Model in
                let code = own.first { $0.id == version.project }?.code
                let more = own.filter { project in
                    version.project == nil
                        && !all.contains { $0.key == version.key && $0.scope == .project(project.id) }
                }
                return [
                    "name": version.calendar.name?[ask.language] ?? version.key, "key": version.key,
                    "href": Paths.calendar(version.key, query: [("project", code), ("place", version.part?.code)]),
                    "version": "\(version.number)",
                    "whose": CalendarFacts.whose(version, names, ask),
                    "published": CalendarFacts.published(version, ask),
                    "week": CalendarFacts.week(version.calendar, ask),
                    "days": "\(version.calendar.days.count)", "hasMore": !more.isEmpty,
                    "more": more.map { project -> Model in
                        [
                            "name": project.name,
                            "href": Paths.calendar(version.key, query: [("project", project.code)]),
                        ]
                    },
                ]
            }
        ]
        return Shell.page("calendars", model, title: ask.text("nav.calendars"), place: "calendars", in: ask)
    }
}

/// What pages say of a published calendar.
enum CalendarFacts {
    /// Who published it and when; that the desk's file brought it.
    static func published(_ version: CalendarVersion, _ ask: Ask) -> String {
        if version.isOfFile { return ask.text("calendar.ofFile") }
        let times = TimeWords(ask, zone: version.calendar.zone)
        return "\(version.byName) \(times.point(version.publishedAt))"
    }

    /// The desk, a project, or a part of it.
    static func whose(_ version: CalendarVersion, _ names: Names, _ ask: Ask) -> String {
        guard let project = version.project else { return ask.text("calendar.ofDesk") }
        return ([names.project(project)] + [version.part?.name].compactMap(\.self)).joined(separator: " · ")
    }

    /// Weekdays with the same hours together: `Mon–Fri 08:00-12:00, 13:00-18:00`.
    static func week(_ calendar: WorkCalendar, _ ask: Ask) -> String {
        var runs: [(first: Weekday, last: Weekday, hours: DayHours)] = []
        for day in Weekday.allCases {
            let hours = calendar.week[day] ?? .none
            if let last = runs.last, last.hours == hours {
                runs[runs.count - 1].last = day
            } else {
                runs.append((day, day, hours))
            }
        }
        return runs.filter { !$0.hours.isEmpty }.map { run in
            let (first, last) = (short(run.first, ask), short(run.last, ask))
            return "\(first == last ? first : "\(first)–\(last)") \(run.hours)"
        }.joined(separator: " · ")
    }

    private static func short(_ day: Weekday, _ ask: Ask) -> String { ask.text("weekday.short.\(day.rawValue)") }
}
