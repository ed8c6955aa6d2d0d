import Directory
import Kernel
import Store
import Workforce

extension StaffTable {
    /// Those whose posts give them a right in one of some projects as a whole, by name.
    static func holders(_ db: DB, of right: Right, in projects: [ID<Project>]) throws -> [Staff] {
        let roles = try roles(db)
        return try all(db).filter { one in
            one.isActive && projects.contains { one.mayWholly(right, in: $0, roles) }
        }.sorted { ($0.name, $0.id) < ($1.name, $1.id) }
    }

    /// The same for one by user name; nil where there is nobody.
    static func holder(_ db: DB, _ user: String, of right: Right, in project: ID<Project>) throws -> ID<Staff>? {
        guard let found = try find(db, user: user), found.isActive else { return nil }
        return found.mayWholly(right, in: project, try roles(db)) ? found.id : nil
    }
}

extension Staff {
    /// Whether one of their posts gives them a right in a project as a whole.
    fileprivate func mayWholly(_ right: Right, in project: ID<Project>, _ all: [Role]) -> Bool {
        let giving = Set(all.filter { $0.rights.contains(right) }.map(\.key))
        return roles.contains { $0.isWhole && $0.isIn(project) && giving.contains($0.role) }
    }
}
