import Directory
import Kernel
import Store

/// Who works when: plans by month and department, leave, swaps, and who should be there now. Each activity is an
/// extension in a file of its own.
package struct Roster: Sendable {
    package static let mostCells = 2000
    /// So many days are filled by one pattern, and may lie in one leave.
    package static let mostDays = 366
    package static let mostMembers = 500
    package static let longestReason = 500

    let store: Store
    package let rules: RosterRules
    let follower: RosterFollower

    /// - Parameter follower: what is done at once when who is there has become otherwise.
    package init(_ store: Store, rules: RosterRules, follower: RosterFollower = .none) {
        (self.store, self.rules, self.follower) = (store, rules, follower)
    }

    /// A project that exists, by code or ID.
    ///
    /// - Throws: ``DirectoryRefusal/unknownProject(_:)``
    func project(_ db: DB, _ name: String) throws -> Project {
        let found = try ProjectTable.all(db).first { $0.isCalled(name) }
        guard let found else { throw DirectoryRefusal.unknownProject(name) }
        return found
    }

    /// - Parameter name: key or ID.
    /// - Throws: ``RosterRefusal/unknownDepartment(_:)``
    func department(_ db: DB, _ name: String) throws -> Department {
        let found = try StaffTable.departments(db).first { $0.key == name || $0.id.description == name }
        guard let found else { throw RosterRefusal.unknownDepartment(name) }
        return found
    }

    /// A plan that `actor` may see, or with ``Right/rosterEdit`` alone may change.
    ///
    /// - Throws: ``DirectoryRefusal/unknownProject(_:)`` · ``WorkforceRefusal/notAllowed(_:)`` ·
    ///   ``RosterRefusal/unknownDepartment(_:)``
    func found(_ db: DB, _ place: RosterPlace, _ rights: [Right], _ actor: Actor) throws -> (Project, Department) {
        let project = try project(db, place.project)
        if !rights.contains(where: { actor.may($0, in: project.id) }) { throw WorkforceRefusal.notAllowed(rights[0]) }
        return (project, try department(db, place.department))
    }

    /// What somebody wrote, trimmed.
    ///
    /// - Throws: ``DirectoryRefusal/tooLong(field:limit:)``
    func checked(_ reason: String, _ field: String = "reason") throws -> String {
        let (text, most) = (reason.trimmed, Self.longestReason)
        guard text.count <= most else { throw DirectoryRefusal.tooLong(field: field, limit: most) }
        return text
    }
}

/// Which plan is meant: a project and a department by code, key or ID.
package struct RosterPlace: Sendable, Hashable {
    package let project: String
    package let department: String

    package init(project: String, department: String) { (self.project, self.department) = (project, department) }
}
