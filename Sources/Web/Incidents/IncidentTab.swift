import Casework

/// The parts of the list of incidents.
enum IncidentTab: String, CaseIterable {
    case proposed, open, over

    var states: [Incident.State] {
        switch self {
        case .proposed: [.proposed]
        case .open: [.open]
        case .over: [.closed, .dismissed]
        }
    }
}
