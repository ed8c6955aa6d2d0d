import Casework
import Kernel
import Store
import Web
import Workforce

/// Acts that are about more than one case, or about none.
extension SimulatedDays {
    func other(_ copy: Int) async throws {
        switch Int.random(in: 0..<10, using: &dice) {
        case 0: try await link(copy)
        case 1: try await withdrawLink(copy)
        case 2: try await unmerge(copy)
        case 3: try await batch(copy)
        case 4: try await hint(copy)
        case 5, 6: try await outage(copy)
        case 7, 8: try await emergency(copy)
        default: try await answerCall(copy)
        }
    }

    /// Asks again until it is answered, as a client with a key does.
    ///
    /// - Returns: nil where it was refused.
    func ask<T>(
        _ name: String, _ copy: Int, _ what: (House, RequestKey) async throws -> T
    ) async throws -> T? {
        let key = RequestKey(key: "simulated-\(book.newKey())", digest: name)
        for _ in 0..<6 {
            do {
                let answer = try await what(centre.house(copy), key)
                counts.done[name, default: 0] += 1
                return answer
            } catch let refusal as any Refusal {
                counts.refused[refusal.code, default: 0] += 1
                return nil
            } catch is StoreFailure { try await centre.revive(copy) }
        }
        throw Broken("“\(name)” was never answered")
    }

    private func link(_ copy: Int) async throws {
        guard book.open.count > 1 else { return }
        let (one, two) = (dice.pick(book.open), dice.pick(book.open))
        let (number, other) = (book.cases[one].number, book.cases[two].number)
        let relation = dice.pick(CaseLink.Relation.allCases)
        let agent = centre.actor("chen")
        let done = try await ask("link", copy) { house, key in
            try await house.cases.link(number, as: relation, with: other, request: key, by: agent)
        }
        if done != nil { try await book.refresh([one, two], centre.house(copy)) }
    }

    private func withdrawLink(_ copy: Int) async throws {
        let agent = centre.actor("chen")
        for index in book.open.shuffled(using: &dice).prefix(20) {
            let number = book.cases[index].number
            let links = try await centre.house(copy).cases.links(of: number, for: agent)
            guard let one = links.first, let other = book.index(of: one.other.id) else { continue }
            let done = try await ask("unlink", copy) { house, key in
                try await house.cases.withdrawLink(
                    one.link.id.description, of: number, reason: centre.script.declining, request: key, by: agent)
            }
            if done != nil { try await book.refresh([index, other], centre.house(copy)) }
            return
        }
    }

    private func unmerge(_ copy: Int) async throws {
        let merged = book.cases.indices.filter { book.cases[$0].mergedInto != nil }
        guard !merged.isEmpty else { return }
        let index = dice.pick(merged)
        let item = book.cases[index]
        guard let target = item.mergedInto.flatMap({ book.index(of: $0) }) else { return }
        var asked = ActRequest("unmerge")
        asked.act.reason = centre.script.declining
        let (request, agent) = (asked, centre.actor(dice.pick(["chen", "liu"])))
        let done = try await ask("unmerge", copy) { house, key in
            try await house.cases.act(request, on: item.number, request: key, by: agent)
        }
        if done != nil { try await book.refresh([index, target], centre.house(copy)) }
    }

    /// A word or an act for several cases; what one refuses holds back no other.
    private func batch(_ copy: Int) async throws {
        let some = Array(book.open.shuffled(using: &dice).prefix(Int.random(in: 1...6, using: &dice)))
        guard !some.isEmpty else { return }
        let text = dice.pick(centre.script.comments)
        let deed: Batch.Deed = dice.chance(50) ? .message(text, .inside) : .act(ActRequest("chase"))
        let (numbers, agent) = (some.map { Batch.Choice(book.cases[$0].number) }, centre.actor("he"))
        let results = try await ask("batch", copy) { house, key in
            try await house.cases.batch(Batch(deed, numbers), request: key, by: agent)
        }
        for result in results ?? [] { try await note(result, copy) }
    }

    private func note(_ result: BatchResult, _ copy: Int) async throws {
        if let refused = result.refused { return counts.refused[refused.code, default: 0] += 1 }
        try await book.refresh([book.index(of: result.number)].compactMap(\.self), centre.house(copy))
    }

    /// What is known of a place is written down, or taken back.
    private func hint(_ copy: Int) async throws {
        let (place, agent) = (dice.pick(centre.script.hints).place, centre.actor("chen"))
        let known = try await centre.house(copy).cases.hints(of: place, for: agent).standing.filter { $0.code == place }
        guard known.count > 3 else { return try await writeHint(place, copy, by: agent) }
        let old = dice.pick(known).hint.id.description
        let done = try await ask("withdraw-hint", copy) { house, key in
            try await house.cases.act(.withdraw, onHint: old, request: key, by: agent)
        }
        if done != nil { hints[place, default: 0] -= 1 }
    }

    private func writeHint(_ place: String, _ copy: Int, by agent: Actor) async throws {
        let (topic, text) = (dice.pick(centre.script.hints).topic, dice.pick(centre.script.comments))
        let done = try await ask("hint", copy) { house, key in
            try await house.cases.writeHint(text, about: topic, at: place, request: key, by: agent)
        }
        if done != nil { hints[place, default: 0] += 1 }
    }

    func checkOthers(_ house: House) async throws {
        counts.moved += try await book.followCalendars(house)
        try await checkStanding(house)
        try await checkHints(house)
    }

    /// Every hint that was written and not taken back stands at its place.
    func checkHints(_ house: House) async throws {
        for (place, count) in hints.sorted(by: { $0.key < $1.key }) {
            let standing = try await house.cases.hints(of: place, for: centre.actor("chen")).standing
            guard standing.count(where: { $0.code == place }) == count else {
                throw Broken("at \(place) there are not \(count) hints")
            }
        }
    }
}
