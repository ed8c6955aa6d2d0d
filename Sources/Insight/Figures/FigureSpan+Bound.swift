import Kernel

extension FigureSpan {
    /// One end of a window: a whole day, which is in it at either end, or an instant.
    package enum Bound: Sendable, Hashable {
        case day(Day)
        case instant(Instant)

        /// `2026-03-03`, or an instant of RFC 3339; nil for anything else.
        package init?(_ text: String) {
            if let day = Day(text) {
                self = .day(day)
            } else if let instant = Instant(text) {
                self = .instant(instant)
            } else {
                return nil
            }
        }
    }
}

extension FigureSpan.Bound {
    func start(in zone: Zone) -> Instant {
        switch self {
        case .day(let day): zone.start(of: day)
        case .instant(let instant): instant
        }
    }

    func end(in zone: Zone) -> Instant {
        switch self {
        case .day(let day): zone.start(of: day.adding(days: 1))
        case .instant(let instant): instant
        }
    }
}
