import Kernel
import Store

/// Many papers at once: what an import and an export read and write by few statements.
extension PaperTable {
    /// A paper with the mark that its number is found by.
    package typealias Marked = (paper: Paper, mark: String)

    package static func insert(_ tx: Tx, _ all: [Marked], by actor: Int64) throws {
        try tx.put(
            into: "person_paper", "id, person, kind, sealed, mark, valid_until, made_at, made_by",
            rows: all.map { paper, mark in
                [
                    paper.id, paper.person, paper.kind.rawValue, paper.sealed, mark, paper.validUntil, paper.madeAt,
                    actor,
                ]
            })
    }

    /// Those that stand, of some people, as they were written.
    package static func standing(_ db: DB, of people: [ID<Person>]) throws -> [Marked] {
        try inBatches(db, people, "person")
    }

    /// Those that stand whose number has one of these marks.
    package static func standing(_ db: DB, marks: [String]) throws -> [Marked] {
        try inBatches(db, marks, "mark")
    }

    private static func inBatches(_ db: DB, _ all: [any SQLConvertible], _ column: String) throws -> [Marked] {
        try stride(from: 0, to: all.count, by: PlaceTable.batch).flatMap { start in
            let some = Array(all[start..<min(start + PlaceTable.batch, all.count)])
            let marks = some.indices.map { "?\($0 + 1)" }.joined(separator: ", ")
            return try db.rows(
                """
                SELECT \(columns), mark FROM person_paper
                WHERE \(column) IN (\(marks)) AND mark IS NOT NULL AND struck_at IS NULL ORDER BY person, id
                """, list: some
            ) { row in (try make(&row), try row.next(String.self)) }
        }
    }
}
