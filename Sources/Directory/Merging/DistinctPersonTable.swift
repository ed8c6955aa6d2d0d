import Kernel
import Store

/// Rows ↔ who is not the same person.
package enum DistinctPersonTable {
    private static let columns = "id, one, other, at, actor_name, why, undone_at, undone_by_name"
    private static let most = 50

    package static func insert(_ tx: Tx, _ mark: DistinctPerson, by actor: Int64) throws {
        try tx.run(
            """
            INSERT INTO distinct_person (id, one, other, at, actor, actor_name, why)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
            """, mark.id, mark.one, mark.other, mark.at, actor, mark.byName, mark.why)
    }

    package static func undo(_ tx: Tx, _ mark: ID<DistinctPerson>, by actor: Int64, _ name: String) throws {
        try tx.run(
            "UPDATE distinct_person SET undone_at = ?2, undone_by = ?3, undone_by_name = ?4 WHERE id = ?1", mark,
            tx.now, actor, name)
    }

    package static func find(_ db: DB, _ id: ID<DistinctPerson>) throws -> DistinctPerson? {
        try db.row("SELECT \(columns) FROM distinct_person WHERE id = ?1", id, make: make)
    }

    package static func standing(_ db: DB, _ one: ID<Person>, _ other: ID<Person>) throws -> DistinctPerson? {
        try db.row(
            "SELECT \(columns) FROM distinct_person WHERE one = ?1 AND other = ?2 AND undone_at IS NULL",
            min(one, other), max(one, other), make: make)
    }

    /// Those of a person, the newest first; what was taken back too.
    package static func all(_ db: DB, of person: ID<Person>) throws -> [DistinctPerson] {
        try db.rows(
            """
            SELECT \(columns) FROM (
              SELECT \(columns) FROM distinct_person WHERE one = ?1
              UNION ALL SELECT \(columns) FROM distinct_person WHERE other = ?1
            ) marks ORDER BY id DESC LIMIT ?2
            """, person, most, make: make)
    }

    /// The standing records of whoever is not the same as a person, nor as anybody merged into them: records that were
    /// merged since stand for what they went into.
    package static func others(_ db: DB, of person: ID<Person>) throws -> Set<ID<Person>> {
        var (left, group): ([ID<Person>], Set<ID<Person>>) = ([person], [])
        while let next = left.popLast(), group.insert(next).inserted {
            left += try PersonMergeTable.all(db, of: next).filter { $0.stands && $0.kept == next }.map(\.gone)
        }
        var others: Set<ID<Person>> = []
        for one in group.sorted() {
            for mark in try all(db, of: one) where mark.stands { others.insert(try into(db, mark.opposite(one))) }
        }
        return others.subtracting(group)
    }

    /// The record that a record went into, merge by merge.
    private static func into(_ db: DB, _ person: ID<Person>) throws -> ID<Person> {
        var here = person
        // Nobody was merged more often than this.
        for _ in 0..<50 {
            guard let next = try PersonTable.find(db, here)?.mergedInto else { break }
            here = next
        }
        return here
    }

    /// Takes out why, at their request.
    package static func erase(_ tx: Tx, of person: ID<Person>) throws {
        try tx.run("UPDATE distinct_person SET why = '' WHERE one = ?1 OR other = ?1", person)
    }

    private static func make(_ row: inout Row) throws -> DistinctPerson {
        let id: ID<DistinctPerson> = try row.next()
        let (one, other): (ID<Person>, ID<Person>) = (try row.next(), try row.next())
        return DistinctPerson(
            id: id, one, other, at: try row.next(), byName: try row.next(), why: try row.next(),
            undoneAt: try row.next(), undoneByName: try row.next())
    }
}
