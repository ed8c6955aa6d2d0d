import Casework
import Kernel
import Store
import Web
import Workforce

/// Emergencies with their cards and calls, and outages with their news.
extension SimulatedDays {
    func emergency(_ copy: Int) async throws {
        guard let number = emergencies.randomElement(using: &dice), emergencies.count > 2 || dice.chance(70) else {
            return try await openEmergency(copy)
        }
        let agent = centre.actor("chen")
        let file = try await centre.house(copy).cases.emergency(number, for: agent)
        let act = act(in: file)
        let done = try await ask(act.name.rawValue, copy) { house, key in
            try await house.cases.act(act, inEmergency: number, request: key, by: agent)
        }
        guard let done, let index = book.index(of: number) else { return }
        try await book.refresh([index], mayBeSame: true, centre.house(copy))
        if act.name == .close { try await ended(done, copy) }
    }

    private func act(in file: EmergencyFile) -> EmergencyAct {
        let step = Int.random(in: 0..<file.emergency.card.steps.count, using: &dice)
        let text = dice.pick(centre.script.comments)
        return switch Int.random(in: 0..<8, using: &dice) {
        case 0: .close(outcome: text)
        case 1: .note(text)
        case 2: .untick(step: step, note: text)
        default: .tick(step: step, note: text)
        }
    }

    private func ended(_ file: EmergencyFile, _ copy: Int) async throws {
        emergencies.removeAll { $0 == file.item.number }
        guard let care = file.aftercare else { throw Broken("nobody looks after those of \(file.item.number)") }
        book.add(try await centre.house(copy).cases.find(care, for: centre.actor("admin")))
    }

    private func openEmergency(_ copy: Int) async throws {
        let cards = (try? centre.house(copy).cases.desk())?.emergencies?.cards ?? []
        guard !cards.isEmpty else { return }
        var call = EmergencyCall()
        let home = dice.pick(centre.estate.homes)
        (call.card, call.place) = (dice.pick(cards).key, home.room.code)
        call.reporter = Reporter(phone: home.person.phones[0])
        let (asked, agent) = (call, centre.actor("chen"))
        let file = try await ask("emergency", copy) { house, key in
            try await house.cases.openEmergency(asked, request: key, by: agent)
        }
        guard let file else { return }
        emergencies.append(file.item.number)
        book.add(file.item)
    }

    /// Somebody who was called says that they heard it.
    func answerCall(_ copy: Int) async throws {
        for (_, actor) in centre.estate.actors.sorted(by: { $0.key < $1.key }).shuffled(using: &dice) {
            guard let open = try await centre.house(copy).cases.openCalls(for: actor).first else { continue }
            let note = dice.pick(centre.script.comments)
            let done = try await ask("answer-call", copy) { house, key in
                try await house.cases.answer(open.call.id, note: note, request: key, by: actor)
            }
            if done != nil {
                try await book.refresh([book.index(of: open.number)].compactMap(\.self), centre.house(copy))
            }
            return
        }
    }

    func outage(_ copy: Int) async throws {
        guard let number = outages.randomElement(using: &dice), outages.count > 2 || dice.chance(75) else {
            return try await announce(copy)
        }
        let act = outageAct()
        let agent = centre.actor("chen")
        let before = try await centre.house(copy).cases.outage(number, for: agent).cases
        let done = try await ask("outage-\(act.name.rawValue)", copy) { house, key in
            try await house.cases.act(act, onOutage: number, request: key, by: agent)
        }
        guard done != nil else { return }
        if act.name == .end { outages.removeAll { $0 == number } }
        try await book.refresh(told(by: act, before), centre.house(copy))
    }

    private func outageAct() -> OutageAct {
        let text = dice.pick(centre.script.comments)
        return switch Int.random(in: 0..<7, using: &dice) {
        case 0: .end(words: text)
        case 1: .move(until: centre.hand.now + dice.minutes(60...3000), reason: text)
        case 2: .reword(text)
        case 3: .news(text)
        default: book.open.isEmpty ? .news(text) : .answer(case: book.cases[dice.pick(book.open)].number)
        }
    }

    /// The cases that an act writes to: one, or those of all who asked.
    private func told(by act: OutageAct, _ asked: [Case]) -> [Int] {
        if case .answer(let number) = act { return [book.index(of: number)].compactMap(\.self) }
        guard act.name == .news else { return [] }
        return asked.filter { $0.phase != .cancelled }.compactMap { book.index(of: $0.id) }
    }

    private func announce(_ copy: Int) async throws {
        var draft = OutageDraft()
        let kinds = (try? centre.house(copy).cases.desk())?.knowledge.outages.kinds.map(\.key) ?? []
        (draft.project, draft.kind) = (centre.estate.project.code, dice.pick(kinds))
        (draft.isWhole, draft.cause) = (dice.chance(20), dice.pick(centre.script.comments))
        if !draft.isWhole { draft.places = [dice.pick(centre.estate.homes).room.code] }
        draft.until = centre.hand.now + dice.minutes(60...3000)
        let (asked, agent) = (draft, centre.actor("chen"))
        let file = try await ask("announce", copy) { house, key in
            try await house.cases.announce(asked, request: key, by: agent)
        }
        if let file { outages.append(file.outage.number) }
    }

    /// What was announced and not ended is off, and nothing else; the same for emergencies that run.
    func checkStanding(_ house: House) async throws {
        let agent = centre.actor("chen")
        let off = try await house.cases.outages(isOver: false, limit: 200, for: agent).items.map(\.number)
        guard Set(off) == Set(outages) else { throw Broken("\(off) are off, \(outages) were announced") }
        let running = try await house.cases.emergencyLines(running: true, limit: 200, for: agent).items.map(\.number)
        guard Set(running) == Set(emergencies) else { throw Broken("\(running) run, \(emergencies) were opened") }
    }
}
