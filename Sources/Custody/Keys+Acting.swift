import Directory
import Kernel
import Store
import Workforce

extension Keys {
    /// Whether somebody may do that with a key now.
    package static func may(_ name: KeyAct.Name, _ key: Key, _ actor: Actor) -> Bool {
        actor.may(name.right, in: key.project)
    }

    /// Does something with a key and writes it into its ledger.
    ///
    /// - Throws: ``CustodyRefusal`` · ``WorkforceRefusal/notAllowed(_:)`` · ``DirectoryRefusal/unknownPlace(_:)``
    package func act(
        _ act: KeyAct, on name: String, request: RequestKey? = nil, by actor: Actor
    ) async throws -> KeyFile {
        try await store.write { tx in
            let key = try visible(tx, name, to: actor)
            try actor.require(act.name.right, in: key.project)
            _ = try tx.once(request, actor: actor.staff.number) {
                try take(tx, act, on: key, by: actor)
                return true
            }
        }
        return try await key(name, for: actor)
    }

    private func take(_ tx: Tx, _ act: KeyAct, on key: Key, by actor: Actor) throws {
        switch act {
        case .lend(let draft): try lend(tx, draft, key, by: actor)
        case .takeBack(let loan, let condition, let note): try takeBack(tx, loan, condition, note, key, by: actor)
        case .extend(let loan, let until, let reason): try extend(tx, loan, until, reason, key, by: actor)
        case .hold(let draft): try hold(tx, draft, key, by: actor)
        case .release(let receiver): try release(tx, receiver, key, by: actor)
        case .seal(let read, let isIntact, let becomes, let words):
            try seal(tx, read, isIntact, becomes, words, key, by: actor)
        case .lose(let loan, let words): try lose(tx, loan, words, key, by: actor)
        case .deed(let loss, let deed, let words): try did(tx, loss, deed, words, key, by: actor)
        case .settle(let loss, let outcome, let words): try settle(tx, loss, outcome, words, key, by: actor)
        case .change(let draft, let version): try change(tx, draft, version, key, by: actor)
        case .retire(let reason):
            let words = try CustodyText.needed(reason, "reason", Self.longestWords)
            let next = try key.retiring(at: tx.now)
            try move(tx, next, was: key, .retire, KeyWords(words: words), by: actor)
        case .correct(let entry, let words): try correct(tx, entry, words, key, by: actor)
        }
    }

    /// Writes what a movement made of a key, and the movement.
    func move(
        _ tx: Tx, _ next: Key, was key: Key, _ act: KeyEntry.Act, _ words: KeyWords = KeyWords(), by actor: Actor
    ) throws {
        try KeyTable.update(tx, next)
        try note(tx, next, was: key, act, words, by: actor)
    }

    private func change(_ tx: Tx, _ draft: KeyDraft, _ version: Int?, _ key: Key, by actor: Actor) throws {
        if let version, version != key.version { throw CustodyRefusal.keyStale(current: key.version) }
        let draft = try draft.checked
        var next = try key.movable().next
        guard draft.copies >= key.lent + key.lost else {
            throw CustodyRefusal.copiesBelowUse(least: max(1, key.lent + key.lost))
        }
        (next.cabinet, next.hook) = try spot(tx, draft, besides: key.id, in: key.project)
        next.place = try place(tx, draft.place, in: key.project)
        (next.name, next.copies, next.seal) = (draft.name, draft.copies, draft.seal)
        (next.condition, next.note) = (draft.condition, draft.note)
        try Self.index(tx, next)
        try move(tx, next, was: key, .change, by: actor)
    }

    private func seal(
        _ tx: Tx, _ read: String, _ isIntact: Bool, _ becomes: String, _ words: String, _ key: Key, by actor: Actor
    ) throws {
        let read = try CustodyText.short(read, "seal", 40)
        let becomes = try CustodyText.short(becomes, "newSeal", 40)
        let words = try CustodyText.short(words, "note", Self.longestWords)
        var next = try key.movable().next
        guard isIntact && read == key.seal || !words.isEmpty else { throw CustodyRefusal.sealDiffers }
        next.sealCheckedAt = tx.now
        if !becomes.isEmpty { next.seal = becomes }
        try move(tx, next, was: key, .seal, KeyWords(detail: becomes.isEmpty ? read : becomes, words: words), by: actor)
    }

    private func correct(_ tx: Tx, _ entry: String, _ words: String, _ key: Key, by actor: Actor) throws {
        let words = try CustodyText.needed(words, "words", Self.longestWords)
        guard let id = ID<KeyEntry>(entry), try KeyEntryTable.isThere(tx, id, of: key.id) else {
            throw CustodyRefusal.unknownKeyEntry(entry)
        }
        try move(tx, key.next, was: key, .correct, KeyWords(corrects: id, words: words), by: actor)
    }
}
