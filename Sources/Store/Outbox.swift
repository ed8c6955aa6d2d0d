import Kernel

/// What is to leave the process: written in the transaction that caused it, sent after the commit, once by key.
package enum Outbox {
    package static func put(_ tx: Tx, topic: String, key: String, payload: String) throws {
        try tx.run(
            "INSERT INTO outbox (id, topic, key, payload, at) VALUES (?1, ?2, ?3, ?4, ?5)",
            tx.newID(Outbox.self), topic, key, payload, tx.now)
    }
}
