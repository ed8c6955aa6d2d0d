import Kernel

/// What is to leave the process: written in the transaction that caused it, sent after the commit, once by key.
package enum Outbox {
    /// The last identity that an act on a case was given: each ends with one of these.
    static func newest(_ writer: any Writer) throws -> Int64 {
        try writer.write(IDMaker(clock: .system)) { try $0.value(Int64.self, "SELECT max(id) FROM outbox") ?? 0 }
    }

    package static func put(_ tx: Tx, topic: String, key: String, payload: String) throws {
        try tx.run(
            "INSERT INTO outbox (id, topic, key, payload, at) VALUES (?1, ?2, ?3, ?4, ?5)",
            tx.newID(Outbox.self), topic, key, payload, tx.now)
    }
}
