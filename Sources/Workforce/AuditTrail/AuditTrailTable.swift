import Kernel
import Store

/// Rows → the audit trail as it is read.
enum AuditTrailTable {
    /// The newest first: along what was done, or along who did it, or along the time alone.
    ///
    /// - Parameter before: where the last page ended.
    static func list(_ db: DB, _ filter: AuditFilter, before: AuditPlace?, limit: Int) throws -> [AuditLine] {
        let until = filter.until?.milliseconds ?? Int64.max
        let end = AuditPlace(at: Instant(milliseconds: until - 1), seq: Int64.max)
        let top = before.map { min($0, end) } ?? end
        let from = filter.from?.milliseconds ?? 0
        var values: [any SQLConvertible] = [from, top.at, top.seq, limit]
        var conditions = ""
        if let act = filter.act {
            values.append(act)
            conditions += " AND act = ?\(values.count)"
        }
        if let actor = filter.actor {
            values.append(actor)
            conditions += " AND actor = ?\(values.count)"
        }
        return try db.rows(
            """
            SELECT at, seq, actor, (SELECT staff.name FROM staff WHERE staff.id = audit.actor), act, subject, detail
            FROM audit WHERE at >= ?1 AND at <= ?2 AND NOT (at = ?2 AND seq >= ?3)\(conditions)
            ORDER BY at DESC, seq DESC LIMIT ?4
            """, list: values, make: make)
    }

    private static func make(_ row: inout Row) throws -> AuditLine {
        let place = AuditPlace(at: try row.next(), seq: try row.next())
        return AuditLine(
            place: place, actor: try row.next(), name: try row.next(), act: try row.next(), subject: try row.next(),
            detail: try row.next())
    }
}
