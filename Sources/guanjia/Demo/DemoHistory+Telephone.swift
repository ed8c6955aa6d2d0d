import Casework
import Channels
import Kernel

extension DemoHistory {
    /// What the exchange reported: in the last hours most were answered in two rings and some missed, and on the days
    /// before all were answered, so that the need of the telephone has something to go by.
    func telephone(before end: Instant) {
        for place in 0..<script.telephone.calls {
            let home = estate.homes[(place * 7) % estate.homes.count]
            let from = dice.chance(85) ? home.person.phones[0] : "1370000\(1000 + place)"
            ring("demo-\(place)", from, at: end - dice.minutes(6...240), isMissed: place % 7 == 3, by: &dice)
        }
        // Thrown with dice of their own: how many they are changes nothing else of the estate.
        var earlier = Dice(seed: UInt64(script.telephone.days))
        for back in 1...script.telephone.days {
            for place in 0..<script.telephone.daily {
                let home = earlier.pick(estate.homes)
                let day = estate.project.zone.day(of: end).adding(days: Int64(-back))
                let start = estate.project.zone.start(of: day) + earlier.minutes(8 * 60...20 * 60)
                ring("demo-\(back)-\(place)", home.person.phones[0], at: start, isMissed: false, by: &earlier)
            }
        }
    }

    private func ring(_ key: String, _ from: String, at start: Instant, isMissed: Bool, by dice: inout Dice) {
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
