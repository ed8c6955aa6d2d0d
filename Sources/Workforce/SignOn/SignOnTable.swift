import Kernel
import Store

/// Rows ↔ ways to the provider from which no browser is back yet.
enum SignOnTable {
    static func insert(
        _ tx: Tx, _ trip: SignOnTrip, staff: ID<Staff>?, session: String?, to path: String, life: Span
    ) throws {
        try tx.run(
            """
            INSERT INTO sign_on (state, browser, staff, session, path, expires_at)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6)
            """, Secret.digest(of: trip.state), Secret.digest(of: trip.browser), staff, session, path, tx.now + life)
    }

    /// Takes it, so that nobody comes back by it twice; nil where it is unknown, over, or another browser's.
    static func take(_ tx: Tx, _ trip: SignOnTrip) throws -> (staff: ID<Staff>?, session: String?, path: String)? {
        let (state, browser) = (Secret.digest(of: trip.state), Secret.digest(of: trip.browser))
        let kept = try tx.row(
            "SELECT staff, session, path FROM sign_on WHERE state = ?1 AND browser = ?2 AND expires_at > ?3", state,
            browser, tx.now
        ) { (staff: try $0.next(ID<Staff>?.self), session: try $0.next(String?.self), path: try $0.next(String.self)) }
        guard let kept, try tx.run("DELETE FROM sign_on WHERE state = ?1", state) > 0 else { return nil }
        return kept
    }

    static func forget(_ tx: Tx, overBefore: Instant) throws -> Int {
        try tx.run("DELETE FROM sign_on WHERE expires_at < ?1", overBefore)
    }
}
