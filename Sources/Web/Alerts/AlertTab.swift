import Insight

/// The parts of the list of alerts.
enum AlertTab: String, CaseIterable {
    case open, acted, dismissed

    var states: [Alert.State] {
        switch self {
        case .open: Alert.State.undecided
        case .acted: [.acted]
        case .dismissed: [.dismissed]
        }
    }
}
