import Directory
import Foundation
import Kernel
import Store
import Testing

@testable import Casework
@testable import Workforce

/// Numbers that are the same on every run. (SplitMix64)
struct Dice: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    mutating func pick<T>(_ options: [T]) -> T { options[Int.random(in: 0..<options.count, using: &self)] }
    mutating func hits(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &self) < percent }
}

extension Act {
    /// What `action` asks for, as chance will have it; what it takes besides, half of the time.
    mutating func fill(_ action: Procedure.Action, _ dice: inout Dice, now: Instant, into other: Case, on item: Case) {
        // By which channel an answer went is not left to the dice: the courses that the seeds stand for stay the same.
        for (input, isRequired) in action.fields where isRequired || input == .channel || dice.hits(50) {
            switch input {
            case .channel: channel = item.channel
            case .to:
                to = dice.hits(70) ? .staff(dice.pick([Cast.zhao, Cast.qian]).staff) : .department(Cast.engineering)
            case .reason: reason = dice.pick(["parts", "customer"])
            case .until: until = now + .hours(Int64.random(in: 1...9, using: &dice))
            case .solution: solution = "好了"
            case .cause: cause = "wear"
            case .party: party = "owner"
            case .satisfied: isSatisfied = dice.hits(60)
            case .rating: rating = isSatisfied == nil ? nil : Int.random(in: 1...5, using: &dice)
            case .comment: comment = "嗯"
            case .agent: agent = dice.pick([Cast.lin, Cast.chen]).staff
            case .priority: priority = dice.pick(Priority.allCases)
            case .into: into = other
            case .parts:
                parts = [.init(id: ID(number: Int64(dice.next() >> 1)), title: "", text: "另", kind: nil, category: nil)]
            case .outcome: outcome = dice.pick(["busy", "no-answer"])
            case .thing: thing = dice.pick(FiveThing.allCases)
            case .isTrue: isTrue = dice.hits(70)
            case .isReasonable: isReasonable = dice.hits(70)
            case .kind where dice.hits(15):
                correction.procedure = (try? Checkout.desk.get()).map { dice.pick($0.demands) }
            case .category: correction.category = dice.pick(["engineering.plumbing.leak", "engineering.plumbing"])
            case .text, .note: (text, note) = ("说", "注")
            default:
                site.fill(input, &dice, now: now, on: item)
                outside.fill(input, &dice, now: now, on: item)
            }
        }
    }
}

extension Act.Outside {
    fileprivate mutating func fill(_ input: Input, _ dice: inout Dice, now: Instant, on item: Case) {
        switch input {
        case .body: body = dice.pick(["hotline-12345", "street-office"])
        case .direction: direction = dice.pick(OutsideMatter.Direction.allCases)
        case .theirNumber: theirNumber = dice.pick(["SH-1", "sh-1", "SH-2"])
        case .deadline: deadline = now + .hours(Int64.random(in: -2...60, using: &dice))
        case .matter: matter = item.unansweredOutside.last?.id.description
        case .answeredAt: answeredAt = now - .minutes(Int64.random(in: 0...90, using: &dice))
        default: break
        }
    }
}

extension Act.Site {
    fileprivate mutating func fill(_ input: Input, _ dice: inout Dice, now: Instant, on item: Case) {
        switch input {
        case .from: from = now + .minutes(30)
        case .consent: mayEnter = dice.hits(50)
        case .minutes: minutes = dice.pick([1, 45, 6000])
        case .people: people = dice.pick([1, 50])
        case .quantity: quantity = dice.pick([1, 2500])
        case .price: price = dice.pick([0, 1999])
        case .line: line = item.openTasks.last?.sheet?.standing.first?.id.description
        default: (how, alarm, pets, name, unit) = ("门岗", "无", "狗", "阀", "个")
        }
    }
}

