import Kernel
import Store

/// Rows: a case was reopened, with the solution and the closing that it undid.
///
/// The row of a case knows only the last of each; figures of the past count the earlier ones too.
enum ReopeningTable {
    /// - Parameters:
    ///   - old: the case until then.
    ///   - item: the case as reopened.
    static func put(_ tx: Tx, _ item: Case, since old: Case) throws {
        let closedRating = old.verdict.flatMap { $0.at == old.closedAt ? $0.rating : nil }
        let rating = item.verdict == old.verdict ? nil : item.verdict?.rating
        try tx.put(
            """
            INSERT INTO reopening (id, case_id, project, solved_at, closed_at, closed_rating, reopened_at, rating,
              things_done)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
            """, tx.newID(Case.self), item.id, item.project, old.solvedAt, old.closedAt, closedRating, tx.now, rating,
            old.thingsDone.count)
    }
}
