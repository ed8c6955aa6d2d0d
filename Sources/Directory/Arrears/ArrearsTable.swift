import Kernel
import Store

/// Rows ↔ what the accounts tell of arrears.
package enum ArrearsTable {
    private static let columns = """
        id, statement, place, code, is_room, item, amount, since_month, person, name, note, by_staff, at, struck_at
        """

    package static func insert(_ tx: Tx, _ line: ArrearsLine) throws {
        try tx.run(
            """
            INSERT INTO arrears (\(columns))
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)
            """, line.id, line.statement, line.place, line.code, line.isRoom, line.item, line.amount, line.since,
            line.person, line.name, line.note, line.by, line.at, line.struckAt)
    }

    /// Strikes a line through, or lets it stand again.
    package static func strike(_ tx: Tx, _ line: ID<ArrearsLine>, at: Instant?) throws {
        try tx.run("UPDATE arrears SET struck_at = ?2 WHERE id = ?1", line, at)
    }

    /// Takes back a line that an import told, and the statement that it began.
    package static func takeBack(_ tx: Tx, _ line: ArrearsLine) throws {
        try tx.run("DELETE FROM arrears WHERE id = ?1", line.id)
        try tx.run(
            """
            DELETE FROM arrears_statement WHERE id = ?1
              AND NOT EXISTS (SELECT 1 FROM arrears WHERE arrears.statement = ?1)
            """, line.statement)
    }

    package static func find(_ db: DB, _ id: ID<ArrearsLine>) throws -> ArrearsLine? {
        try db.row("SELECT \(columns) FROM arrears WHERE id = ?1", id, make: make)
    }

    /// What stands of some places in a statement.
    package static func standing(
        _ db: DB, _ statement: ID<ArrearsStatement>, at codes: [String]
    ) throws -> [ArrearsLine] {
        try batches(of: codes).flatMap { some in
            let values: [any SQLConvertible] = [statement] + some
            return try db.rows(
                """
                SELECT \(columns) FROM arrears
                WHERE statement = ?1 AND code IN (\(marks(some.count, from: 2))) AND struck_at IS NULL
                ORDER BY code, item
                """, list: values, make: make)
        }
    }

    /// What was ever told of a place, the newest statement first; what was told anew stands behind what it became.
    package static func all(
        _ db: DB, of place: ID<Place>, limit: Int
    ) throws -> [(statement: ArrearsStatement, line: ArrearsLine)] {
        let listed = columns.split(separator: ", ").map { "a.\($0.trimmed)" }.joined(separator: ", ")
        return try db.rows(
            """
            SELECT s.id, s.day, \(listed) FROM arrears a JOIN arrears_statement s ON s.id = a.statement
            WHERE a.place = ?1 ORDER BY s.day DESC, a.item, a.id DESC LIMIT ?2
            """, place, limit
        ) { (try ArrearsStatementTable.make(&$0), try make(&$0)) }
    }

    /// Who has or had some places, by place: a name that was told means one of them.
    package static func people(
        _ db: DB, at places: [ID<Place>]
    ) throws -> [ID<Place>: [(name: String, id: ID<Person>)]] {
        let found = try batches(of: places).flatMap { some in
            try db.rows(
                """
                SELECT occupancy.place, person.name, person.id FROM occupancy
                JOIN person ON person.id = occupancy.person
                WHERE occupancy.place IN (\(marks(some.count))) AND occupancy.struck_at IS NULL
                  AND person.erased_at IS NULL
                ORDER BY occupancy.place, coalesce(occupancy.to_day, '9999-12-31') DESC, person.id
                """, list: some
            ) { row in
                let place = try row.next(ID<Place>.self)
                return (place, (name: try row.next(String.self), id: try row.next(ID<Person>.self)))
            }
        }
        return Dictionary(grouping: found, by: \.0).mapValues { $0.map(\.1) }
    }

    /// Takes out who owed it, at their request; that it was owed stays.
    package static func erase(_ tx: Tx, of person: ID<Person>) throws {
        try tx.run("UPDATE arrears SET name = '', note = '' WHERE person = ?1", person)
    }

    private static func batches<T>(of all: [T]) -> [[T]] {
        stride(from: 0, to: all.count, by: PlaceTable.batch).map {
            Array(all[$0..<min($0 + PlaceTable.batch, all.count)])
        }
    }

    private static func marks(_ count: Int, from first: Int = 1) -> String {
        (first..<first + count).map { "?\($0)" }.joined(separator: ", ")
    }

    private static func make(_ row: inout Row) throws -> ArrearsLine {
        ArrearsLine(
            id: try row.next(), statement: try row.next(), place: try row.next(), code: try row.next(),
            isRoom: try row.next(), item: try row.next(), amount: try row.next(), since: try row.next(),
            person: try row.next(), name: try row.next(), note: try row.next(), by: try row.next(),
            at: try row.next(), struckAt: try row.next())
    }
}
