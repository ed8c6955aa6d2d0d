import Casework
import Directory
import Kernel
import Store
import Workforce

/// What a supervisor finds in the morning: how things stood in each of their projects. Kept as it was; nothing of it
/// changes but that it is seen.
package struct Digest: Sendable, Hashable {
    /// What is counted, in the order in which it is shown.
    package enum Measure: String, Sendable, CaseIterable, SQLConvertible {
        case inWork = "in-work"
        case emergency, returned, overdue, unassigned
        case dueToday = "due-today"
        case alerts

        var place: Int { Self.allCases.firstIndex(of: self) ?? 0 }
    }

    package struct Line: Sendable, Hashable {
        package let project: ID<Project>
        package let measure: Measure
        package let number: Int
    }

    package let id: ID<Digest>
    package let staff: ID<Staff>
    /// Whose morning it is: one of the tz database.
    package let zone: Zone
    package let day: Day
    /// When it was counted.
    package let at: Instant
    package let seenAt: Instant?
    package var lines: [Line] = []

    /// In their order.
    package var projects: [ID<Project>] {
        lines.reduce(into: []) { if !$0.contains($1.project) { $0.append($1.project) } }
    }

    package func number(_ measure: Measure, of project: ID<Project>) -> Int {
        lines.first { $0.measure == measure && $0.project == project }?.number ?? 0
    }

    /// Over all of its projects.
    package func sum(_ measure: Measure) -> Int {
        lines.filter { $0.measure == measure }.reduce(0) { $0 + $1.number }
    }
}

extension Digest.Measure {
    /// The list that the number is counted from; nil for alerts, which have a list of their own.
    ///
    /// - Parameter day: today in the zone.
    package func filter(on day: Day, in zone: Zone) -> CaseFilter? {
        var filter = CaseFilter()
        filter.phases = Phase.live
        switch self {
        case .inWork: break
        case .emergency: filter.priority = .emergency
        case .returned: filter.wasReopened = true
        case .overdue: (filter.phases, filter.isOverdue) = ([], true)
        case .unassigned: (filter.phases, filter.isUnassigned) = ([], true)
        case .dueToday:
            (filter.phases, filter.due) = ([], zone.start(of: day)..<zone.start(of: day.adding(days: 1)))
        case .alerts: return nil
        }
        return filter
    }
}
