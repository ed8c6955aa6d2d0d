import Directory
import Kernel

extension Actor {
    /// The projects in which it has a right: all of them, or the one that is named.
    ///
    /// - Parameter name: an ID or a code; nil for all.
    /// - Throws: ``DirectoryRefusal/unknownProject(_:)``
    package func projects(_ right: Right, named name: String?, of all: [Project]) throws -> [Project] {
        let allowed = projects(right, of: all)
        guard let name else { return allowed }
        let named = allowed.filter { $0.isCalled(name) }
        guard !named.isEmpty else { throw DirectoryRefusal.unknownProject(name) }
        return named
    }
}

extension Actor {
    /// Whether it has lists of people or of places by a right there: of the whole project, or of a place in it. By a
    /// category alone nobody is listed.
    package func lists(_ right: Right, in project: ID<Project>) -> Bool {
        grants.contains { $0.lists && $0.rights.contains(right) && ($0.project ?? project) == project }
    }

    /// The same, in any project.
    package func lists(_ right: Right) -> Bool { grants.contains { $0.lists && $0.rights.contains(right) } }

    /// The projects among `all` in which it has such lists.
    package func projects(listing right: Right, of all: [Project]) -> [Project] {
        all.filter { lists(right, in: $0.id) }
    }
}

extension Actor.Grant {
    fileprivate var lists: Bool { limit == nil || limit?.place != nil }
}

extension Actor {
    /// The places of a project to which posts with a right are limited, without those that lie in another of them.
    package func tops(_ right: Right, in project: ID<Project>) -> Set<ID<Place>> {
        let limits = grants.filter { $0.rights.contains(right) && ($0.project ?? project) == project }
            .compactMap(\.limit)
        return Set(limits.compactMap(\.place)).filter { place in
            !limits.contains { $0.place != place && $0.covers(place) }
        }
    }
}
