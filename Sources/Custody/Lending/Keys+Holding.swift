import Directory
import Kernel
import Store
import Workforce

extension Keys {
    func hold(_ tx: Tx, _ draft: HoldDraft, _ key: Key, by actor: Actor) throws {
        let (draft, key) = (try draft.checked, try key.movable())
        guard try KeyHoldTable.open(tx, of: key.id) == nil else { throw CustodyRefusal.keyHeld(key.number) }
        let today = try project(tx, key.project).zone.day(of: tx.now)
        if let until = draft.until, until < today || until > today.adding(days: 3660) {
            throw CustodyRefusal.dateOutOfRange(field: "until")
        }
        var whom = LoanDraft()
        (whom.kind, whom.borrower) = (.customer, draft.person)
        guard case .customer(let person) = try whom.whom(tx, in: key.project) else { return }
        let hold = KeyHold(
            id: tx.newID(), key: key.id, person: person, giver: draft.giver, consent: draft.consent,
            until: draft.until, at: tx.now, by: actor.staff)
        try KeyHoldTable.insert(tx, hold)
        try move(tx, key.next, was: key, .hold, KeyWords(detail: draft.until?.description ?? ""), by: actor)
    }

    func release(_ tx: Tx, _ receiver: String, _ key: Key, by actor: Actor) throws {
        let receiver = try CustodyText.needed(receiver, "receiver", 80)
        guard var hold = try KeyHoldTable.open(tx, of: key.id) else { throw CustodyRefusal.keyNotHeld(key.number) }
        let next = try key.retiring(at: tx.now)
        (hold.releasedAt, hold.releasedBy, hold.receiver) = (tx.now, actor.staff, receiver)
        try KeyHoldTable.update(tx, hold)
        try move(tx, next, was: key, .release, by: actor)
    }
}
