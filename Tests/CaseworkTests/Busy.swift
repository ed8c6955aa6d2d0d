import Kernel
import Testing

@testable import Casework
@testable import Workforce

extension House {
    /// A busy spell on a real store: many cases, random acts by everybody, time going on over midnight.
    ///
    /// - Parameters:
    ///   - places: codes of the places that demands are about, half of them; none are where it is empty.
    ///   - stride: the longest time between two acts.
    ///   - chances: of a hundred acts so many are words beforehand, half of them with a new time.
    ///   - calls: before so many of a hundred acts reports go on to the next level, or are heard.
    func busy(
        seed: UInt64, acts: Int = 400, places: [String] = [], stride: Span = .minutes(15), words chances: Int = 0,
        calls: Int = 0
    ) async throws -> [Case] {
        var dice = Dice(state: seed)
        let desk = try Checkout.desk.get()
        let leaves = desk.categories.leaves.map(\.path)
        var all: [Case] = []
        for count in 0..<40 {
            let kind = dice.pick(desk.demands.map(\.kind))
            let (category, channel) = (dice.hits(80) ? dice.pick(leaves) : nil, dice.pick(["telephone", "letter"]))
            let code = !places.isEmpty && dice.hits(50) ? dice.pick(places) : nil
            all.append(
                try await register("第\(count)件", kind: kind, by: dice.pick(["lin", "chen"])) {
                    ($0.category, $0.channel) = (category, channel)
                    ($0.project, $0.place) = ("garden", code)
                })
        }
        for _ in 0..<acts {
            hand.advance(.minutes(Int64.random(in: 0...stride.wholeMinutes, using: &dice)))
            if calls > 0, dice.hits(calls) { try await alarms(&dice) }
            let place = Int.random(in: 0..<all.count, using: &dice)
            let user = dice.pick(["lin", "chen", "zhao", "hui"])
            let isWord = chances > 0 && dice.hits(chances)
            do {
                let done =
                    try await isWord
                    ? word(on: all[place], &dice) : chance(on: all[place], user, &dice, all[0], places)
                all[place] = done ?? all[place]
            } catch is CaseRefusal {}
        }
        return all
    }

    /// Anything that `user` may do with a case now.
    private func chance(
        on item: Case, _ user: String, _ dice: inout Dice, _ other: Case, _ places: [String]
    ) async throws -> Case? {
        let ways = try cases.allowed(on: item, for: try actor(user)).filter { !["merge", "split"].contains($0.key) }
        guard !ways.isEmpty else { return nil }
        var asked = ActRequest(dice.pick(ways).key)
        let action = try #require(ways.first { $0.key == asked.act.action })
        asked.act.fill(action, &dice, now: hand.now, into: other, on: item)
        (asked.act.to, asked.act.agent) = (nil, nil)
        (asked.to, asked.agent) = (dice.pick(["zhao", "qian", "engineering"]), dice.pick(["lin", "chen"]))
        if action.does.contains(.reclassify) {
            let desk = try Checkout.desk.get()
            (asked.kind, asked.category) = (dice.pick(desk.demands).kind, dice.pick(desk.categories.leaves).path)
            if !places.isEmpty, dice.hits(50) { asked.place = dice.pick(places) }
        }
        return try await cases.act(asked, on: item.number, by: try actor(user))
    }

    private func alarms(_ dice: inout Dice) async throws {
        guard dice.hits(50) else { return _ = try await cases.callOut() }
        for open in try await cases.openCalls(for: try actor("chen")) {
            _ = try await cases.answer(open.call.id, note: "", by: try actor("chen"))
        }
    }

    private func word(on item: Case, _ dice: inout Dice) async throws -> Case? {
        let open = item.promises.filter { $0.state == .open }
        guard !open.isEmpty else { return nil }
        let later = dice.hits(50) ? hand.now + .hours(Int64.random(in: 1...30, using: &dice)) : nil
        return try await cases.giveWord(
            apology: "抱歉", reason: "缺件", remedy: "补送", newDueAt: later, about: dice.pick(open).id,
            by: try actor("lin"))
    }
}
