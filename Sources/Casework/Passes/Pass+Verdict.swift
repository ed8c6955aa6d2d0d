import Kernel

extension Pass.Verdict {
    /// Nil where it is good.
    package func refusal(_ pass: Pass?, _ code: String, _ zone: Zone) -> FormRefusal? {
        func time(_ instant: Instant?) -> String {
            instant.map { "\(zone.day(of: $0)) \(zone.wall(at: $0).time)" } ?? ""
        }
        switch self {
        case .good: return nil
        case .usedUp: return .passUsedUp(code)
        case .expired: return .passExpired(time(pass?.until))
        case .ended: return .passExpired(time(pass?.endedAt))
        case .tooEarly: return .passTooEarly(time(pass?.from))
        case .elsewhere: return .passElsewhere(code)
        case .unknown: return .unknownPass(code)
        }
    }
}
