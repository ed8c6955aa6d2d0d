import Kernel
import Store

/// Rows ↔ text messages on their way out.
enum DeliveryTable {
    /// - Parameter time: before which it does not leave.
    static func put(_ tx: Tx, _ delivery: Delivery, leaves time: Instant) throws {
        try tx.put(
            """
            INSERT INTO delivery (id, case_id, promise, phone, text, made_at, state, tries, next_at, is_unasked, news,
              errand)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, 'waiting', 0, ?7, ?8, ?9, ?10)
            """, delivery.id, delivery.item, delivery.promise, delivery.phone, delivery.text, delivery.madeAt, time,
            delivery.isUnasked, delivery.news, delivery.errand.map { JSONColumn($0) })
    }

    /// Those whose next try is due, the one that waited longest first.
    static func due(_ db: DB, at now: Instant, limit: Int) throws -> [Delivery] {
        try db.rows("\(select) WHERE next_at <= ?1 ORDER BY next_at, id LIMIT ?2", now, limit, make: make)
    }

    /// Nil where it is settled already.
    static func waiting(_ db: DB, _ id: ID<Delivery>) throws -> Delivery? {
        try db.rows("\(select) WHERE id = ?1 AND state = 'waiting' ORDER BY id", id, make: make).first
    }

    static func lend(_ tx: Tx, _ delivery: Delivery, until time: Instant) throws {
        try tx.put("UPDATE delivery SET tries = ?2, next_at = ?3 WHERE id = ?1", delivery.id, delivery.tries, time)
    }

    /// - Parameter error: what was wrong with the last try; nil where none was made.
    static func wait(_ tx: Tx, _ id: ID<Delivery>, until time: Instant, because error: String?) throws {
        try tx.put("UPDATE delivery SET next_at = ?2, error = coalesce(?3, error) WHERE id = ?1", id, time, error)
    }

    static func settle(_ tx: Tx, _ id: ID<Delivery>, reference: String?, error: String?) throws {
        try tx.put(
            """
            UPDATE delivery SET state = ?2, settled_at = ?3, next_at = NULL, reference = ?4, error = ?5 WHERE id = ?1
            """, id, error == nil ? "sent" : "failed", tx.now, reference, error)
    }

    /// How many wait, and since when the oldest of them should have left; that is to come where it waits for the quiet
    /// hours to end.
    static func backlog(_ db: DB) throws -> (count: Int, oldest: Instant?) {
        try db.rows(
            """
            SELECT count(*) AS waiting, min(CASE WHEN is_unasked = 1 OR tries = 0 THEN next_at ELSE made_at END)
            FROM delivery WHERE next_at IS NOT NULL ORDER BY waiting
            """
        ) { (try $0.next(Int.self), try $0.next(Instant?.self)) }.first ?? (0, nil)
    }

    private static let select = """
        SELECT id, case_id, promise, phone, text, made_at, tries, is_unasked, news, errand FROM delivery
        """

    private static func make(_ row: inout Row) throws -> Delivery {
        var delivery = Delivery(
            id: try row.next(), item: try row.next(), promise: try row.next(), phone: try row.next(),
            text: try row.next(), madeAt: try row.next(), tries: try row.next())
        (delivery.isUnasked, delivery.news) = (try row.next(), try row.next())
        delivery.errand = try row.next(JSONColumn<Errand>?.self)?.value
        return delivery
    }
}
