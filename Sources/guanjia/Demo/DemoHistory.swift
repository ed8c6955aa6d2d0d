import Casework
import Kernel
import Web
import Workforce

/// Plays months of the demo estate through the engine: every step is an act of somebody at an hour, none is a row.
final class DemoHistory {
    /// What is to be done, and when.
    private struct Step {
        let at: Instant
        let run: () async throws -> Void
    }

    let script: DemoScript
    let estate: DemoEstate
    let house: House
    let hand: HandClock
    var dice: Dice
    /// The alerts that somebody will answer: two steps may fall on one moment, and see the same ones.
    var answered: Set<String> = []
    /// The number of the letter that was registered last.
    var lastLetter = ""
    private var plan: [Step] = []

    init(_ script: DemoScript, _ estate: DemoEstate, _ house: House, _ hand: HandClock, seed: UInt64) {
        (self.script, self.estate, self.house, self.hand) = (script, estate, house, hand)
        dice = Dice(seed: seed &+ 1)
    }

    /// Plays to `end`; what would come later is left open, as on any real day.
    func play(until end: Instant) async throws {
        var day = estate.project.zone.day(of: hand.now)
        while estate.project.zone.start(of: day) < end {
            for _ in 0..<Int.random(in: 5...10, using: &dice) {
                let minute = Int64.random(in: 0..<24 * 60, using: &dice)
                let isNight = minute < 7 * 60 || minute > 22 * 60
                let at =
                    estate.project.zone.start(of: day)
                    + .minutes(isNight && dice.chance(75) ? 540 + minute / 3 : minute)
                schedule(at)
            }
            day = day.adding(days: 1)
        }
        // The hour before the demo is opened is a busy one, so that the desk has something to do.
        for _ in 0..<18 { schedule(end - dice.minutes(2...70)) }
        scenes(before: end)
        while let next = plan.indices.min(by: { plan[$0].at < plan[$1].at }), plan[next].at < end {
            let step = plan.remove(at: next)
            if step.at > hand.now { hand.set(step.at) }
            try await step.run()
            try await warn(before: end)
        }
        hand.set(end)
    }

    /// What does not come by chance.
    private func scenes(before end: Instant) {
        handOut(before: end)
        neighbours(before: end)
        knows(before: end)
        announces(before: end)
        writesDown(before: end)
        gathers(before: end)
        keepsPlaces(before: end)
        drama(before: end)
        bodies(before: end)
        telephone(before: end)
        keys(before: end)
        onSite(before: end)
        roster(before: end)
        files(before: end)
        rounds(before: end)
        papers(before: end)
        duty(before: end)
    }

    /// When the demo is opened, the first of each crew has one task in hand and one that was just sent.
    private func handOut(before end: Instant) {
        let categories = (try? house.cases.desk())?.categories
        for (department, crew) in estate.crews.sorted(by: { $0.key < $1.key }) {
            let demands = script.demands.filter {
                $0.answer == nil && categories?[$0.category]?.department == department
            }
            guard let worker = crew.first, !demands.isEmpty else { continue }
            for (minutes, isInHand) in [(9, true), (4, false)] as [(Int64, Bool)] {
                let (demand, home) = (dice.pick(demands), dice.pick(estate.homes))
                then(end - .minutes(minutes)) {
                    let number = try await self.register(demand, home.room.code, home.person.phones[0], "chen")
                    try await self.act("dispatch", number, "chen") { $0.to = worker }
                    if isInHand { try await self.act("accept", number, worker) }
                }
            }
        }
    }

    private func schedule(_ at: Instant) {
        let (demand, home) = (dice.pick(script.demands), dice.pick(estate.homes))
        then(at) { try await self.takeIn(demand, home.room.code, home.person.phones[0]) }
    }

    func then(_ at: Instant, _ run: @escaping () async throws -> Void) { plan.append(Step(at: at, run: run)) }
    func after(_ range: ClosedRange<Int64>, _ run: @escaping () async throws -> Void) {
        then(hand.now + dice.minutes(range), run)
    }

