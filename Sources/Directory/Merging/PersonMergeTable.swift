import Kernel
import Store

/// Rows ↔ merges of people, and which rows each of them moved.
package enum PersonMergeTable {
    private static let columns = """
        id, kept, gone, at, actor_name, why, was, becomes, undone_at, undone_by_name, undone_why
        """

    package static func insert(_ tx: Tx, _ merge: PersonMerge, by actor: Int64) throws {
        try tx.run(
            """
            INSERT INTO person_merge (id, kept, gone, at, actor, actor_name, why, was, becomes)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
            """, merge.id, merge.kept, merge.gone, merge.at, actor, merge.byName, merge.why, JSONColumn(merge.was),
            JSONColumn(merge.becomes))
    }

    package static func undo(_ tx: Tx, _ merge: PersonMerge, why: String, by actor: Int64, _ name: String) throws {
        try tx.run(
            """
            UPDATE person_merge SET undone_at = ?2, undone_by = ?3, undone_by_name = ?4, undone_why = ?5 WHERE id = ?1
            """, merge.id, tx.now, actor, name, why)
    }

    package static func find(_ db: DB, _ id: ID<PersonMerge>) throws -> PersonMerge? {
        try db.row("SELECT \(columns) FROM person_merge WHERE id = ?1", id, make: make)
    }

    /// Those into a person, and those of it into another, the newest first.
    package static func all(_ db: DB, of person: ID<Person>) throws -> [PersonMerge] {
        try db.rows(
            """
            SELECT \(columns) FROM (
              SELECT \(columns) FROM person_merge WHERE kept = ?1
              UNION ALL SELECT \(columns) FROM person_merge WHERE gone = ?1
            ) merges ORDER BY id DESC LIMIT 50
            """, person, make: make)
    }

    /// What is moved, by its table. Rows that are never edited are not among them: they are read through the merge.
    private static let moving = [
        "occupancy", "belonging", "person_paper", "person_contact", "cases", "arrears", "phone_call",
    ]

    /// Notes which rows are the other one's, and makes them the kept one's.
    package static func move(_ tx: Tx, _ merge: PersonMerge) throws {
        for table in moving {
            try tx.run(
                """
                INSERT INTO person_moved (merge_id, what, row_id)
                SELECT CAST(?1 AS BIGINT), '\(table)', id FROM \(table) WHERE person = ?2
                """, merge.id, merge.gone)
            try tx.run("UPDATE \(table) SET person = ?2 WHERE person = ?1", merge.gone, merge.kept)
        }
        try tx.run(
            """
            INSERT INTO person_moved (merge_id, what, row_id)
            SELECT CAST(?1 AS BIGINT), 'text_consent', id FROM text_consent WHERE person = ?2
            UNION SELECT CAST(?1 AS BIGINT), 'text_consent', moved.row_id FROM person_merge merged
            JOIN person_moved moved ON moved.merge_id = merged.id AND moved.what = 'text_consent'
            WHERE merged.kept = ?2 AND merged.undone_at IS NULL
            """, merge.id, merge.gone)
        try moveReads(tx, merge)
    }

    /// What both have read stays the other one's too, and counts once: readers who went into somebody are not counted.
    private static func moveReads(_ tx: Tx, _ merge: PersonMerge) throws {
        let unread = """
            NOT EXISTS (SELECT 1 FROM announcement_read own
              WHERE own.announcement = announcement_read.announcement AND own.person = ?3)
            """
        try tx.run(
            """
            INSERT INTO person_moved (merge_id, what, row_id)
            SELECT CAST(?1 AS BIGINT), 'announcement_read', announcement FROM announcement_read
            WHERE person = ?2 AND \(unread)
            """, merge.id, merge.gone, merge.kept)
        try tx.run(
            """
            UPDATE announcement_read SET person = ?3 WHERE person = ?2 AND announcement IN (
              SELECT row_id FROM person_moved WHERE merge_id = ?1 AND what = 'announcement_read')
            """, merge.id, merge.gone, merge.kept)
    }

    /// Gives the other one back exactly what was theirs.
    package static func moveBack(_ tx: Tx, _ merge: PersonMerge) throws {
        for (table, key) in moving.map({ ($0, "id") }) + [("announcement_read", "announcement")] {
            try tx.run(
                """
                UPDATE \(table) SET person = ?2 WHERE person = ?3 AND \(key) IN (
                  SELECT row_id FROM person_moved WHERE merge_id = ?1 AND what = '\(table)')
                """, merge.id, merge.gone, merge.kept)
        }
    }

    /// Takes out what merges kept of somebody, at their request.
    package static func erase(_ tx: Tx, of person: ID<Person>) throws {
        try tx.run(
            """
            UPDATE person_merge SET was = ?2, becomes = ?2, why = '',
              undone_why = CASE WHEN undone_at IS NULL THEN NULL ELSE '' END
            WHERE kept = ?1 OR gone = ?1
            """, person, JSONColumn(PersonMerge.Parts.none))
    }

    private static func make(_ row: inout Row) throws -> PersonMerge {
        let (id, kept, gone) = (
            try row.next(ID<PersonMerge>.self), try row.next(ID<Person>.self), try row.next(ID<Person>.self)
        )
        let (at, name, why) = (try row.next(Instant.self), try row.next(String.self), try row.next(String.self))
        return PersonMerge(
            id: id, kept: kept, gone: gone, at: at, byName: name, why: why, was: try row.json(),
            becomes: try row.json(), undoneAt: try row.next(), undoneByName: try row.next(),
            undoneWhy: try row.next())
    }
}
