import Directory
import Kernel
import Store
import Workforce

extension Keys {
    func lend(_ tx: Tx, _ draft: LoanDraft, _ key: Key, by actor: Actor) throws {
        let draft = try draft.checked
        let hours = rules.kind(key.kind)?.loanHours ?? 24
        let due = try reachable(draft.dueAt ?? tx.now + .hours(Int64(hours)), from: tx.now)
        let next = try key.lending(until: due)
        let loan = KeyLoan(
            id: tx.newID(), project: key.project, key: key.id, borrower: try draft.whom(tx, in: key.project),
            identity: draft.identity, reason: draft.reason, lentAt: tx.now, dueAt: due, lentBy: actor.staff)
        try KeyLoanTable.insert(tx, loan)
        try move(tx, next, was: key, .lend, KeyWords(loan: loan.id, words: draft.reason), by: actor)
    }

    func takeBack(
        _ tx: Tx, _ name: String?, _ condition: Key.Condition, _ note: String, _ key: Key, by actor: Actor
    ) throws {
        let note = try CustodyText.short(note, "note", Self.longestWords)
        if condition == .damaged, note.isEmpty { throw CustodyRefusal.fieldMissing("note") }
        var loan = try open(tx, name, of: key)
        (loan.endedAt, loan.endedAs, loan.endedBy) = (tx.now, .returned, actor.staff)
        (loan.condition, loan.note) = (condition, note)
        try KeyLoanTable.update(tx, loan)
        let next = key.takingBack(in: condition, due: try KeyLoanTable.firstDue(tx, of: key.id))
        let words = KeyWords(loan: loan.id, detail: condition.rawValue, words: note)
        try move(tx, next, was: key, .takeBack, words, by: actor)
    }

    func extend(
        _ tx: Tx, _ name: String?, _ until: Instant, _ reason: String, _ key: Key, by actor: Actor
    ) throws {
        let reason = try CustodyText.needed(reason, "reason", Self.longestWords)
        var loan = try open(tx, name, of: key)
        loan.dueAt = try reachable(until, from: tx.now)
        try KeyLoanTable.update(tx, loan)
        var next = key.next
        next.dueAt = try KeyLoanTable.firstDue(tx, of: key.id)
        try move(tx, next, was: key, .extend, KeyWords(loan: loan.id, words: reason), by: actor)
    }

    /// The loan that is meant: the named one, else the only one.
    ///
    /// - Throws: ``CustodyRefusal/unknownLoan(_:)``
    func open(_ db: DB, _ name: String?, of key: Key) throws -> KeyLoan {
        let (all, name) = (try KeyLoanTable.open(db, of: key.id), name?.trimmed ?? "")
        let found = name.isEmpty ? (all.count == 1 ? all.first : nil) : all.first { $0.id.description == name }
        guard let found else { throw CustodyRefusal.unknownLoan(name) }
        return found
    }

    /// - Throws: ``CustodyRefusal/dateOutOfRange(field:)``
    private func reachable(_ due: Instant, from now: Instant) throws -> Instant {
        guard due > now, due <= now + .days(LoanDraft.longestDays) else {
            throw CustodyRefusal.dateOutOfRange(field: "dueAt")
        }
        return due
    }
}
