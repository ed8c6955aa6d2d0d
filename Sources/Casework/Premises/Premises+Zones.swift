import Directory
import Kernel
import Store
import Workforce

/// Who is to look after a place.
package struct ZoneDraft: Sendable {
    package let staff: ID<Staff>
    /// Nil for today.
    package let from: Day?
    /// The last day; nil for as long as nobody says otherwise.
    package let to: Day?
    package let standsInFor: ID<Staff>?
    /// Whoever had the place until then has it until the day before.
    package let takesOver: Bool

    package init(
        staff: ID<Staff>, from: Day? = nil, to: Day? = nil, standsInFor: ID<Staff>? = nil, takesOver: Bool = false
    ) {
        (self.staff, self.from, self.to) = (staff, from, to)
        (self.standsInFor, self.takesOver) = (standsInFor, takesOver)
    }
}

/// Who looks after which part of a project, and which parts nobody does.
package struct ZoneList: Sendable {
    package struct Line: Sendable {
        package let post: ZonePost
        package let place: Place
        /// On the day that was asked about.
        package let holds: Bool
    }

    package let project: Project
    package let day: Day
    /// Those that hold or will, by place in the order of people.
    package let lines: [Line]
    /// The topmost places without a steward.
    package let gaps: [Place]
    package let isCut: Bool
}

extension Premises {
    static let mostGaps = 200
    static let mostPosts = 2000

    /// Who looks after what is said for the project as a whole.
    package static func maySetZones(in project: ID<Project>, _ actor: Actor) -> Bool {
        actor.may(.placesWrite, in: project) || actor.may(.staffWrite, in: project)
    }

    /// - Parameters:
    ///   - day: nil for today.
    ///   - most: so many posts at most; nil for as many as a page shows.
    /// - Throws: ``WorkforceRefusal/notAllowed(_:)`` · ``DirectoryRefusal/unknownProject(_:)``
    package func zones(
        in project: ID<Project>, on day: Day? = nil, posts most: Int? = nil, for actor: Actor
    ) async throws -> ZoneList {
        let most = most ?? Self.mostPosts
        try actor.require(.placesRead, in: project)
        return try await store.read { db in
            let day = try day ?? today(db, in: project)
            let posts = try ZoneTable.standing(db, in: project, on: day, limit: most)
            let lines = try posts.compactMap { post in
                try PlaceTable.find(db, post.place).map {
                    ZoneList.Line(post: post, place: $0, holds: post.holds(on: day))
                }
            }.sorted { NaturalOrder($0.place.code) < NaturalOrder($1.place.code) }
            let stewards = Stewards(posts, on: day)
            var walk = GapWalk(stewards: stewards, most: Self.mostGaps)
            for place in stewards.places { walk.lead.formUnion(try PlaceTable.path(db, to: place).dropFirst()) }
            try walk.go(db, nil, in: project)
            return ZoneList(
                project: try self.project(db, project), day: day, lines: lines, gaps: walk.gaps,
                isCut: walk.gaps.count >= Self.mostGaps || posts.count >= most)
        }
    }

    /// Gives somebody a place with all that lies in it, as its steward or to stand in for theirs.
    ///
    /// - Throws: ``DirectoryRefusal/unknownPlace(_:)`` · ``WorkforceRefusal/notAllowed(_:)`` ·
    ///   ``WorkforceRefusal/unknownStaff(_:)`` for who has left or does not work in the project ·
    ///   what ``ZonePost/check(among:)`` refuses · ``CaseRefusal/dateOutOfRange(field:)``
    package func give(
        _ name: String, to draft: ZoneDraft, request: RequestKey? = nil, by actor: Actor
    ) async throws -> ZonePost {
        try await store.write { tx in
            let place = try actor.place(tx, name)
            guard Self.maySetZones(in: place.project, actor) else { throw WorkforceRefusal.notAllowed(.placesWrite) }
            let id = try tx.once(request, actor: actor.staff.number) {
                guard place.retiredOn == nil else { throw DirectoryRefusal.placeRetired(place.code) }
                let post = ZonePost(
                    id: tx.newID(), project: place.project, staff: try worker(tx, draft.staff, at: place),
                    place: place.id, duty: .steward, from: try draft.from ?? today(tx, in: place.project),
                    to: draft.to, standsInFor: draft.standsInFor)
                for day in [post.from, post.to ?? post.from] where !(1990...2100).contains(day.date.year) {
                    throw CaseRefusal.dateOutOfRange(field: "from")
                }
                if draft.takesOver { try handOver(tx, to: post) }
                try post.check(among: try ZoneTable.all(tx, at: place.id))
                try ZoneTable.insert(tx, post, by: actor.staff)
                try Audit.append(
                    tx, actor: actor.staff.number, act: "zone.give", subject: post.id.description,
                    detail: "\(place.code) \(post.staff) \(post.from)")
                return post.id
            }
            guard let post = try ZoneTable.find(tx, id) else { throw DirectoryRefusal.unknownZone(id.description) }
            return post
        }
    }

