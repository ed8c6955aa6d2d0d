import Kernel

/// What is to leave the process: written in the transaction that caused it, sent after the commit, once by key.
package enum Outbox {
    /// Makes identities come after those of all earlier acts, each of which ends with an entry here: what is listed in
    /// their order is then in the order of what happened, whichever copy did it and whatever its clock said.
    static func follow(_ tx: Tx) throws {
        if let newest = try tx.value(Int64.self, "SELECT max(id) FROM outbox") { tx.ids.follow(newest) }
    }

    package static func put(_ tx: Tx, topic: String, key: String, payload: String) throws {
        try tx.put(
            "INSERT INTO outbox (id, topic, key, payload, at) VALUES (?1, ?2, ?3, ?4, ?5)",
            tx.newID(Outbox.self), topic, key, payload, tx.now)
    }
}
