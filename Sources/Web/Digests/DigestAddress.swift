import Casework
import Directory
import Insight
import Kernel

extension Digest.Measure {
    /// The list that the number of a project is counted from, as it is now.
    ///
    /// - Parameter day: today in the project's zone.
    func address(project code: String, on day: Day) -> String {
        let live = Phase.live.map { ("phase", Optional($0.rawValue)) }
        let own: [(String, String?)]
        switch self {
        case .inWork: own = live
        case .emergency: own = live + [("priority", Priority.emergency.rawValue)]
        case .returned: own = live + [("returned", "1")]
        case .overdue: own = [("overdue", "1"), ("sort", "due")]
        case .unassigned: own = [("unassigned", "1")]
        case .dueToday: own = [("due", day.description), ("sort", "due")]
        case .alerts: return Paths.alerts(query: [("show", "open"), ("project", code)])
        }
        return Paths.cases(query: [("project", code)] + own)
    }

    /// Of which none is well.
    var isBad: Bool {
        switch self {
        case .inWork, .dueToday: false
        case .emergency, .returned, .overdue, .unassigned, .alerts: true
        }
    }
}
