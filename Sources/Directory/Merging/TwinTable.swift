import Kernel
import Store

/// Finds who may be somebody a second time.
package enum TwinTable {
    package enum Sign: String, Sendable, CaseIterable { case phone, paper, nameAndRoom = "name-and-room" }

    /// Those of the same project with the same telephone, the same paper's number, or the same name in the same room.
    /// Those of whom somebody said that they are not are left out.
    package static func twins(_ db: DB, of person: Person, limit: Int) throws -> [(id: ID<Person>, sign: Sign)] {
        let others = try DistinctPersonTable.others(db, of: person.id).sorted()
        let without = others.isEmpty
            ? "" : " AND twin NOT IN (\(others.indices.map { "?\($0 + 4)" }.joined(separator: ", ")))"
        let values: [any SQLConvertible] = [person.id, person.name, limit] + others
        let found = try db.rows(
            """
            SELECT twin, min(rank) FROM (
              SELECT other.person AS twin, 1 AS rank FROM person_phone mine
              JOIN person_phone other ON other.digits = mine.digits WHERE mine.person = ?1
              UNION ALL SELECT other.person, 0 FROM person_paper mine
              JOIN person_paper other ON other.mark = mine.mark AND other.mark IS NOT NULL
              WHERE mine.person = ?1 AND mine.struck_at IS NULL AND other.struck_at IS NULL
              UNION ALL SELECT other.person, 2 FROM occupancy mine
              JOIN occupancy other ON other.place = mine.place JOIN person named ON named.id = other.person
              WHERE mine.person = ?1 AND mine.struck_at IS NULL AND other.struck_at IS NULL AND named.name = ?2
            ) twins WHERE twin <> ?1\(without) GROUP BY twin ORDER BY min(rank), twin LIMIT ?3
            """, list: values
        ) { (try $0.next(ID<Person>.self), try $0.next(Int.self)) }
        let signs = [Sign.paper, .phone, .nameAndRoom]
        return found.map { ($0.0, signs[min(2, max(0, $0.1))]) }
    }
}
