import Casework
import Kernel

extension DemoHistory {
    /// What outside bodies sent in the last days: answered in time, still to be answered, passed on.
    func bodies(before end: Instant) {
        for (place, one) in script.outside.enumerated() {
            then(end - .minutes(one.before)) {
                let home = self.estate.homes[20 + place]
                let number = try await self.register(one.demand, home.room.code, home.person.phones[0], "chen")
                try await self.record(one, on: number)
            }
        }
    }

    private func record(_ one: DemoScript.Outside, on number: String) async throws {
        let deadline = hand.now + .hours(one.hours)
        try await act("record-outside", number, "chen") { asked in
            (asked.act.outside.body, asked.act.outside.direction) = (one.body, .received)
            (asked.act.outside.theirNumber, asked.act.note) = (one.number, one.note)
            asked.act.outside.deadline = deadline
        }
        if let to = one.passedOnTo {
            try await act("record-outside", number, "chen") { asked in
                (asked.act.outside.body, asked.act.outside.direction) = (to, .passedOn)
            }
        }
        guard let answer = one.answer else { return }
        after(60...180) {
            let item = try await self.house.cases.find(number, for: try self.actor("chen"))
            guard let matter = item.unansweredOutside.first else { return }
            try await self.act("answer-outside", number, "chen") { asked in
                (asked.act.outside.matter, asked.act.text) = (matter.id.description, answer)
            }
        }
    }
}