/// What is true of every case at every moment.
func checkInvariants(_ item: Case, _ procedure: Procedure, _ hint: String) {
    #expect(item.phase == procedure.stage(item.stage)?.phase, "\(hint)")
    #expect(item.phase.isOver == (item.closedAt != nil), "\(hint)")
    #expect(item.phase.isOver == (item.closing != nil), "\(hint)")
    #expect((item.phase == .waiting) == (item.waiting != nil), "\(hint)")
    #expect(
        [.solved, .confirming, .closed].contains(item.phase) == (item.solvedAt != nil) || item.phase == .cancelled,
        "\(hint)")
    #expect(item.openTasks.count <= 1, "\(hint)")
    #expect(Set(item.promises.map(\.id)).count == item.promises.count, "\(hint)")
    for promise in item.promises {
        #expect((promise.state == .open) == (promise.settledAt == nil), "\(hint)")
        #expect(promise.pausedSince == nil || promise.state == .open && item.phase == .waiting, "\(hint)")
        #expect(
            promise.by == item.agent || promise.state != .open || promise.madeAt <= promise.startsAt + .days(99),
            "\(hint)")
    }
    #expect(item.promises.allSatisfy { $0.kind != .outside || $0.pausedSince == nil && $0.pauses.isEmpty }, "\(hint)")
    let owed = Set(item.promises.filter { $0.kind == .outside && $0.state == .open }.map(\.id))
    #expect(owed == Set(item.unansweredOutside.compactMap(\.promise)), "\(hint)")
    if item.phase.isOver {
        #expect(item.unansweredOutside.isEmpty, "\(hint)")
        #expect(item.nextDue == nil && item.openTasks.isEmpty, "\(hint)")
        #expect(item.promises.allSatisfy { $0.state != .open }, "\(hint)")
    }
    #expect(item.verdict.map { (1...5).contains($0.rating ?? 3) } ?? true, "\(hint)")
}

@Suite("Whatever happens to a case")
struct ReplayTests {
    @Test(
        "random courses of every kind: the invariants hold, and the recorded events make the same case again",
        arguments: [
            "repair", "complaint", "consultation", "suggestion", "praise", "help", "booking",
        ])
    func randomCourses(_ kind: String) throws {
        let other = try Play(kind).item
        var reached: Set<String> = []
        var taken: Set<String> = []
        for seed in 0..<90 as Range<UInt64> {
            var dice = Dice(state: seed)
            var play = try Play(kind) { $0.channel = dice.pick(["telephone", "letter"]) }
            for step in 0..<60 {
                let before = play.item
                let worker = Cast.all.values.first { $0.staff == before.openTasks.last?.assignee }
                let actor = dice.hits(60) ? worker ?? Cast.hui : dice.pick([Cast.lin, Cast.zhao, Cast.qian, Cast.chen])
                // The ways out and round are many; a course that ended early or stood still tells little.
                let isLate = step > 45
                let (goesOn, goesRound) = (dice.hits(70), dice.hits(30))
                let ways = play.procedure.allowed(on: before, for: actor).filter { action in
                    if ["merge", "withdraw", "cancel"].contains(action.key) { return isLate }
                    if action.key == "dispatch", before.stage != "registered" { return goesRound }
                    if action.key == "strike-line" { return before.openTasks.last?.sheet?.standing.isEmpty == false }
                    if action.needs.contains(.taskInHand) { return goesRound || !goesOn }
                    if ["record-outside", "reclassify"].contains(action.key) { return goesRound && !goesOn }
                    if action.key == "extend-outside" { return true }
                    let isStep = ["check-thing", "judge", "answer-outside"].contains(action.key)
                    return action.to != nil || isStep || !goesOn
                }
                guard !ways.isEmpty else { continue }
                let action = dice.pick(ways)
                play.now = play.now + Span(milliseconds: Int64.random(in: 0...20_000_000, using: &dice))
                let now = play.now
                let isDone = try attempt {
                    try play.take(action.key, by: actor) { $0.fill(action, &dice, now: now, into: other, on: before) }
                }
                #expect(isDone || play.item == before, "a refused action changes nothing")
                if isDone, before.kind == kind { taken.insert(action.key) }
                if play.item.kind == kind { reached.insert(play.item.stage) }
                checkInvariants(play.item, play.procedure, "\(kind) seed \(seed) step \(step) \(action.key)")
            }
            var again = play.log.reduce(play.base) { $0.applying($1) }
            again.version = play.item.version
            #expect(again == play.item, "\(kind) seed \(seed)")
        }
        let play = try Play(kind)
        #expect(reached.isSuperset(of: play.procedure.stages.map(\.key)), "every stage was visited")
        #expect(taken == Set(play.procedure.actions.map(\.key)), "every action was taken")
    }

    /// False where the case refused; other errors are thrown on.
    private func attempt(_ body: () throws -> Void) throws -> Bool {
        do { try body(); return true } catch is CaseRefusal { return false }
    }

    @Test("every event can be applied to every case, also where it means nothing")
    func total() throws {
        let item = try Play().item
        let stray = CaseEvent.promiseSettled(ID(number: 1), as: .kept, at: House.morning)
        #expect(item.applying(stray) == item)
        let step = CaseEvent.taskStepped(ID(number: 1), to: .done, by: Cast.lin.staff, at: House.morning, reason: nil)
        #expect(item.applying([step, .absorbed(ID(number: 2)), .splitInto([]), .unmerged]) == item)
        let twice = item.applying([.thingDone(.heard), .thingDone(.heard)])
        #expect(twice.thingsDone == [.heard])
    }
}
