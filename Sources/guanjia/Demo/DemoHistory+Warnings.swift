import Insight
import Kernel

extension DemoHistory {
    /// The supervisor looks at what the rules saw; what came in the last days still lies there.
    func warn(before end: Instant) async throws {
        if hand.now > end - .days(3) { _ = try await house.digests.write() }
        _ = try await house.alerts.tellOn()
        guard try await house.alerts.look() > 0, hand.now < end - .days(2) else { return }
        let supervisor = try actor("liu")
        let new = try await house.alerts.list(AlertFilter(), for: supervisor).items.filter { $0.at >= hand.now }
        for alert in new where answered.insert(alert.number).inserted {
            let isHit = dice.chance(alert.sight == .rating ? 85 : 60)
            let words = dice.pick(isHit ? script.measures : script.falseAlarms)
            let act: AlertAct = isHit ? .act(words: words, case: nil) : .dismiss(reason: words)
            after(20...400) {
                _ = try await self.house.alerts.act(.acknowledge, on: alert.number, by: supervisor)
                self.after(30...900) { _ = try await self.house.alerts.act(act, on: alert.number, by: supervisor) }
            }
        }
    }
}
