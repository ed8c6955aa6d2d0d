import Directory

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
