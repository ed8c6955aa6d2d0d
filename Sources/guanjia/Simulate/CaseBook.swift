import Casework
import Foundation
import Kernel
import Web
import Workforce

/// What the centre was told of its cases: the store is held against it. Cases go by their place in the book, which,
/// unlike numbers and identities, is the same in every run of a seed.
final class CaseBook {
    private let centre: Centre
    private(set) var cases: [Case] = []
    /// The last requests that were answered, with their answers.
    private(set) var answered: [(Operation, Case)] = []
    private var keys = 0

    init(_ centre: Centre) { self.centre = centre }

    var count: Int { cases.count }
    var open: [Int] { cases.indices.filter { !cases[$0].phase.isOver } }
    var phases: [String: Int] { Dictionary(grouping: cases, by: \.phase.rawValue).mapValues(\.count) }

    func newKey() -> Int {
        keys += 1
        return keys
    }

    // MARK: What somebody may do next

    /// A demand as it comes in.
    func demand(_ dice: inout Dice) -> Operation {
        let (demand, home) = (dice.pick(centre.script.demands), dice.pick(centre.estate.homes))
        var intake = Intake()
        (intake.kind, intake.category, intake.text) = (demand.kind, demand.category, demand.text)
        intake.priority = demand.priority.flatMap { Priority(rawValue: $0) }
        intake.channel = dice.pick(["telephone", "counter", "wechat", "letter"])
        (intake.reporter, intake.place) = (Reporter(phone: home.person.phones[0]), home.room.code)
        if dice.chance(20) { intake.answer = demand.answer }
        return operation(.register(intake), nil, centre.actor(dice.pick(["chen", "he", "xu"])))
    }

    /// A message, a file or a promise on an open case.
    func word(_ dice: inout Dice) -> Operation {
        let (index, text) = (dice.pick(open), dice.pick(centre.script.comments))
        let user = centre.actor(dice.pick(["chen", "he"]))
        switch Int.random(in: 0..<4, using: &dice) {
        case 0:
            let picture: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + (0..<64).map { _ in
                UInt8.random(in: 0...255, using: &dice)
            }
            return operation(.attach(IncomingFile(name: "p.png", bytes: Data(picture))), index, user)
        case 1:
            return operation(.promise(text, dueAt: centre.hand.now + dice.minutes(30...3000)), index, user)
        case 2: return operation(.say(text, .inside), index, user)
        default: return operation(.say(text, .customer), index, user)
        }
    }

    /// An act that the procedure allows somebody on an open case; nil where chance found none.
    ///
    /// - Parameter alone: also acts that touch other cases than their own.
    func act(_ dice: inout Dice, _ house: House, alone: Bool) throws -> Operation? {
        guard !open.isEmpty else { return nil }
        let index = dice.pick(open)
        let item = cases[index]
        let worker = item.openTasks.last?.assignee
        let users = centre.estate.actors.sorted { $0.key < $1.key }.map(\.value)
        let atWork = users.first { $0.staff == worker }
        let isSolved = item.phase == .solved || item.phase == .confirming
        let user = isSolved && dice.chance(70) ? centre.actor("guo") : dice.chance(65) ? atWork ?? centre.actor("chen") : centre.actor(dice.pick(["chen", "he", "guo", "liu", "wang"]))
        let (goesWrong, goesRound) = (dice.chance(6), dice.chance(25))
        let ways = try house.cases.allowed(on: item, for: user).filter { action in
            switch action.key {
            case "merge", "split": alone && goesWrong
            case "withdraw", "cancel": goesWrong
            case "dispatch" where item.stage != "registered": goesRound
            default: action.to != nil || action.key == "check-thing" || goesRound
            }
        }
        guard !ways.isEmpty else { return nil }
        var asked = ActRequest(dice.pick(ways).key)
        guard let action = ways.first(where: { $0.key == asked.act.action }) else { return nil }
        for (input, isRequired) in action.fields where isRequired || dice.chance(50) {
            fill(input, of: action, for: item, in: house, &asked, &dice)
        }
        return operation(.act(asked, version: nil), index, user)
    }

