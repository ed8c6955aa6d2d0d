import Kernel
import Store
import Workforce

extension Keys {
    /// Keys that somebody has go over to whoever was named; else they stay lent, and who lent them is warned in time.
    package var leaving: LeaverRoom {
        LeaverRoom(.keys, count: { try KeyLoanTable.open($0, of: $1).count }, handOn: handOn)
    }

    @Sendable private func handOn(_ tx: Tx, _ leaving: LeaverRoom.Leaving) throws {
        guard let heir = leaving.heir else { return }
        for loan in try KeyLoanTable.open(tx, of: leaving.leaver.id) {
            guard let key = try KeyTable.find(tx, loan.key) else { continue }
            let next = try lendOn(tx, loan, key, to: heir.id, by: leaving.actor)
            var moved = key.next
            moved.dueAt = try KeyLoanTable.firstDue(tx, of: key.id)
            let words = KeyWords(loan: next, words: leaving.words(to: heir.name))
            try move(tx, moved, was: key, .handOn, words, by: leaving.actor)
        }
    }

    /// The one loan ends and another begins; what is overdue has as long again as such things are lent.
    private func lendOn(
        _ tx: Tx, _ old: KeyLoan, _ key: Key, to heir: ID<Staff>, by actor: Actor
    ) throws -> ID<KeyLoan> {
        var loan = old
        (loan.endedAt, loan.endedAs, loan.endedBy, loan.condition) = (tx.now, .returned, actor.staff, key.condition)
        try KeyLoanTable.update(tx, loan)
        let again = tx.now + .hours(Int64(rules.kind(key.kind)?.loanHours ?? 24))
        let next = KeyLoan(
            id: tx.newID(), project: loan.project, key: key.id, borrower: .staff(heir), identity: "",
            reason: loan.reason, lentAt: tx.now, dueAt: loan.dueAt > tx.now ? loan.dueAt : again, lentBy: loan.lentBy)
        try KeyLoanTable.insert(tx, next)
        return next.id
    }
}
