import Kernel
import Store
import Workforce

/// Rows ↔ looks: one for each person and case, made by the first look, or by the case coming into somebody's hands.
enum LookTable {
    /// Everybody who ever looked at a case, by name.
    static func all(_ db: DB, of id: ID<Case>) throws -> [Look] {
        try db.rows(
            """
            SELECT look.staff, staff.name, look.here_until, look.is_writing, look.seen, look.news
            FROM look JOIN staff ON staff.id = look.staff WHERE look.case_id = ?1 ORDER BY staff.name, look.staff
            """, id, make: make)
    }

    static func find(_ db: DB, of id: ID<Case>, by staff: ID<Staff>) throws -> Look? {
        try db.row(
            """
            SELECT look.staff, staff.name, look.here_until, look.is_writing, look.seen, look.news
            FROM look JOIN staff ON staff.id = look.staff WHERE look.case_id = ?1 AND look.staff = ?2
            """, id, staff, make: make)
    }

    private static func make(_ row: inout Row) throws -> Look {
        let (staff, name, until, isWriting, seen) = (
            try row.next(ID<Staff>.self), try row.next(String.self), try row.next(Instant.self),
            try row.next(Bool.self), try row.next(Int64.self)
        )
        return Look(
            staff: staff, name: name, hereUntil: until, isWriting: isWriting,
            seen: seen == 0 ? nil : ID(number: seen), news: try row.next())
    }

    static func save(_ tx: Tx, _ look: Look, at id: ID<Case>) throws {
        try tx.put(
            """
            INSERT INTO look (case_id, staff, here_until, is_writing, seen, news) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
            ON CONFLICT (case_id, staff) DO UPDATE SET here_until = excluded.here_until,
              is_writing = excluded.is_writing, seen = excluded.seen, news = excluded.news
            """, id, look.staff, look.hereUntil, look.isWriting, look.seen?.number ?? 0, look.news)
    }

    /// - Returns: whether they were there.
    static func leave(_ tx: Tx, _ id: ID<Case>, by staff: ID<Staff>) throws -> Bool {
        try tx.run(
            """
            UPDATE look SET here_until = 0, is_writing = 0 WHERE case_id = ?1 AND staff = ?2 AND here_until > ?3
            """, id, staff, tx.now) == 1
    }

    /// How many entries of others a case has after one.
    static func count(_ db: DB, of id: ID<Case>, after seen: ID<TimelineEntry>, notBy staff: ID<Staff>) throws -> Int {
        try db.value(
            Int.self,
            "SELECT count(*) FROM timeline WHERE case_id = ?1 AND id > ?2 AND actor <> ?3 AND act <> ?4", id,
            max(seen.number, id.number - TimelineTable.earliest), staff, Look.noNews) ?? 0
    }

    /// Something happened: it is new to everybody who looked before but the one who did it, and to those into whose
    /// hands the case came.
    static func tell(_ tx: Tx, of item: Case, since old: Case, by staff: ID<Staff>) throws {
        try tx.put("UPDATE look SET news = news + 1 WHERE case_id = ?1 AND staff <> ?2", item.id, staff)
        let holders = [item.agent, item.openTasks.last?.assignee].compactMap(\.self)
        let before = [old.agent, old.openTasks.last?.assignee]
        for holder in Set(holders) where holder != staff && !before.contains(holder) {
            try tx.put(
                """
                INSERT INTO look (case_id, staff, here_until, is_writing, seen, news) VALUES (?1, ?2, 0, 0, 0, 1)
                ON CONFLICT (case_id, staff) DO NOTHING
                """, item.id, holder)
        }
    }

    /// How many entries are new to somebody, for those of some cases that have any.
    static func news(_ db: DB, on ids: [ID<Case>], for staff: ID<Staff>) throws -> [ID<Case>: Int] {
        guard !ids.isEmpty else { return [:] }
        let marks = ids.indices.map { "?\($0 + 2)" }.joined(separator: ", ")
        let rows = try db.rows(
            "SELECT case_id, news FROM look WHERE staff = ?1 AND news > 0 AND case_id IN (\(marks))",
            list: [staff] + ids
        ) { (try $0.next(ID<Case>.self), try $0.next(Int.self)) }
        return Dictionary(uniqueKeysWithValues: rows)
    }
}
