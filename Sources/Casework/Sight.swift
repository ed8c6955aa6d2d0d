import Directory
import Kernel
import Store
import Workforce

/// In which projects somebody sees everything, in which only what is theirs, and of which a part.
struct Sight {
    /// What a limited post lets see, beyond what its projects show anyway.
    struct Part {
        let projects: [ID<Project>]
        let limit: Limit
        /// Only what is theirs of it.
        let isOwn: Bool
    }

    let wide: [ID<Project>]
    let own: [ID<Project>]
    let parts: [Part]
    let actor: Actor
    /// Each once.
    var projects: [ID<Project>] { wide + own + Set(parts.flatMap(\.projects)).subtracting(wide + own).sorted() }

    /// - Parameters:
    ///   - project: nil for all.
    ///   - whole: the right that shows everything.
    ///   - mine: the right that shows what is theirs; nil where none does.
    init(
        of actor: Actor, in project: ID<Project>?, _ all: [Project], by whole: Right = .caseRead,
        own mine: Right? = .caseReadOwn
    ) {
        let asked = all.filter { project == nil || project == $0.id }
        let wide = actor.projects(whole, of: asked).map(\.id)
        let own = mine.map { actor.projects($0, of: asked).map(\.id).filter { !wide.contains($0) } } ?? []
        (self.wide, self.own, self.actor) = (wide, own, actor)
        let all = asked.map(\.id).filter { !wide.contains($0) }
        parts = actor.grants.compactMap { grant in
            if grant.rights.contains(whole) { return Part(of: grant, all, isOwn: false) }
            guard let mine, grant.rights.contains(mine) else { return nil }
            return Part(of: grant, all.filter { !own.contains($0) }, isOwn: true)
        }
    }
}

extension Sight.Part {
    /// - Parameter projects: those that are not seen anyway.
    /// - Returns: nil where a grant is not limited, or for none of them.
    fileprivate init?(of grant: Actor.Grant, _ projects: [ID<Project>], isOwn: Bool) {
        let here = projects.filter { (grant.project ?? $0) == $0 }
        guard let limit = grant.limit, !here.isEmpty else { return nil }
        (self.projects, self.limit, self.isOwn) = (here, limit, isOwn)
    }
}

extension CaseCondition {
    /// What may be seen: everything in some projects, in others what the reader owns, works on or has in the queue, of
    /// others a part.
    ///
    /// - Parameter isNarrow: the rows are few by another condition already, as those are that somebody owns; `+` keeps
    ///   the engines from walking an index of the whole project for them.
    mutating func add(_ sight: Sight, isNarrow: Bool) { add(seen(sight, isNarrow: isNarrow)) }

    /// The same, as a condition to be put together with others.
    mutating func seen(_ sight: Sight, isNarrow: Bool) -> String {
        let column = isNarrow || !sight.own.isEmpty ? "+project" : "project"
        var ways: [String] = []
        if !sight.wide.isEmpty || sight.projects.isEmpty { ways.append(any(column, of: sight.wide)) }
        if !sight.own.isEmpty { ways.append(mine(of: sight.actor, and: any(column, of: sight.own))) }
        for part in sight.parts {
            let inside = inside(part, column)
            ways.append(part.isOwn ? mine(of: sight.actor, and: inside) : inside)
        }
        return ways.count == 1 ? ways[0] : "(\(ways.joined(separator: " OR ")))"
    }

    private mutating func mine(of actor: Actor, and other: String) -> String {
        let me = mark(actor.staff)
        let queue = any("assigned_department", of: actor.departments)
        return "(\(other) AND (agent = \(me) OR assignee = \(me) OR \(queue)))"
    }

    private mutating func inside(_ part: Sight.Part, _ column: String) -> String {
        var all = [any(column, of: part.projects)]
        if let place = part.limit.place { all.append("place IN (\(PlaceTable.inside(mark(place))))") }
        if let category = part.limit.category { all.append(branch(category)) }
        return "(\(all.joined(separator: " AND ")))"
    }

    /// A category and all below it.
    private mutating func branch(_ category: String) -> String {
        // "/" comes right after ".": all paths that begin with the category and a point.
        let (own, from, to) = (mark(category), mark(category + "."), mark(category + "/"))
        return "(category = \(own) OR category > \(from) AND category < \(to))"
    }
}

extension Actor {
    /// Whether it is allowed with this case: by a post for its project, or for the part of it in which the case is.
    package func may(_ right: Right, on item: Case) -> Bool {
        may(right, in: item.project, at: item.place, of: item.category)
    }

    /// - Throws: ``WorkforceRefusal/notAllowed(_:)``
    package func require(_ rights: Right..., on item: Case) throws {
        guard rights.contains(where: { may($0, on: item) }) else { throw WorkforceRefusal.notAllowed(rights[0]) }
    }
}

/// Where a case is and of which category, as limited posts ask for it.
struct CaseSpot: Sendable {
    /// The place and what it lies in; empty where none is known.
    let path: [ID<Place>]
    let category: String?

    /// - Returns: nil where there is no such case.
    init?(_ db: DB, _ item: ID<Case>) throws {
        guard let (place, category) = try CaseTable.spot(db, of: item) else { return nil }
        (path, self.category) = (try place.map { try PlaceTable.path(db, to: $0) } ?? [], category)
    }
}

extension Staff {
    /// Whether they have a post that counts for a case. Where nobody's post is limited nothing is read for it.
    func works(on item: Case, _ db: DB) throws -> Bool {
        let here = roles.filter { $0.isIn(item.project) }
        guard !here.contains(where: \.isWhole) else { return true }
        let path = here.isEmpty ? [] : try item.place.map { try PlaceTable.path(db, to: $0) } ?? []
        return here.contains { $0.covers(path: path, category: item.category) }
    }
}
