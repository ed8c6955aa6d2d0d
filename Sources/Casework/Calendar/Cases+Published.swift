import Directory
import Kernel
import Store

extension Cases {
    /// The newest calendar of a name, for programs; nil where no desk has one of it.
    ///
    /// - Parameters:
    ///   - code: of a project, on whose wall clock it then is.
    ///   - place: the code of one of its places: that of the closest part which has one of its own.
    /// - Throws: ``DirectoryRefusal/unknownProject(_:)`` · ``DirectoryRefusal/unknownPlace(_:)``
    package func publishedCalendar(
        _ key: String, inProject code: String?, at place: String? = nil
    ) async throws -> WorkCalendar? {
        try await store.read { db in
            let project = try ProjectTable.all(db).first { $0.code == code }
            if let code, project == nil { throw DirectoryRefusal.unknownProject(code) }
            let part = try place.map { try self.part(db, $0, in: project) }
            let desk = desks.values.filter { $0.levels.calendars.keys.contains(key) }.map(\.key).min()
            guard let desk else { return nil }
            let asked = CalendarPlace(desk: desk, key: key, project: project?.id, part: part)
            let current = try self.shown(db, asked).current.calendar
            return project.map { current.moved(to: $0.zone) } ?? current
        }
    }

    private func part(_ db: DB, _ code: String, in project: Project?) throws -> ID<Place> {
        let found = try project.flatMap { try PlaceTable.find(db, code: code, in: $0.id) }
        guard let found else { throw DirectoryRefusal.unknownPlace(code) }
        return found.id
    }
}
