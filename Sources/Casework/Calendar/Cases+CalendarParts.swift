import Directory
import Kernel
import Store

extension Cases {
    /// So many parts may have a calendar of one name of their own.
    package static let mostCalendarParts = 200

    /// The part that a calendar is edited for; nil for a whole project or the desk.
    ///
    /// - Throws: ``DirectoryRefusal/unknownPlace(_:)`` where it is none of the project's
    func part(_ db: DB, of place: CalendarPlace) throws -> CalendarPart? {
        guard let id = place.part else { return nil }
        guard let found = try PlaceTable.find(db, id), found.project == place.project else {
            throw DirectoryRefusal.unknownPlace(id.description)
        }
        return CalendarPart(found)
    }

    /// What would be asked for a calendar, from the part to the desk.
    func cascade(_ db: DB, of place: CalendarPlace) throws -> [CalendarScope] {
        CalendarScope.cascade(try place.part.map { try PlaceTable.path(db, to: $0) } ?? [], in: place.project)
    }

    /// At which places of its projects a calendar holds; nil for all.
    func area(_ db: DB, of place: CalendarPlace) throws -> CalendarArea? {
        CalendarArea(place.scope, of: try knownParts(db, place).sorted())
    }

    /// A place and what it lies in, the place first; nothing where no part of the project has a calendar of its own, so
    /// that nobody waits for it.
    func calendarPath(_ db: DB, to place: ID<Place>?, in project: ID<Project>, of desk: String) throws -> [ID<Place>] {
        guard let place, desks[desk]?.levels.calendars.hasParts(in: project) == true else { return [] }
        return try PlaceTable.path(db, to: place)
    }

    /// One part more than there may be is refused.
    ///
    /// - Throws: ``CaseRefusal/tooManyCalendarParts(limit:)``
    func checkParts(_ db: DB, _ place: CalendarPlace) throws {
        guard let part = place.part, case let known = try knownParts(db, place), !known.contains(part) else { return }
        if known.count >= Self.mostCalendarParts {
            throw CaseRefusal.tooManyCalendarParts(limit: Self.mostCalendarParts)
        }
    }

    /// Those that have a calendar of that name of their own.
    private func knownParts(_ db: DB, _ place: CalendarPlace) throws -> Set<ID<Place>> {
        Set(try CalendarTable.all(db, desk: place.desk, key: place.key).compactMap(\.part?.id))
    }
}
