import Directory
import Kernel
import Store

extension Actor {
    /// The project that something new belongs to: the named one, or the first in which they have a right.
    ///
    /// - Throws: ``DirectoryRefusal/unknownProject(_:)`` · ``WorkforceRefusal/notAllowed(_:)``
    package func home(_ db: DB, _ name: String?, _ right: Right) throws -> Project {
        let all = try ProjectTable.all(db)
        guard let name, !name.isEmpty else {
            guard let first = projects(right, of: all).first else { throw DirectoryRefusal.unknownProject("") }
            return first
        }
        guard let found = all.first(where: { $0.isCalled(name) }) else {
            throw DirectoryRefusal.unknownProject(name)
        }
        try require(right, in: found.id)
        return found
    }
}
