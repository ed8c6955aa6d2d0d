import Directory
import Kernel
import Store
import Workforce

extension Cases {
    /// So many cases are handed on in one transaction.
    private static let mostHandedOn = 100
    /// So many pages are looked through for them.
    private static let mostPages = 10

    /// Nothing open stays with somebody who is not there: cases and work of those who have left go to whoever was named
    /// for it (``letGo(_:_:reason:version:request:by:)``), else cases to a supervisor and work back to the centre, as
    /// does what somebody had not accepted when they went off duty.
    ///
    /// - Returns: how many acts were done.
    func handOn() async throws -> Int {
        guard desks.values.contains(where: { $0.running != nil }) else { return 0 }
        var done = 0
        while try await store.read({ [now = clock.now()] in try !ownerless($0, at: now).isEmpty }) {
            let some = try await store.write { tx in
                let crews = try Crews(tx)
                return try ownerless(tx, at: tx.now).reduce(0) { try $0 + (handOn(tx, $1, crews) ? 1 : 0) }
            }
            guard some > 0 else { break }
            done += some
        }
        return done
    }

    /// What must be done with one case that is with somebody who is not there.
    private struct Ownerless: Sendable {
        let item: ID<Case>
        let occasion: Occasion
        /// Who becomes its agent; nil where its work returns.
        var heir: ID<Staff>?
    }

    /// Agents before work, so that whoever takes over hears of the work. What the rules do not let the system do is
    /// not among it.
    private func ownerless(_ db: DB, at now: Instant) throws -> [Ownerless] {
        let most = Self.mostHandedOn
        let left = try RunTable.abandoned(db, limit: most).map { Ownerless(item: $0, occasion: .left) }
        let longest = desks.values.compactMap(\.running?.longestUnaccepted).max { $0.milliseconds < $1.milliseconds }
        let since = now - (longest ?? .zero)
        let unattended = try RunTable.unattended(db, since: since, limit: most).map {
            Ownerless(item: $0, occasion: .offDuty)
        }
        let work = try (left + unattended).filter { try maySystem(db, .takeBack, on: $0.item) != nil }
        return try handOvers(db, at: now) + work
    }

    /// A page at a time: those that nobody there can take over do not keep others from being handed on.
    private func handOvers(_ db: DB, at now: Instant) throws -> [Ownerless] {
        var page = try RunTable.agentless(db, after: ID(number: 0), limit: Self.mostHandedOn)
        guard !page.isEmpty else { return [] }
        let crews = try Crews(db, at: now)
        var found = try heirs(db, of: page, crews)
        for _ in 1..<Self.mostPages where found.count < Self.mostHandedOn {
            guard page.count == Self.mostHandedOn, let last = page.last else { break }
            page = try RunTable.agentless(db, after: last, limit: Self.mostHandedOn)
            found += try heirs(db, of: page, crews)
        }
        return found
    }

    /// Several who may take over take turns.
    private func heirs(_ db: DB, of cases: [ID<Case>], _ crews: Crews) throws -> [Ownerless] {
        try cases.enumerated().compactMap { place, id in
            guard let item = try maySystem(db, .assign, on: id), let desk = desks[item.desk] else { return nil }
            if let heir = try successor(db, of: item.agent, .cases, for: item) {
                return Ownerless(item: id, occasion: .left, heir: heir)
            }
            let heirs = try crews.crew(of: item.project).about(db, item.id).heirs(desk.watch.chain)
            return heirs.isEmpty ? nil : Ownerless(item: id, occasion: .left, heir: heirs[place % heirs.count])
        }
    }

    /// The case, where the system may do that with it.
    private func maySystem(_ db: DB, _ deed: RunRules.Deed, on id: ID<Case>) throws -> Case? {
        guard let item = try CaseTable.find(db, id), let (desk, procedure) = try? rules(of: item),
            desk.running?.maySystem(deed, item, procedure) == true
        else { return nil }
        return item
    }

    private func handOn(_ tx: Tx, _ one: Ownerless, _ crews: Crews) throws -> Bool {
        let deed: RunRules.Deed = one.heir == nil ? .takeBack : .assign
        // It may have been done with the one before: two pieces of work of one case return together.
        guard let item = try maySystem(tx, deed, on: one.item) else { return false }
        if one.heir == nil, one.occasion == .left, try sendOn(tx, item) || queueAgain(tx, item, crews) {
            return true
        }
        return try take(tx, deed, agent: one.heir, on: item, for: one.occasion, at: tx.now, crews)
    }
}
