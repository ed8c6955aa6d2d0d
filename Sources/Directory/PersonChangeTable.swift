import Kernel
import Store

/// Rows ↔ what changed in customers' files.
package enum PersonChangeTable {
    package static func append(_ tx: Tx, _ changes: [PersonChange], by actor: Int64) throws {
        try tx.put(
            into: "person_change", "id, person, at, actor, actor_name, act, about, was, becomes, why",
            rows: changes.map { one in
                [one.id, one.person, one.at, actor, one.byName, one.act, one.about, one.was, one.becomes, one.why]
            })
    }

    /// The newest first.
    package static func all(_ db: DB, of person: ID<Person>, before: Int64, limit: Int) throws -> [PersonChange] {
        try db.rows(
            """
            SELECT id, person, at, actor_name, act, about, was, becomes, why FROM person_change
            WHERE person = ?1 AND id < ?2 ORDER BY id DESC LIMIT ?3
            """, person, before, limit
        ) {
            PersonChange(
                id: try $0.next(), person: try $0.next(), at: try $0.next(), byName: try $0.next(),
                act: try $0.next(), about: try $0.next(), was: try $0.next(), becomes: try $0.next(),
                why: try $0.next())
        }
    }

    /// Takes back an entry with what it tells of.
    package static func takeBack(_ tx: Tx, _ id: ID<PersonChange>) throws {
        try tx.put("DELETE FROM person_change WHERE id = ?1", id)
    }

    /// Takes out what the changes say, and keeps that there were any, when and by whom.
    ///
    /// - Parameter name: as they are called in the files of those with whom they were merged or told apart.
    package static func erase(_ tx: Tx, of person: ID<Person>, called name: String) throws {
        try tx.run("UPDATE person_change SET was = NULL, becomes = NULL, why = NULL WHERE person = ?1", person)
        try tx.run(
            """
            UPDATE person_change SET was = CASE WHEN was = ?2 THEN ?3 ELSE was END,
              becomes = CASE WHEN becomes = ?2 THEN ?3 ELSE becomes END, why = ''
            WHERE (was = ?2 OR becomes = ?2) AND act IN ('merge', 'unmerge', 'distinct', 'undo-distinct')
              AND person IN (SELECT kept FROM person_merge WHERE gone = ?1 UNION
                SELECT gone FROM person_merge WHERE kept = ?1 UNION
                SELECT one FROM distinct_person WHERE other = ?1 UNION
                SELECT other FROM distinct_person WHERE one = ?1)
            """, person, name, Person.nobody)
    }
}
