import Directory
import Kernel
import Store

/// The part of a project that a post counts for: a place with all in it, a category with all below it, or what both
/// have in common.
package struct Limit: Sendable, Hashable {
    /// Nil where every place counts, also none.
    package let place: ID<Place>?
    /// Nil where every category counts, also none.
    package let category: String?
    /// The place and all in it, as the tree stood when somebody was asked for.
    let inside: Set<ID<Place>>

    init(_ db: DB, place: ID<Place>?, category: String?) throws {
        (self.place, self.category) = (place, category)
        inside = try place.map { Set(try PlaceTable.ids(db, inside: $0)) } ?? []
    }

    /// Whether something at this place and of this category belongs to the part.
    package func covers(_ place: ID<Place>?, _ category: String?) -> Bool {
        let isInside = self.place == nil || place.map(inside.contains) ?? false
        return isInside && (self.category.map { Self.category(category, isWithin: $0) } ?? true)
    }

    /// Whether a place belongs to the part. Neither people nor places have a category, so none parts them; where no
    /// place is named, none belongs to it.
    package func covers(_ place: ID<Place>) -> Bool { self.place != nil && inside.contains(place) }

    /// A branch is its key and all below it, and nothing whose name merely begins like it.
    static func category(_ category: String?, isWithin branch: String) -> Bool {
        guard let category else { return false }
        return category == branch || category.hasPrefix(branch + ".")
    }
}

extension Right {
    /// What a limited post gives of its role's rights: what is done with a case, for the cases of its part. Board,
    /// figures, settings and everything else about a whole project it does not give.
    package static let ofCases: Set<Right> = [
        .caseRead, .caseReadOwn, .caseRegister, .caseFollow, .caseDispatch, .caseWork, .caseConfirm, .caseSupervise,
        .peoplePhone, .peopleUnmask, .exportRun,
    ]

    /// What it gives besides of customers' files: of those who are in its place now, and of the customers of its cases.
    package static let ofPeople: Set<Right> = [.peopleRead, .peopleWrite, .peoplePhone, .peopleUnmask]

    /// What a post that a place limits gives besides of the records of what lies in it.
    package static let ofPlaces: Set<Right> = [.placesRead, .placesWrite]

    /// What a post that a category limits, and no place, gives in the whole project: places have no category.
    static let ofWholeProject: Set<Right> = [.placesRead]
}

extension Staff.Post {
    /// Neither a place nor a category limits it.
    package var isWhole: Bool { place == nil && category == nil }

    /// What of its role's rights it gives at all.
    package func given(_ rights: Set<Right>) -> Set<Right> {
        if isWhole { return rights }
        return rights.intersection(partly.union(place == nil ? Right.ofWholeProject : []))
    }

    /// What it can give in its part at all.
    private var partly: Set<Right> { Right.ofCases.union(Right.ofPeople).union(place == nil ? [] : Right.ofPlaces) }

    /// Whether it is for this project, or for all.
    package func isIn(_ project: ID<Project>) -> Bool { self.project == nil || self.project == project }

    /// Whether it counts for something there.
    ///
    /// - Parameter path: the place and what it lies in; empty where no place is known.
    package func covers(path: [ID<Place>], category: String?) -> Bool {
        (place.map(path.contains) ?? true)
            && (self.category.map { Limit.category(category, isWithin: $0) } ?? true)
    }

    func grants(_ db: DB, _ rights: Set<Right>) throws -> [Actor.Grant] {
        guard !isWhole else { return [Actor.Grant(rights: rights, project: project)] }
        let limit = try Limit(db, place: place, category: category)
        let part = Actor.Grant(rights: rights.intersection(partly), project: project, limit: limit)
        let places = Actor.Grant(rights: rights.intersection(Right.ofWholeProject), project: project)
        return place == nil ? [part, places] : [part]
    }
}
