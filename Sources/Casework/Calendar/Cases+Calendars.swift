import Directory
import Kernel
import Store
import Workforce

/// The calendar of a place with all that was published of it, and what may be taken up.
package struct CalendarShown: Sendable {
    package let place: CalendarPlace
    /// The newest of the place, else of the desk.
    package let current: CalendarVersion
    /// The version that was asked for; the current one where none was.
    package let shown: CalendarVersion
    /// Those of the place and of the desk, the newest first.
    package let history: [CalendarVersion]
    package let holidays: [HolidayFile]

    /// A project without a calendar of its own has the desk's.
    package var isOwn: Bool { current.project == place.project }

    /// Who took up a year's public holidays first, and when; nil where nobody has.
    package func takers(of year: Int) -> CalendarVersion? { history.last { $0.taken.contains(year) } }
}

extension Cases {
    package static let mostVersions = 200

    /// Learns what was published, here or by another copy of the program.
    package func learnCalendars() async throws { try await store.read { try learnCalendars($0) } }

    /// A cheap look where nothing is new.
    func learnCalendars(_ db: DB) throws {
        guard try CalendarTable.count(db) != calendarsKnown.count else { return }
        let all = try CalendarTable.all(db)
        for (key, desk) in desks { desk.levels.calendars.take(CalendarShelf(all.filter { $0.desk == key })) }
        calendarsKnown.set(all.count)
    }

    /// Another copy may have published what these promises run on since this one looked.
    func learnCalendars(_ db: DB, of desk: String, for promises: [Promise]) throws {
        guard let calendars = desks[desk]?.levels.calendars else { return }
        if promises.contains(where: { $0.clock.map { !calendars.knows($0) } ?? false }) { try learnCalendars(db) }
    }

    /// Keeps the calendars of the desks' files as first versions, where the store has none of their keys: a file that
    /// is changed later changes no promise that was made before.
    package func adoptCalendars() async throws {
        let isMissing = try await store.read { db in try missingCalendars(db).isEmpty == false }
        if isMissing { try await store.write { tx in try adoptCalendars(tx) } }
        try await learnCalendars()
    }

    func adoptCalendars(_ tx: Tx) throws {
        for version in try missingCalendars(tx) { try CalendarTable.insert(tx, version) }
    }

    private func missingCalendars(_ db: DB) throws -> [CalendarVersion] {
        let had = Set(try CalendarTable.all(db).map { "\($0.desk) \($0.key)" })
        return desks.values.sorted { $0.key < $1.key }.flatMap { desk in
            desk.levels.calendars.keys.filter { !had.contains("\(desk.key) \($0)") }.compactMap { key in
                firstVersion(CalendarPlace(desk: desk.key, key: key, project: nil), id: store.ids.make())
            }
        }
    }

    /// What the desk's file brings.
    private func firstVersion(_ place: CalendarPlace, id: ID<CalendarVersion>) -> CalendarVersion? {
        desks[place.desk]?.levels.calendars.file(place.key).map { file in
            CalendarVersion(
                id: id, desk: place.desk, key: place.key, project: nil, calendar: file, publishedAt: clock.now(),
                by: nil, byName: "", via: "", note: "", effect: .keep, taken: [])
        }
    }

    /// The calendars of all desks, and those of their own that projects have, by name and project.
    ///
    /// - Throws: ``WorkforceRefusal/notAllowed(_:)``
    package func calendars(for actor: Actor) async throws -> [CalendarVersion] {
        try actor.require(.calendarsEdit)
        return try await store.read { db in
            try desks.values.sorted { $0.key < $1.key }.flatMap { desk in
                try desk.levels.calendars.keys.flatMap { key -> [CalendarVersion] in
                    let all = try versions(db, CalendarPlace(desk: desk.key, key: key, project: nil))
                    var seen: Set<ID<Project>?> = []
                    let newest = all.filter { seen.insert($0.project).inserted }
                    return newest.filter { $0.project.map { actor.may(.calendarsEdit, in: $0) } ?? true }
                        .sorted { ($0.project?.number ?? 0) < ($1.project?.number ?? 0) }
                }
            }
        }
    }

    /// One calendar with its history.
    ///
    /// - Parameter number: the version to show; nil for the current one.
    /// - Throws: ``WorkforceRefusal/notAllowed(_:)`` · ``CaseRefusal/unknownCalendar(_:)``
    package func calendar(
        _ place: CalendarPlace, version number: Int? = nil, for actor: Actor
    ) async throws -> CalendarShown {
        try actor.require(.calendarsEdit, in: place.project)
        return try await store.read { db in
            let shown = try self.shown(db, place)
            guard let number else { return shown }
            guard let one = shown.history.first(where: { $0.number == number }) else {
                throw CaseRefusal.unknownCalendar("\(place.key) \(number)")
            }
            return CalendarShown(
                place: place, current: shown.current, shown: one, history: shown.history, holidays: shown.holidays)
        }
    }

    func shown(_ db: DB, _ place: CalendarPlace) throws -> CalendarShown {
        let own = try versions(db, place).filter { $0.project == nil || $0.project == place.project }
        guard let current = own.first(where: { $0.project == place.project }) ?? own.first else {
            throw CaseRefusal.unknownCalendar(place.key)
        }
        return CalendarShown(
            place: place, current: current, shown: current, history: Array(own.prefix(Self.mostVersions)),
            holidays: desks[place.desk]?.holidays ?? [])
    }

    /// The newest first; what the file brings where nothing is kept yet.
    func versions(_ db: DB, _ place: CalendarPlace) throws -> [CalendarVersion] {
        let kept = try CalendarTable.all(db, desk: place.desk, key: place.key)
        return kept.isEmpty ? [firstVersion(place, id: ID(number: 0))].compactMap(\.self) : kept
    }

    /// The projects whose new promises run on a calendar of the place.
    func projects(_ db: DB, on place: CalendarPlace) throws -> [Project] {
        let all = try ProjectTable.all(db)
        if let own = place.project { return all.filter { $0.id == own } }
        let others = Set(try CalendarTable.all(db, desk: place.desk, key: place.key).compactMap(\.project))
        return all.filter { !others.contains($0.id) }
    }

    /// The newest calendar of a name, for programs; nil where no desk has one of it.
    ///
    /// - Parameter code: of a project, on whose wall clock it then is.
    /// - Throws: ``DirectoryRefusal/unknownProject(_:)``
    package func publishedCalendar(_ key: String, inProject code: String?) async throws -> WorkCalendar? {
        try await store.read { db in
            let project = try ProjectTable.all(db).first { $0.code == code }
            if let code, project == nil { throw DirectoryRefusal.unknownProject(code) }
            let desk = desks.values.filter { $0.levels.calendars.keys.contains(key) }.map(\.key).min()
            guard let desk else { return nil }
            let current = try self.shown(db, CalendarPlace(desk: desk, key: key, project: project?.id)).current.calendar
            return project.map { current.moved(to: $0.zone) } ?? current
        }
    }
}
