import Kernel

/// What somebody does with a registration.
package enum RegistrationAct: Sendable {
    case cancel
    /// They are there, so many of them; nil: all.
    case come(heads: Int?)
    /// They were checked in by mistake.
    case undo
    /// They were told what they had to be told.
    case tell

    package enum Name: String, Sendable, CaseIterable { case cancel, come, undo, tell }

    package var name: Name {
        switch self {
        case .cancel: .cancel
        case .come: .come
        case .undo: .undo
        case .tell: .tell
        }
    }
}

extension Registration {
    /// What may be done with it now. Pure.
    package func allowed(in activity: Activity, at now: Instant, in zone: Zone) -> [RegistrationAct.Name] {
        RegistrationAct.Name.allCases.filter { refusal(of: $0, in: activity, at: now, in: zone) == nil }
    }

    /// Why something may not be done with it now; nil where it may. Pure.
    func refusal(
        of act: RegistrationAct.Name, in activity: Activity, at now: Instant, in zone: Zone
    ) -> GatheringRefusal? {
        switch act {
        case .tell: return isToTell ? nil : .gatheringNotNow
        case .cancel:
            return state != .cancelled && came == nil && activity.takes(at: now) ? nil : .gatheringNotNow
        case .undo: return came != nil && activity.isOn(at: now, in: zone) ? nil : .gatheringNotNow
        case .come:
            if state == .cancelled { return .registrationCancelled }
            if activity.stage != .open { return .gatheringNotNow }
            if !activity.isOn(at: now, in: zone) { return .notTheDay }
            if state == .waiting { return .stillWaiting }
            guard let came, let cameAt else { return nil }
            return .alreadyCame(heads: came, at: zone.wall(at: cameAt).time)
        }
    }
}
