import Casework
import Directory
import Kernel
import Synchronization
import Workforce

/// What nearly every answer needs and what seldom changes, remembered for some seconds: staff, projects, places.
///
/// A change through this process is seen at once (``forget()``), one through another copy within ``life``.
final class Lookups: Sendable {
    /// The members, departments and projects at one moment.
    struct Staffing: Sendable {
        let staff: [ID<Staff>: Staff]
        let departments: [ID<Department>: Department]
        let projects: [ID<Project>: Project]
        /// Those to which somebody's post is limited.
        let zones: [ID<Place>: Place]
    }

    private struct Known {
        var staffing: Staffing?
        var places: [ID<Place>: Place] = [:]
        var from = Instant(milliseconds: 0)
    }

    private static let life = Span.seconds(10)
    private static let mostPlaces = 20_000
    private let known = Mutex(Known())
    private let places: Places
    private let team: Team
    private let clock: Clock

    init(places: Places, team: Team, clock: Clock) {
        self.places = places
        self.team = team
        self.clock = clock
    }

    func forget() { known.withLock { $0 = Known() } }

    /// - Parameter id: somebody who must be among them: whoever is not was hired by another copy just now.
    func staffing(needing id: ID<Staff>? = nil) async throws -> Staffing {
        let now = clock.now()
        let fresh = known.withLock { known -> Staffing? in
            guard now >= known.from, now < known.from + Self.life, let staffing = known.staffing,
                id.map({ staffing.staff[$0] != nil }) ?? true
            else { return nil }
            return staffing
        }
        if let fresh { return fresh }
        let all = try await team.all()
        let limits = Set(all.flatMap { $0.roles.compactMap(\.place) })
        let staffing = Staffing(
            staff: Dictionary(uniqueKeysWithValues: all.map { ($0.id, $0) }),
            departments: Dictionary(uniqueKeysWithValues: try await team.departments().map { ($0.id, $0) }),
            projects: Dictionary(uniqueKeysWithValues: try await places.projects().map { ($0.id, $0) }),
            zones: limits.isEmpty ? [:] : try await places.places(limits.sorted()))
        known.withLock { $0 = Known(staffing: staffing, from: now) }
        return staffing
    }

    func zones() async throws -> [ID<Project>: Zone] { try await staffing().projects.mapValues(\.zone) }

    func zone(of project: ID<Project>) async throws -> Zone {
        try await staffing().projects[project]?.zone ?? .shanghai
    }

    /// What the JSON of a case needs beside it.
    func names(for item: Case, _ actor: Actor, _ cases: Cases) async throws -> CaseNames {
        let staffing = try await staffing(needing: item.agent)
        return CaseNames(
            zone: staffing.projects[item.project]?.zone ?? .shanghai, staff: staffing.staff,
            place: try await place(item.place), seesPhone: actor.may(.peoplePhone, on: item),
            actions: try cases.allowed(on: item, for: actor).map(\.key),
            currency: try cases.desk(item.desk).dispatch.currency)
    }

    private func place(_ id: ID<Place>?) async throws -> Place? {
        guard let id else { return nil }
        if let place = known.withLock({ $0.places[id] }) { return place }
        guard let place = try await places.place(id) else { return nil }
        known.withLock { known in
            if known.places.count >= Self.mostPlaces { known.places = [:] }
            known.places[id] = place
        }
        return place
    }
}