    func actor(_ user: String) throws -> Actor {
        guard let actor = estate.actors[user] else { throw UsageError("demo.yaml has no “\(user)”") }
        return actor
    }

    private func takeIn(_ demand: DemoScript.Demand, _ room: String, _ phone: String) async throws {
        let agent = dice.pick(["chen", "chen", "he", "he", "xu"])
        let number = try await register(demand, room, phone, agent)
        guard demand.answer == nil else { return }
        after(1...3) { try await self.send(number, demand, agent) }
    }

    func act(
        _ key: String, _ number: String, _ user: String, _ fill: (inout ActRequest) -> Void = { _ in }
    ) async throws {
        var asked = ActRequest(key)
        fill(&asked)
        _ = try await house.cases.act(asked, on: number, by: try actor(user))
    }

    func isComplaint(_ demand: DemoScript.Demand) -> Bool {
        (try? house.cases.desk())?.isComplaint(demand.kind) ?? false
    }

    private func send(_ number: String, _ demand: DemoScript.Demand, _ agent: String) async throws {
        let department = try house.cases.desk().categories[demand.category]?.department ?? "steward"
        let worker = dice.pick(estate.crews[department] ?? ["ma", "hu"])
        try await act("dispatch", number, agent) { $0.to = worker }
        guard !dice.chance(4) else {
            after(3...10) {
                try await self.act("decline", number, worker) { $0.act.reason = self.script.declining }
                self.after(2...6) { try await self.send(number, demand, agent) }
            }
            return
        }
        after(1...5) { try await self.work(number, demand, worker) }
    }

    private func work(_ number: String, _ demand: DemoScript.Demand, _ worker: String) async throws {
        try await act("accept", number, worker)
        let goes = script.visitedKinds.contains(demand.kind)
        guard goes else { return after(5...240) { try await self.finish(number, demand, worker) } }
        after(1...6) {
            try await self.act("depart", number, worker)
            self.after(2...12) {
                try await self.act("arrive", number, worker)
                if self.dice.chance(12) {
                    self.after(3...10) { try await self.pause(number, demand, worker) }
                } else {
                    self.after(3...14) { try await self.finish(number, demand, worker) }
                }
            }
        }
    }

    private func pause(_ number: String, _ demand: DemoScript.Demand, _ worker: String) async throws {
        let reason = dice.pick(script.waits)
        try await act("wait", number, worker) { $0.act.reason = reason }
        after(60...1500) {
            try await self.act("resume", number, worker)
            self.after(10...50) { try await self.finish(number, demand, worker) }
        }
    }

    private func finish(_ number: String, _ demand: DemoScript.Demand, _ worker: String) async throws {
        if isComplaint(demand) {
            for (thing, words) in zip(FiveThing.allCases, script.fiveThings) {
                try await act("check-thing", number, worker) { ($0.act.thing, $0.act.text) = (thing, words) }
            }
            try await judge(number, demand)
        }
        try await act("solve", number, worker) {
            ($0.act.solution, $0.act.cause, $0.act.party) = (demand.solution ?? "", demand.cause, demand.party)
        }
        after(1...dice.pick([6, 10, 14, 240])) { try await self.callBack(number, demand) }
    }

    private func callBack(_ number: String, _ demand: DemoScript.Demand) async throws {
        if dice.chance(15) {
            let outcome = dice.pick(["busy", "no-answer"])
            try await act("not-reached", number, "guo") { $0.act.outcome = outcome }
            let item = try await house.cases.find(number, for: try actor("guo"))
            if !item.phase.isOver { after(300...900) { try await self.callBack(number, demand) } }
            return
        }
        let isSatisfied = !dice.chance(7)
        let rating = isSatisfied ? dice.pick([5, 5, 5, 4, 4, 3]) : dice.pick([1, 2])
        let comment = dice.pick(isSatisfied ? script.comments : script.complaints)
        try await act("confirm", number, "guo") {
            ($0.act.isSatisfied, $0.act.rating, $0.act.comment) = (isSatisfied, rating, comment)
        }
        if !isSatisfied { after(2...15) { try await self.send(number, demand, "chen") } }
    }
}
