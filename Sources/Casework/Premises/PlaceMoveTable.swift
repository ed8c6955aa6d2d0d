import Directory
import Kernel
import Store

/// Rows that keep the code of a place, or its building: they follow when it gets another.
enum PlaceMoveTable {
    /// What is told of arrears there, and the vehicles that stand there now.
    static func follow(_ tx: Tx, from old: Place, to new: Place) throws {
        try tx.run("UPDATE arrears SET code = ?2 WHERE place = ?1", new.id, new.code)
        try tx.run(
            """
            UPDATE belonging SET spot = ?2
            WHERE spot = ?1 AND kind = 'vehicle' AND to_day IS NULL AND struck_at IS NULL AND EXISTS
              (SELECT 1 FROM person WHERE person.id = belonging.person AND person.project = ?3)
            """, old.code, new.code, new.project)
    }

    /// Its cases, and what they booked by building; answers how many of the cases are open.
    static func rebuild(_ tx: Tx, from old: Place, to new: Place) throws -> Int {
        try tx.run(
            """
            UPDATE slot_booking SET building = ?3
            WHERE building = ?2 AND case_id IN (SELECT id FROM cases WHERE place = ?1)
            """, new.id, old.building, new.building)
        try tx.run("UPDATE cases SET building = ?2 WHERE place = ?1", new.id, new.building)
        return try tx.value(
            Int.self,
            """
            SELECT count(*) FROM cases
            WHERE place = ?1 AND phase IN ('open', 'waiting', 'solved', 'confirming')
            """, new.id) ?? 0
    }
}