    private func operation(_ kind: Operation.Kind, _ index: Int?, _ actor: Actor) -> Operation {
        Operation(
            kind: kind, index: index, number: index.map { cases[$0].number } ?? "", actor: actor, key: newKey())
    }

    private func fill(
        _ input: Input, of action: Procedure.Action, for item: Case, in house: House, _ asked: inout ActRequest,
        _ dice: inout Dice
    ) {
        guard let desk = house.cases.desks[item.desk] else { return }
        let demand = dice.pick(centre.script.demands)
        let keys = desk.choices(input, of: action)?.map(\.key)
        switch input {
        case .to:
            let department = item.category.flatMap { desk.categories[$0]?.department } ?? "engineering"
            asked.to = dice.chance(25) ? department : dice.pick(centre.estate.crews[department] ?? ["wang"])
        case .reason: asked.act.reason = keys.map { dice.pick($0) } ?? centre.script.declining
        case .until: asked.act.until = centre.hand.now + dice.minutes(60...600)
        case .solution: asked.act.solution = demand.solution ?? demand.text
        case .cause: asked.act.cause = keys.map { dice.pick($0) }
        case .party: asked.act.party = keys.map { dice.pick($0) }
        case .satisfied: asked.act.isSatisfied = dice.chance(85)
        case .rating: asked.act.rating = Int.random(in: 1...5, using: &dice)
        case .comment: asked.act.comment = dice.pick(centre.script.comments)
        case .agent: asked.agent = dice.pick(["chen", "he"])
        case .priority: asked.act.priority = dice.pick(Priority.allCases)
        case .into: asked.into = cases[dice.pick(open)].number
        case .parts: asked.parts = [(title: nil, text: demand.text, kind: demand.kind, category: demand.category)]
        case .outcome: asked.act.outcome = keys.map { dice.pick($0) }
        case .thing: asked.act.thing = dice.pick(FiveThing.allCases)
        case .text, .note: (asked.act.text, asked.act.note) = (demand.text, demand.text)
        }
    }

    // MARK: What was acknowledged

    func note(_ operation: Operation, _ item: Case, _ house: House) async throws {
        guard let index = operation.index else {
            cases.append(item)
            return remember(operation, item)
        }
        guard item.version > cases[index].version else { throw Broken("\(item.number) went back to \(item.version)") }
        cases[index] = item
        remember(operation, item)
        guard case .act(let asked, _) = operation.kind else { return }
        if asked.into != nil, let target = cases.firstIndex(where: { $0.id == item.mergedInto }) {
            cases[target] = try await house.cases.find(cases[target].number, for: root)
        }
        guard !asked.parts.isEmpty else { return }
        for part in try await house.cases.file(item.number, for: root).kin where part.tie == .part {
            if !cases.contains(where: { $0.number == part.number }) {
                cases.append(try await house.cases.find(part.number, for: root))
            }
        }
    }

    private var root: Actor { centre.actor("admin") }

    private func remember(_ operation: Operation, _ item: Case) {
        answered.append((operation, item))
        if answered.count > 200 { answered.removeFirst() }
    }

    /// Everything that was acknowledged is there as it was told, and nothing else.
    func compare(with house: House, on day: Int) async throws {
        let stored = try await house.cases.count()
        guard stored == cases.count else { throw Broken("day \(day): \(stored) cases are there, \(cases.count) were told") }
        for item in cases {
            guard try await house.cases.find(item.number, for: root) == item else {
                throw Broken("day \(day): \(item.number) is not what was told of it")
            }
        }
    }

    /// Over what the cases came to, in the order of the book (FNV-1a, 64 bits).
    var digest: String {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for item in cases {
            let promises = item.promises.map { "\($0.kind.rawValue) \($0.state.rawValue) \($0.dueAt)" }
            let parts = [item.kind, item.text, item.stage, "\(item.version)", "\(item.priority)"] + promises
            for byte in parts.joined(separator: "|").utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        }
        let text = String(hash, radix: 16)
        return String(repeating: "0", count: 16 - text.count) + text
    }
}
