import Casework
import Directory
import Handover
import Kernel
import Workforce

extension Ask {
    /// The post that is meant; where nothing is said, the first project in which the asker has duty, and the asker's
    /// own department.
    ///
    /// - Throws: ``DirectoryRefusal/unknownProject(_:)``
    func dutyPlace(_ project: String?, _ department: String?) async throws -> RosterPlace {
        let right: Right = try actor.may(.dutyWrite) ? .dutyWrite : .dutyRead
        let code: String
        if let project { code = project } else { code = try await self.project(nil, right).code }
        let staffing = try await house.lookups.staffing()
        return RosterPlace(project: code, department: try department ?? staffing.home(of: actor))
    }

    /// The projects in which the asker reads duty logs.
    func dutyProjects() async throws -> [Project] {
        let actor = try actor
        return try await house.lookups.staffing().projects.values.sorted { $0.code < $1.code }.filter { project in
            actor.may(.dutyRead, in: project.id) || actor.may(.dutyWrite, in: project.id)
        }
    }

    /// Which entries the address asks for.
    ///
    /// - Throws: ``WebRefusal/badQuery(_:)``
    func dutyFilter() throws -> DutyFilter {
        var filter = DutyFilter()
        (filter.from, filter.until) = (try day("from"), try day("until"))
        (filter.shift, filter.isOpen) = (query("shift"), query("open") == "true")
        (filter.text, filter.after, filter.limit) = (query("q"), query("after"), try limit())
        guard (filter.text ?? "").count <= 100 else { throw WebRefusal.badQuery("q") }
        return filter
    }

    /// - Throws: ``HandoverRefusal/unknownDutyEntry``
    func dutyEntry() throws -> ID<DutyEntry> {
        guard let id = ID<DutyEntry>(name("entry")) else { throw HandoverRefusal.unknownDutyEntry }
        return id
    }
}
