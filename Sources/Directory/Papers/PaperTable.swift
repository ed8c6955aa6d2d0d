import Kernel
import Store

/// Rows ↔ identity papers.
package enum PaperTable {
    static let columns = "id, person, kind, sealed, valid_until, made_at, struck_at, struck_why"

    package static func insert(_ tx: Tx, _ paper: Paper, mark: String, by actor: Int64) throws {
        try tx.run(
            """
            INSERT INTO person_paper (id, person, kind, sealed, mark, valid_until, made_at, made_by)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
            """, paper.id, paper.person, paper.kind.rawValue, paper.sealed, mark, paper.validUntil, paper.madeAt,
            actor)
    }

    package static func strike(_ tx: Tx, _ paper: ID<Paper>, why: String) throws {
        try tx.run(
            "UPDATE person_paper SET struck_at = ?2, struck_why = ?3 WHERE id = ?1", paper, tx.now, why)
    }

    package static func find(_ db: DB, _ id: ID<Paper>) throws -> Paper? {
        try db.row("SELECT \(columns) FROM person_paper WHERE id = ?1", id, make: make)
    }

    package static func all(_ db: DB, of person: ID<Person>) throws -> [Paper] {
        try db.rows("SELECT \(columns) FROM person_paper WHERE person = ?1 ORDER BY id", person, make: make)
    }

    /// Whose number has this mark.
    static func holders(_ db: DB, mark: String) throws -> [ID<Person>] {
        try db.rows(
            """
            SELECT person FROM person_paper WHERE mark = ?1 AND mark IS NOT NULL AND struck_at IS NULL
            ORDER BY person LIMIT 20
            """, mark
        ) { try $0.next() }
    }

    /// Puts back a paper that an import struck through.
    package static func unstrike(_ tx: Tx, _ paper: ID<Paper>) throws {
        try tx.put("UPDATE person_paper SET struck_at = NULL, struck_why = NULL WHERE id = ?1", paper)
    }

    /// Takes back a paper that an import wrote.
    package static func takeBack(_ tx: Tx, _ paper: ID<Paper>) throws {
        try tx.put("DELETE FROM person_paper WHERE id = ?1", paper)
    }

    /// Takes the numbers out, and keeps that there were papers.
    package static func erase(_ tx: Tx, of person: ID<Person>) throws {
        let why = "CASE WHEN struck_at IS NULL THEN NULL ELSE '' END"
        let empty = "sealed = NULL, mark = NULL, valid_until = NULL, struck_why = \(why)"
        try tx.run("UPDATE person_paper SET \(empty) WHERE person = ?1", person)
    }

    static func make(_ row: inout Row) throws -> Paper {
        Paper(
            id: try row.next(), person: try row.next(), kind: PaperNumber.Kind(rawValue: try row.next()) ?? .other,
            sealed: try row.next(), validUntil: try row.next(), madeAt: try row.next(), struckAt: try row.next(),
            struckWhy: try row.next())
    }
}
