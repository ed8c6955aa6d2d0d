import Directory
import Kernel
import Store
import Workforce

/// The calendar of a place with all that was published of it, and what may be taken up.
package struct CalendarShown: Sendable {
    package let place: CalendarPlace
    /// The part of the project that it is for; nil for a whole one.
    package var part: CalendarPart?
    /// The newest of the place, else of what it lies in, its project, the desk.
    package let current: CalendarVersion
    /// The version that was asked for; the current one where none was.
    package let shown: CalendarVersion
    /// Those of the place and of all that it could have it from, the newest first.
    package let history: [CalendarVersion]
    package let holidays: [HolidayFile]
    /// The parts of its project that have a calendar of this name of their own, by code.
    package var parts: [CalendarPart] = []

    /// A part without a calendar of its own has that of what it lies in; a project the desk's.
    package var isOwn: Bool { current.scope == place.scope }

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

    /// The calendars of all desks, and those of their own that projects and parts of them have, by name, project and
    /// part.
    ///
    /// - Throws: ``WorkforceRefusal/notAllowed(_:)``
    package func calendars(for actor: Actor) async throws -> [CalendarVersion] {
        try actor.require(.calendarsEdit)
        return try await store.read { db in
            try desks.values.sorted { $0.key < $1.key }.flatMap { desk in
                try desk.levels.calendars.keys.flatMap { key -> [CalendarVersion] in
                    let all = try versions(db, CalendarPlace(desk: desk.key, key: key, project: nil))
                    var seen: Set<CalendarScope> = []
                    let newest = all.filter { seen.insert($0.scope).inserted }
                    return newest.filter { $0.project.map { actor.may(.calendarsEdit, in: $0) } ?? true }
                        .sorted { $0.order < $1.order }
                }
            }
        }
    }

    /// One calendar with its history.
    ///
    /// - Parameter number: the version to show; nil for the current one.
    /// - Throws: ``WorkforceRefusal/notAllowed(_:)`` · ``CaseRefusal/unknownCalendar(_:)`` ·
    ///   ``DirectoryRefusal/unknownPlace(_:)``
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
                place: place, part: shown.part, current: shown.current, shown: one, history: shown.history,
                holidays: shown.holidays, parts: shown.parts)
        }
    }

    func shown(_ db: DB, _ place: CalendarPlace) throws -> CalendarShown {
        let part = try part(db, of: place)
        let cascade = try cascade(db, of: place)
        let all = try versions(db, place)
        let own = all.filter { cascade.contains($0.scope) }
        let winner = cascade.lazy.compactMap { scope in own.first { $0.scope == scope } }.first
        guard let current = winner else { throw CaseRefusal.unknownCalendar(place.key) }
        return CalendarShown(
            place: place, part: part, current: current, shown: current, history: Array(own.prefix(Self.mostVersions)),
            holidays: desks[place.desk]?.holidays ?? [],
            parts: Set(all.filter { $0.project == place.project }.compactMap(\.part)).sorted { $0.code < $1.code })
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
        let kept = try CalendarTable.all(db, desk: place.desk, key: place.key)
        let others = Set(kept.filter { $0.part == nil }.compactMap(\.project))
        return all.filter { !others.contains($0.id) }
    }
}

extension CalendarVersion {
    /// The desk's before those of projects, a project's before those of its parts.
    fileprivate var order: (Int64, String) { (project?.number ?? 0, part?.code ?? "") }
}
