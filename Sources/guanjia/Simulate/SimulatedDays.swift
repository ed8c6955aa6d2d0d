import Casework
import Foundation
import Kernel
import Store
import Workforce

/// Plays days of a centre, remembers what was acknowledged, and holds the store against it.
final class SimulatedDays {
    let centre: Centre
    private let demands: Int
    var dice: Dice
    var book: CaseBook
    var counts = Counts()
    /// Of the crews: who is on duty and since when, and when those who are not went.
    var onDuty: [ID<Staff>: Instant] = [:]
    var wentOff: [ID<Staff>: Instant] = [:]
    /// Numbers of the emergencies that run and of the outages that are not over.
    var emergencies: [String] = []
    var outages: [String] = []
    /// How many stand, by the code of their place.
    var hints: [String: Int] = [:]

    struct Counts {
        var done: [String: Int] = [:]
        var refused: [String: Int] = [:]
        var faults: [String: Int] = [:]
        /// By the stage that it led to.
        var byItself: [String: Int] = [:]
        var (bursts, races, repeats, clock, checks, moved) = (0, 0, 0, 0, 0, 0)
    }

    init(_ centre: Centre, seed: UInt64, demands: Int) {
        self.centre = centre
        self.demands = demands
        dice = Dice(seed: seed &+ 2)
        book = CaseBook(centre)
    }

    /// Plays one day, then checks that nothing is lost, doubled or half.
    func play(_ day: Int) async throws {
        let midnight = centre.estate.project.zone.start(of: centre.estate.project.zone.day(of: centre.hand.now))
        let start = day == 0 ? midnight : midnight + .days(1)
        let incoming = Int.random(in: demands / 2...demands * 3 / 2, using: &dice)
        let times = (0..<incoming * 6).map { _ in Int64.random(in: 0..<24 * 60 * 60, using: &dice) }.sorted()
        for (place, second) in times.enumerated() {
            try await step(place % 6 == 0, at: start + .seconds(second))
        }
        centre.hand.set(start + .days(1) - .seconds(1))
        try await check(day)
    }

    private func step(_ isDemand: Bool, at time: Instant) async throws {
        setClock(time)
        let copy = Int.random(in: 0..<2, using: &dice)
        if dice.chance(3) { spoil(copy) }
        if dice.chance(3) { try await changeDuty(&dice, copy) }
        if dice.chance(8) { try await run(copy) }
        switch true {
        case dice.chance(4): try await burst(copy)
        case dice.chance(4): try await race(copy)
        case dice.chance(4): try await repeatOne(copy)
        case dice.chance(10): try await other(copy)
        case dice.chance(10) && !book.open.isEmpty: try await settle([book.word(&dice)], copy)
        case isDemand, book.open.isEmpty: try await settle([book.demand(&dice)], copy)
        default:
            if let one = try book.act(&dice, centre.house(copy), alone: true) { try await settle([one], copy) }
        }
    }

    /// Mostly it goes on; now and then it stands, and now and then it jumps an hour either way for one act.
    private func setClock(_ time: Instant) {
        switch Int.random(in: 0..<100, using: &dice) {
        case 0: counts.clock += 1
        case 1: (counts.clock, _) = (counts.clock + 1, centre.hand.set(time + .hours(1)))
        case 2: (counts.clock, _) = (counts.clock + 1, centre.hand.set(time - .hours(1)))
        default: centre.hand.set(time)
        }
    }

    private func spoil(_ copy: Int) {
        let fault = dice.pick(Fault.allCases)
        counts.faults[fault.rawValue, default: 0] += 1
        centre.plan(fault, at: copy)
    }

    /// Several people at once, each on a case of their own.
    private func burst(_ copy: Int) async throws {
        counts.bursts += 1
        var operations = (0..<4).map { _ in book.demand(&dice) }
        for _ in 0..<6 {
            let taken = Set(operations.compactMap(\.index))
            if let one = try book.act(&dice, centre.house(copy), alone: false), !taken.contains(one.index ?? -1) {
                operations.append(one)
            }
        }
        try await settle(operations, copy)
    }

    /// The same act twice at once, as by two open windows: one is done, the other is told that it came late.
    private func race(_ copy: Int) async throws {
        guard let one = try book.act(&dice, centre.house(copy), alone: false) else { return }
        counts.races += 1
        let results = try await settle([one.guarded(book), one.guarded(book).again(book)], copy)
        let won = results.count { if case .success = $0 { true } else { false } }
        guard won <= 1 else { throw Broken("both of two that raced were done: \(one)") }
    }

    /// A request that was answered once is sent again, much later: it answers the same and does nothing.
    private func repeatOne(_ copy: Int) async throws {
        guard let (operation, answer) = book.answered.randomElement(using: &dice) else { return }
        counts.repeats += 1
        guard case .success(let again) = try await answers([operation], copy)[0], again == answer else {
            throw Broken("a repeated request answered something else: \(operation)")
        }
    }

    private func check(_ day: Int) async throws {
        try await run(day)
        if dice.chance(50) { try await publish(day) }
        try await centre.workJobs()
        let house = centre.house(day)
        try await checkOthers(house)
        let nights = try await house.store.read { try Audit.count($0, act: "housekeeping") }
        guard nights == day + 1 else { throw Broken("day \(day): \(nights) nights' jobs were done") }
        let findings = try await house.store.check() + house.cases.check()
        if let bad = findings.first(where: { $0.state == .bad }) {
            throw Broken("day \(day): \(bad.check): \(bad.detail)")
        }
        try await book.compare(with: centre.house(day + 1), on: day)
        counts.checks += 1
    }

    /// Nothing in it but what the seed decides: no identity, no time of day, no path.
    func summary(seed: UInt64, days: Int) -> [String] {
        func list(_ counts: [String: Int]) -> String {
            counts.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", ")
        }
        return [
            "seed \(seed), \(days) days",
            "cases: \(book.count), \(book.open.count) still open; by phase: \(list(book.phases))",
            "done: \(list(counts.done))", "refused: \(list(counts.refused))",
            "by itself: \(list(counts.byItself))",
            "faults: \(list(counts.faults))",
            "bursts \(counts.bursts), races \(counts.races), repeated requests \(counts.repeats)",
            "clock faults \(counts.clock); cases moved to another calendar \(counts.moved)",
            "checked after each of \(counts.checks) days: nothing lost, nothing twice, every promise accounted for",
            "digest \(book.digest)",
        ]
    }
}
