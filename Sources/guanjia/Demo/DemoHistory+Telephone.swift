import Casework
import Channels
import Kernel

extension DemoHistory {
    /// What the exchange reported in the last hours: most were answered in two rings, some were missed.
    func telephone(before end: Instant) {
        for place in 0..<script.telephone.calls {
            let home = estate.homes[(place * 7) % estate.homes.count]
            let from = dice.chance(85) ? home.person.phones[0] : "1370000\(1000 + place)"
            ring("demo-\(place)", from, at: end - dice.minutes(6...240), isMissed: place % 7 == 3)
        }
    }

    private func ring(_ key: String, _ from: String, at start: Instant, isMissed: Bool) {
        let agent = dice.pick(["chen", "he", "xu"])
        let rang = Int64.random(in: 3...14, using: &dice)
        let talked = Int64.random(in: 40...260, using: &dice)
        then(start) { try await self.tell(.ringing, of: key, from, by: agent) }
        if isMissed {
            then(start + .seconds(25)) { try await self.tell(.missed, of: key, from, by: agent) }
        } else {
            then(start + .seconds(rang)) { try await self.tell(.answered, of: key, from, by: agent) }
            then(start + .seconds(rang + talked)) { try await self.tell(.ended, of: key, from, by: agent) }
        }
    }

    private func tell(_ event: CallReport.Event, of key: String, _ from: String, by agent: String) async throws {
        let report = CallReport(
            key: key, event: event, from: from, to: script.telephone.line, agent: agent, at: hand.now)
        _ = try await house.calls.hear(report, by: try actor("chen"))
    }
}
