import Directory
import Kernel
import Store
import Workforce

/// Where duty is done: a department in a project, as the roster knows posts.
package struct Post: Sendable, Hashable {
    package let project: Project
    package let department: Department

    package init(project: Project, department: Department) {
        (self.project, self.department) = (project, department)
    }

    /// The post that is named, by codes, keys or IDs, for somebody with one of the rights there.
    ///
    /// - Throws: ``DirectoryRefusal/unknownProject(_:)`` · ``WorkforceRefusal/notAllowed(_:)`` ·
    ///   ``RosterRefusal/unknownDepartment(_:)``
    init(_ db: DB, _ place: RosterPlace, _ rights: [Right], _ actor: Actor) throws {
        let name = place.project
        guard let project = try ProjectTable.all(db).first(where: { $0.isCalled(name) })
        else { throw DirectoryRefusal.unknownProject(name) }
        try Self.require(rights, in: project.id, actor)
        let key = place.department
        let all = try StaffTable.departments(db)
        guard let department = all.first(where: { $0.key == key || $0.id.description == key }) else {
            throw RosterRefusal.unknownDepartment(key)
        }
        self.init(project: project, department: department)
    }

    /// One that is known by its parts; nil where one of them is gone.
    init?(_ db: DB, _ project: ID<Project>, _ department: ID<Department>) throws {
        guard let project = try ProjectTable.all(db).first(where: { $0.id == project }),
            let department = try StaffTable.departments(db).first(where: { $0.id == department })
        else { return nil }
        self.init(project: project, department: department)
    }

    /// Whoever may write may read.
    static let readers: [Right] = [.dutyRead, .dutyWrite]

    static func require(_ rights: [Right], in project: ID<Project>, _ actor: Actor) throws {
        if !rights.contains(where: { actor.may($0, in: project) }) { throw WorkforceRefusal.notAllowed(rights[0]) }
    }

    static func mayRead(_ project: ID<Project>, _ actor: Actor) -> Bool {
        readers.contains { actor.may($0, in: project) }
    }
}
