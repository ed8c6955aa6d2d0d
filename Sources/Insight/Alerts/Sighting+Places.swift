import Casework
import Directory
import Kernel

extension Sighting {
    /// More empty rooms than some time ago. Whole numbers alone: of so many rooms, by so many points.
    ///
    /// - Parameter zone: the code of a steward's zone; nil for the project as a whole.
    static func vacancy(
        _ rule: AlertRules.Rule, in project: ID<Project>, desk: String, zone: String?, _ seen: Emptiness
    ) -> Sighting? {
        guard case .vacancy(let window, let points, let least, _) = rule.sight, seen.rooms > 0,
            seen.now - seen.before >= least, (seen.now - seen.before) * 100 >= points * seen.rooms
        else { return nil }
        var saw = [
            "empty": "\(seen.now)", "before": "\(seen.before)", "rooms": "\(seen.rooms)",
            "days": "\(window.milliseconds / 86_400_000)",
        ]
        saw["share"] = seen.now.percent(of: seen.rooms)
        saw["shareBefore"] = seen.before.percent(of: seen.rooms)
        if let zone { saw["zone"] = zone }
        return Sighting(
            rule: rule, project: project, desk: desk, subject: zone.map { "zone:\($0)" } ?? "project", saw: saw)
    }

    /// A statement of arrears with its sum.
    struct Owed: Sendable, Equatable {
        let day: Day
        let sum: ArrearsSum
    }

    /// More arrears than by the statement before. A statement is warned of once.
    ///
    /// - Parameter zone: as for ``vacancy(_:in:desk:zone:_:)``.
    static func arrears(
        _ rule: AlertRules.Rule, in project: ID<Project>, desk: String, zone: String?, now: Owed, before: Owed
    ) -> Sighting? {
        guard case .arrears(_, let percent, let yuan, let points, let least, _) = rule.sight else { return nil }
        let (risen, more) = (now.sum.amount - before.sum.amount, now.sum.owing - before.sum.owing)
        let isDearer = risen >= Int64(yuan) * 100 && Int128(risen) * 100 >= Int128(before.sum.amount) * Int128(percent)
        let areMore = more >= least && more * 100 >= points * now.sum.rooms
        guard isDearer || areMore else { return nil }
        var saw = [
            "amount": FixedPoint.fullText(now.sum.amount, places: 2),
            "amountBefore": FixedPoint.fullText(before.sum.amount, places: 2),
            "count": "\(now.sum.owing)", "countBefore": "\(before.sum.owing)", "rooms": "\(now.sum.rooms)",
            "day": "\(now.day)", "dayBefore": "\(before.day)",
        ]
        if let zone { saw["zone"] = zone }
        var seen = Sighting(
            rule: rule, project: project, desk: desk,
            subject: (zone.map { "zone:\($0)" } ?? "project") + ":\(now.day)", saw: saw)
        seen.isOnce = true
        return seen
    }
}

extension Int {
    /// `12.3`: so much of a number, in per cent, cut.
    fileprivate func percent(of all: Int) -> String {
        let tenths = all == 0 ? 0 : self * 1000 / all
        return "\(tenths / 10).\(tenths % 10)"
    }
}
