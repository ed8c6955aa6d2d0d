import Casework
import Directory
import Foundation
import Kernel
import Store
import Workforce

/// What is known of a day while its rounds are made: who is there, and who looks after which part.
struct DayBook {
    private let project: Project
    private let day: Day
    private let stewards: Stewards
    private let empty: [PlaceStatus]
    private var assigning: Assigning
    private var paths: [ID<Place>: [ID<Place>]] = [:]
    private var emptyRooms: [RoundPlan.Point]?

    /// - Parameter others: the rounds of the day that there are already.
    init(
        _ db: DB, _ project: Project, _ day: Day, _ rules: RosterRules, empty: [PlaceStatus], others: [Round]
    ) throws {
        (self.project, self.day, self.empty) = (project, day, empty)
        stewards = Stewards(try ZoneTable.standing(db, in: project.id, [.steward], on: day), on: day)
        let rights = try StaffTable.rights(db)
        let walkers = try StaffTable.all(db).filter(\.isActive).compactMap { staff -> Assigning.Walker? in
            let posts = staff.roles.filter { $0.isWhole && $0.isIn(project.id) }
            guard posts.contains(where: { rights[$0.role]?.contains(.roundsWalk) == true }) else { return nil }
            return Assigning.Walker(
                staff: staff.id, roles: Set(posts.map(\.role)), departments: staff.departments)
        }
        let load = Dictionary(others.compactMap { $0.assignee.map { ($0, 1) } }, uniquingKeysWith: +)
        assigning = Assigning(
            walkers, try Roster.working(db, in: project, on: day, rules), on: day, load: load)
    }

    /// A round for each window, and for each steward where every one has their own.
    mutating func rounds(_ db: DB, of plan: RoundPlan) throws -> [RoundToBe] {
        let points = plan.content.isOfEmptyRooms ? try rooms(db) : plan.content.points
        guard !points.isEmpty else { return [] }
        let parts = plan.content.assignment.way == .steward ? try byStewards(db, points) : ["": (nil, points)]
        return try plan.hours.enumerated().flatMap { place, hours -> [RoundToBe] in
            let from = project.zone.first(showing: hours.start, of: day)
            let to = project.zone.first(showing: hours.end, of: day)
            // A window that the clock leaves out is none.
            guard from < to else { return [] }
            return try parts.sorted { $0.key < $1.key }.map { key, part in
                let assignee = assigning.assign(plan.content.assignment, steward: part.steward, in: from..<to)
                return try RoundToBe(
                    plan, part: key.isEmpty ? "\(place + 1)" : "\(place + 1):\(key)", part.points, in: from..<to,
                    assignee: assignee)
            }
        }
    }

    /// Who has a round of the day from now on.
    ///
    /// - Parameter points: those of its route.
    mutating func holder(
        _ db: DB, of round: Round, _ plan: RoundPlan, _ points: [RoundPlan.Point], from now: Instant
    ) throws -> ID<Staff>? {
        let way = plan.content.assignment
        let parts = way.way == .steward ? try byStewards(db, points).sorted { $0.key < $1.key } : []
        let steward = parts.lazy.compactMap { $0.value.steward }.first
        return assigning.assignAnew(
            way, steward: steward, in: max(now, round.startsAt)..<round.endsAt, from: round.assignee)
    }

    private typealias Part = (steward: ID<Staff>?, points: [RoundPlan.Point])

    /// By the place that the steward has; what nobody looks after is a round of its own, for whoever stands in.
    private mutating func byStewards(_ db: DB, _ points: [RoundPlan.Point]) throws -> [String: Part] {
        var parts: [String: Part] = [:]
        for point in points {
            if paths[point.place] == nil { paths[point.place] = try PlaceTable.path(db, to: point.place) }
            let post = stewards.steward(along: paths[point.place] ?? [])
            let key = (post?.standsInFor ?? post?.staff)?.description ?? ""
            parts[key, default: (post?.staff, [])].points.append(point)
        }
        return parts
    }

    private mutating func rooms(_ db: DB) throws -> [RoundPlan.Point] {
        if let emptyRooms { return emptyRooms }
        let limit = RoundPlanDraft.mostPoints
        let found = empty.isEmpty
            ? [] : try StatusTable.list(db, .room, in: project.id, statuses: empty, after: "", limit: limit)
        let points = found.map {
            RoundPlan.Point(key: $0.id.description, place: $0.id, code: "", name: $0.name)
        }
        emptyRooms = points
        return points
    }
}
