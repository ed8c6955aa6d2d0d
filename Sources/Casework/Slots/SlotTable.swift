import Directory
import Kernel
import Store

/// Rows ↔ what is booked.
enum SlotTable {
    static func insert(_ tx: Tx, _ booking: Booking, in project: ID<Project>) throws {
        try tx.put(
            """
            INSERT INTO slot_booking (id, case_id, project, resource, building, from_at, until_at)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
            """, booking.id, booking.item, project, booking.resource, booking.building, booking.from, booking.until)
    }

    /// What holds at some time of a window, the earliest first.
    static func overlapping(
        _ db: DB, _ resource: String, building: String, in project: ID<Project>, from: Instant, until: Instant
    ) throws -> [Booking] {
        try db.rows(
            """
            SELECT id, case_id, resource, building, from_at, until_at FROM slot_booking
            WHERE project = ?1 AND resource = ?2 AND building = ?3 AND until_at > ?4 AND from_at < ?5
              AND freed_at IS NULL ORDER BY from_at, id
            """, project, resource, building, from, until, make: make)
    }

    /// What a case has booked and not freed, the earliest first.
    static func of(_ db: DB, _ item: ID<Case>) throws -> [Booking] {
        try db.rows(
            """
            SELECT id, case_id, resource, building, from_at, until_at FROM slot_booking
            WHERE case_id = ?1 AND freed_at IS NULL ORDER BY from_at, id
            """, item, make: make)
    }

    private static func make(_ row: inout Row) throws -> Booking {
        Booking(
            id: try row.next(), item: try row.next(), resource: try row.next(), building: try row.next(),
            from: try row.next(), until: try row.next())
    }

    static func free(_ tx: Tx, of item: ID<Case>, at now: Instant) throws {
        try tx.put("UPDATE slot_booking SET freed_at = ?2 WHERE case_id = ?1 AND freed_at IS NULL", item, now)
    }
}
