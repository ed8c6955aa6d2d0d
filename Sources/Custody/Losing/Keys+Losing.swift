import Kernel
import Store
import Workforce

extension Keys {
    func lose(_ tx: Tx, _ name: String?, _ words: String, _ key: Key, by actor: Actor) throws {
        let words = try CustodyText.needed(words, "words", Self.longestWords)
        guard let name, !name.isEmpty else { return try lose(tx, nil, words, key, .lose, by: actor) }
        var loan = try open(tx, name, of: key)
        (loan.endedAt, loan.endedAs, loan.endedBy) = (tx.now, .lost, actor.staff)
        try KeyLoanTable.update(tx, loan)
        try lose(tx, loan.id, words, key, .lose, by: actor)
    }

    /// Writes down that one copy is gone.
    func lose(
        _ tx: Tx, _ loan: ID<KeyLoan>?, _ words: String, _ key: Key, _ act: KeyEntry.Act, by actor: Actor
    ) throws {
        let due = try KeyLoanTable.firstDue(tx, of: key.id)
        let next = try key.losing(lent: loan != nil, due: due)
        let loss = KeyLoss(
            id: tx.newID(), key: key.id, loan: loan, reportedAt: tx.now, reportedBy: actor.staff, words: words)
        try KeyLossTable.insert(tx, loss, in: key.project)
        try move(tx, next, was: key, act, KeyWords(loan: loan, loss: loss.id, words: words), by: actor)
    }

    func did(_ tx: Tx, _ name: String?, _ deed: String, _ words: String, _ key: Key, by actor: Actor) throws {
        guard rules.deeds.contains(where: { $0.key == deed }) else {
            throw CustodyRefusal.unknownWord(field: "deed", given: deed, known: rules.deeds.map(\.key))
        }
        let words = try CustodyText.short(words, "words", Self.longestWords)
        let loss = try standing(tx, name, of: key)
        try move(tx, key.next, was: key, .deed, KeyWords(loss: loss.id, detail: deed, words: words), by: actor)
    }

    func settle(
        _ tx: Tx, _ name: String?, _ outcome: KeyLoss.Outcome, _ words: String, _ key: Key, by actor: Actor
    ) throws {
        let words = try CustodyText.needed(words, "words", Self.longestWords)
        var loss = try standing(tx, name, of: key)
        (loss.settledAt, loss.settledBy, loss.outcome) = (tx.now, actor.staff, outcome)
        try KeyLossTable.update(tx, loss)
        let said = KeyWords(loss: loss.id, detail: outcome.rawValue, words: words)
        try move(tx, key.settling(outcome, at: tx.now), was: key, .settle, said, by: actor)
    }

    /// - Throws: ``CustodyRefusal/unknownLoss(_:)`` · ``CustodyRefusal/lossSettled``
    private func standing(_ db: DB, _ name: String?, of key: Key) throws -> KeyLoss {
        let all = try KeyLossTable.list(db, of: key.id)
        let open = all.filter { $0.settledAt == nil }
        guard let name, !name.isEmpty else {
            guard open.count == 1 else { throw CustodyRefusal.unknownLoss("") }
            return open[0]
        }
        guard let loss = all.first(where: { $0.id.description == name }) else {
            throw CustodyRefusal.unknownLoss(name)
        }
        guard loss.settledAt == nil else { throw CustodyRefusal.lossSettled }
        return loss
    }

    /// Keeps the number of the case that was registered about a loss.
    ///
    /// - Throws: ``CustodyRefusal/unknownKey(_:)`` · ``WorkforceRefusal/notAllowed(_:)`` ·
    ///   ``CustodyRefusal/unknownLoss(_:)`` · ``CustodyRefusal/lossSettled``
    package func tie(_ number: String, toLoss name: String?, of key: String, by actor: Actor) async throws {
        try await store.write { tx in
            let key = try visible(tx, key, to: actor)
            try actor.require(.custodyLend, in: key.project)
            var loss = try standing(tx, name, of: key)
            loss.caseNumber = number
            try KeyLossTable.update(tx, loss)
            try move(tx, key.next, was: key, .deed, KeyWords(loss: loss.id, detail: "case", words: number), by: actor)
        }
    }
}
