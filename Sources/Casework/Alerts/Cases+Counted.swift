import Directory
import Kernel
import Store
import Workforce

extension Cases {
    /// How many cases of a project a list would show to whoever sees all of it: the number and the list are read by one
    /// condition.
    package static func count(_ db: DB, _ filter: CaseFilter, in project: Project, at now: Instant) throws -> Int {
        let condition = filter.condition(Sight(of: .system, in: project.id, [project]), at: now)
        return try CaseTable.count(db, where: condition.sql, values: condition.values)
    }
}
