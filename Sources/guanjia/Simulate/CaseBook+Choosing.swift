import Casework
import Foundation
import Kernel
import Web
import Workforce

/// What somebody does next, as chance will have it.
extension CaseBook {
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
        case 1: return operation(.promise(text, dueAt: centre.hand.now + dice.minutes(30...3000)), index, user)
        case 2: return operation(.say(text, .inside), index, user)
        default: return operation(.say(text, .customer), index, user)
        }
    }

    /// An act that the procedure allows somebody on an open case; nil where chance found none.
    ///
    /// - Parameter alone: also acts that touch other cases than their own.
    func act(_ dice: inout Dice, _ house: House, alone: Bool) throws -> Operation? {
        guard !open.isEmpty else { return nil }
        let sent = open.filter { cases[$0].stage == "dispatched" }
        let index = dice.pick(!sent.isEmpty && dice.chance(40) ? sent : open)
        let item = cases[index]
        let user = somebody(for: item, &dice)
        let (goesWrong, goesRound, joins) = (dice.chance(6), dice.chance(25), dice.chance(15))
        let ways = try house.cases.allowed(on: item, for: user).filter { action in
            switch action.key {
            case "split": alone && goesWrong
            case "merge": alone && joins
            case "withdraw", "cancel": goesWrong
            case "dispatch" where item.stage != "registered": goesRound
            default: action.to != nil || ["check-thing", "judge", "answer-outside"].contains(action.key) || goesRound
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

    /// Most often who is at work on it, or who rings the customer when it is done; now and then anybody.
    private func somebody(for item: Case, _ dice: inout Dice) -> Actor {
        let worker = item.openTasks.last?.assignee
        let atWork = centre.estate.actors.sorted { $0.key < $1.key }.map(\.value).first { $0.staff == worker }
        let isSolved = item.phase == .solved || item.phase == .confirming
        if isSolved, dice.chance(70) { return centre.actor("guo") }
        if dice.chance(65) { return atWork ?? centre.actor("chen") }
        return centre.actor(dice.pick(["chen", "he", "guo", "liu", "wang"]))
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
        case .isTrue: asked.act.isTrue = dice.chance(70)
        case .isReasonable: asked.act.isReasonable = dice.chance(70)
        case .text, .note: (asked.act.text, asked.act.note) = (demand.text, demand.text)
        case .body: asked.act.outside.body = keys.map { dice.pick($0) }
        case .kind: asked.kind = keys.map { dice.pick($0) }
        case .category: asked.category = demand.category
        case .place: asked.place = dice.pick(centre.estate.homes).room.code
        default:
            asked.act.site.fill(input, for: item, from: centre.hand.now, &dice)
            asked.act.outside.fill(input, for: item, from: centre.hand.now, &dice)
        }
    }
}
