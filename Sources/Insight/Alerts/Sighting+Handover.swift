import Casework
import Directory
import Handover
import Kernel
import Store

extension Sighting {
    /// A hand-over between shifts that nobody signed in time.
    static func handover(
        _ rule: AlertRules.Rule, _ one: ShiftHandover, desk: String, department: String, at now: Instant
    ) -> Sighting {
        Sighting(
            rule: rule, project: one.project, desk: desk, subject: one.number,
            saw: ["handover": one.number, "department": department, "minutes": "\((now - one.at).wholeMinutes)"],
            department: department)
    }
}

extension Alerts {
    /// So many are told.
    private static let mostStanding = 100

    /// The alerts of a project that nobody has decided, the newest first, as a post hands them over.
    package func held(_ db: DB, in project: ID<Project>) throws -> [HandoverSheet.HeldAlert] {
        try AlertTable.list(db, AlertFilter(), in: [project], limit: Self.mostStanding)
            .map { .init(number: $0.number, desk: $0.desk, rule: $0.rule, at: $0.at) }
    }
}