    /// Whoever has the place has it until the day before; who would have begun later keeps what was agreed.
    private func handOver(_ tx: Tx, to post: ZonePost) throws {
        let old = try ZoneTable.all(tx, at: post.place).filter {
            $0.duty == .steward && ($0.standsInFor == nil) == (post.standsInFor == nil) && $0.holds(on: post.from)
        }
        for one in old { try ZoneTable.end(tx, one.id, on: post.from.adding(days: -1)) }
    }

    /// Somebody who works here, in that project.
    private func worker(_ db: DB, _ id: ID<Staff>, at place: Place) throws -> ID<Staff> {
        guard let staff = try StaffTable.find(db, id), staff.isActive,
            staff.roles.contains(where: { $0.project == nil || $0.project == place.project })
        else { throw WorkforceRefusal.unknownStaff(id.description) }
        return id
    }

    /// Ends a post with a day, which is its last.
    ///
    /// - Throws: ``DirectoryRefusal/unknownZone(_:)``, also for one that is over ·
    ///   ``WorkforceRefusal/notAllowed(_:)`` · ``CaseRefusal/endBeforeStart``
    package func endZone(
        _ name: String, on day: Day? = nil, request: RequestKey? = nil, by actor: Actor
    ) async throws -> ZonePost {
        try await store.write { tx in
            guard let post = try ID<ZonePost>(name).flatMap({ try ZoneTable.find(tx, $0) }),
                actor.may(.placesRead, in: post.project)
            else { throw DirectoryRefusal.unknownZone(name) }
            guard Self.maySetZones(in: post.project, actor) else { throw WorkforceRefusal.notAllowed(.placesWrite) }
            _ = try tx.once(request, actor: actor.staff.number) {
                let today = try today(tx, in: post.project)
                guard post.to.map({ $0 >= today }) ?? true else { throw DirectoryRefusal.unknownZone(name) }
                let last = day ?? today
                guard last >= post.from.adding(days: -1), post.to.map({ last <= $0 }) ?? true else {
                    throw CaseRefusal.endBeforeStart
                }
                try ZoneTable.end(tx, post.id, on: last)
                try Audit.append(
                    tx, actor: actor.staff.number, act: "zone.end", subject: post.id.description, detail: "\(last)")
                return true
            }
            return try ZoneTable.find(tx, post.id) ?? post
        }
    }
}

/// Goes down the tree for the topmost places without a steward; below those that lead to one alone.
private struct GapWalk {
    let stewards: Stewards
    let most: Int
    /// What a place with a steward lies in.
    var lead: Set<ID<Place>> = []
    var gaps: [Place] = []

    init(stewards: Stewards, most: Int) { (self.stewards, self.most) = (stewards, most) }

    mutating func go(_ db: DB, _ parent: ID<Place>?, in project: ID<Project>) throws {
        let inside = try PlaceTable.children(db, of: parent, in: project, after: "", limit: most + 1)
        for place in inside where place.retiredOn == nil && place.kind != .facility && gaps.count < most {
            if stewards.steward(at: place.id) != nil { continue }
            if lead.contains(place.id) { try go(db, place.id, in: project) } else { gaps.append(place) }
        }
    }
}
