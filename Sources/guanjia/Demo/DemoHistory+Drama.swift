import Casework
import Kernel
import Workforce

extension DemoHistory {
    /// The leaders, from the lowest up.
    private static let leaders = ["liu", "lin", "zhou"]

    /// The evening before somebody was trapped in a lift; less than an hour ago a complaint went to the leader.
    func drama(before end: Instant) {
        then(end - .hours(20)) { try await self.trapped() }
        then(end - .minutes(45)) {
            let home = self.estate.homes[7]
            _ = try await self.register(self.script.drama.complaint, home.room.code, home.person.phones[0], "chen")
        }
    }

    private func trapped() async throws {
        let drama = script.drama
        var call = EmergencyCall()
        (call.card, call.placeText, call.text) = (drama.emergency, drama.place, drama.text)
        call.reporter = Reporter(phone: estate.homes[3].person.phones[0])
        let file = try await house.cases.openEmergency(call, by: try actor("chen"))
        let number = file.item.number
        for user in estate.actors.keys.sorted() { after(1...1) { try await self.answer(user, .emergency) } }
        for step in file.emergency.card.steps.indices {
            let user = step < 2 ? "chen" : "peng"
            after(Int64(2 + 4 * step)...Int64(3 + 4 * step)) {
                try await self.act(.tick(step: step, note: ""), in: number, user)
            }
        }
        after(6...6) { try await self.act(.note(drama.note), in: number, "peng") }
        after(32...32) { try await self.act(.close(outcome: drama.outcome), in: number, "chen") }
    }

    private func act(_ act: EmergencyAct, in number: String, _ user: String) async throws {
        _ = try await house.cases.act(act, inEmergency: number, by: try actor(user))
    }

    /// Whoever a major complaint was reported to says that they heard it.
    func hear() async throws {
        for user in Self.leaders { try await answer(user, .major) }
    }

    private func answer(_ user: String, _ about: Alarm.About) async throws {
        let actor = try actor(user)
        for open in try await house.cases.openCalls(for: actor) where open.about == about {
            let note = about == .major ? script.drama.heard : ""
            _ = try await house.cases.answer(open.call.id, note: note, by: actor)
        }
    }

    func judge(_ number: String, _ demand: DemoScript.Demand) async throws {
        let isOurs = demand.party == script.ourParty
        try await act("judge", number, "chen") {
            ($0.act.isTrue, $0.act.isReasonable, $0.act.text) = (true, isOurs, self.script.grounds)
        }
    }

    /// The neighbours of building 3 ring one after the other.
    func neighbours(before end: Instant) {
        let homes = estate.homes.filter { $0.room.code.hasPrefix("3-") }
        for (number, demand) in script.incident.enumerated() where number < homes.count {
            let home = homes[number * homes.count / script.incident.count]
            then(end - .minutes(Int64(28 - 6 * number))) {
                _ = try await self.register(demand, home.room.code, home.person.phones[0], "he")
            }
        }
    }
}
