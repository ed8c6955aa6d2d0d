import Casework
import Directory
import Kernel
import Store
import Workforce

extension Inspections {
    package static let mostParts = 500

    /// How the parts of a place, or of a project, are walked this week.
    ///
    /// - Parameters:
    ///   - name: code or ID of the place; nil for the project.
    ///   - most: so many parts, and so many empty rooms, by their codes.
    /// - Throws: ``WorkforceRefusal/notAllowed(_:)`` · ``DirectoryRefusal/unknownPlace(_:)``
    package func coverage(
        of project: ID<Project>, inside name: String? = nil, most: Int = mostParts, for actor: Actor
    ) async throws -> Coverage {
        try actor.require(.roundsRead, in: project)
        let now = store.clock.now()
        return try await store.read { db in
            let home = try self.project(db, project)
            let today = home.zone.day(of: now)
            let monday = Recurrence.monday(of: today)
            let inside = try name.map { try place(db, $0, in: project) }
            let counts = try WalkCounts(db, project, monday...today)
            let parts = try PlaceTable.children(
                db, of: inside?.id, in: project, after: "", limit: most)
            let lines = try parts.filter { $0.retiredOn == nil }.map { try counts.line(db, $0) }
                .filter { $0.planned > 0 || $0.lastAt != nil || $0.place.kind == .building }
                .sorted { NaturalOrder($0.place.code) < NaturalOrder($1.place.code) }
            return Coverage(
                project: home, days: monday...today, inside: inside, lines: lines,
                emptyRooms: try emptyRooms(db, project, counts, most: most))
        }
    }

    private func place(_ db: DB, _ name: String, in project: ID<Project>) throws -> Place {
        let found = try PlaceTable.find(db, code: name, in: project)
            ?? ID<Place>(name).flatMap { try PlaceTable.find(db, $0) }
        guard let found, found.project == project else { throw DirectoryRefusal.unknownPlace(name) }
        return found
    }

    private func emptyRooms(
        _ db: DB, _ project: ID<Project>, _ counts: WalkCounts, most: Int
    ) throws -> [Coverage.Line] {
        guard !empty.isEmpty else { return [] }
        let rooms = try StatusTable.list(db, .room, in: project, statuses: empty, after: "", limit: most)
        return rooms.map(counts.own).sorted {
            ($0.lastAt?.milliseconds ?? 0, $0.place.code) < ($1.lastAt?.milliseconds ?? 0, $1.place.code)
        }
    }
}

/// What was planned and walked on some days, by place, and what lies in what: read once for an answer.
private struct WalkCounts {
    private let planned: [ID<Place>: Int]
    private let walked: [ID<Place>: Int]
    private let last: [ID<Place>: Instant]
    /// For each place that any of these speak of: itself, and all that it lies in.
    private let above: [ID<Place>: [ID<Place>]]

    init(_ db: DB, _ project: ID<Project>, _ days: ClosedRange<Day>) throws {
        let walks = try RoundTable.walks(db, project, days)
        let routes = try RoundRouteTable.all(db, walks.map(\.route))
        var planned: [ID<Place>: Int] = [:]
        for (route, rounds) in walks {
            for point in routes[route]?.content.points ?? [] { planned[point.place, default: 0] += rounds }
        }
        self.planned = planned
        walked = try VisitTable.counts(db, in: project, days)
        last = try VisitTable.lastWalked(db, in: project)
        var above: [ID<Place>: [ID<Place>]] = [:]
        for place in Set(planned.keys).union(walked.keys).union(last.keys) {
            above[place] = try PlaceTable.path(db, to: place)
        }
        self.above = above
    }

    /// All that lies in a place.
    func line(_ db: DB, _ place: Place) throws -> Coverage.Line {
        let inside = above.filter { $0.value.contains(place.id) }.map(\.key)
        return Coverage.Line(
            place: place, lastAt: inside.compactMap { last[$0] }.max(),
            planned: inside.reduce(0) { $0 + (planned[$1] ?? 0) },
            walked: inside.reduce(0) { $0 + (walked[$1] ?? 0) }, hasParts: inside.contains { $0 != place.id })
    }

    /// The place alone.
    func own(_ place: Place) -> Coverage.Line {
        Coverage.Line(
            place: place, lastAt: last[place.id], planned: planned[place.id] ?? 0, walked: walked[place.id] ?? 0,
            hasParts: false)
    }
}
