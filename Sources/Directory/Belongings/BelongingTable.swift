import Kernel
import Store

/// Rows ↔ vehicles, pets, people to call, memberships.
package enum BelongingTable {
    static let columns =
        "id, person, kind, label, detail, spot, code, from_day, to_day, struck_at, struck_why, follows"

    package static func insert(_ tx: Tx, _ one: Belonging) throws {
        func column(_ name: String) -> String {
            one.kind.fields.first { $0.column == name }.map { one[$0.name] } ?? ""
        }
        try tx.run(
            """
            INSERT INTO belonging (\(columns)) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)
            """, one.id, one.person, one.kind, column("label"), column("detail"), column("spot"), column("code"),
            one.from, one.to, one.struckAt, one.struckWhy, one.follows)
    }

    /// Its end, and whether it was struck through: nothing else of it changes.
    package static func update(_ tx: Tx, _ one: Belonging) throws {
        try tx.run(
            "UPDATE belonging SET to_day = ?2, struck_at = ?3, struck_why = ?4 WHERE id = ?1", one.id, one.to,
            one.struckAt, one.struckWhy)
    }

    package static func find(_ db: DB, _ id: ID<Belonging>) throws -> Belonging? {
        try db.row("SELECT \(columns) FROM belonging WHERE id = ?1", id, make: make)
    }

    /// All of a person, what is over and struck through too; by kind, then as they were written.
    package static func all(_ db: DB, of person: ID<Person>) throws -> [Belonging] {
        try db.rows("SELECT \(columns) FROM belonging WHERE person = ?1 ORDER BY kind, id", person, make: make)
    }

    /// What a vehicle is that there is now.
    static let presentVehicle = "kind = 'vehicle' AND to_day IS NULL AND struck_at IS NULL"

    /// The vehicles that people have now, by plate.
    static func vehicles(_ db: DB, of people: [ID<Person>]) throws -> [ID<Person>: [Vehicle]] {
        guard !people.isEmpty else { return [:] }
        let marks = (1...people.count).map { "?\($0)" }.joined(separator: ", ")
        let vehicles = try db.rows(
            """
            SELECT label, person, spot FROM belonging WHERE person IN (\(marks)) AND \(presentVehicle)
            ORDER BY person, label, id
            """, list: people
        ) { Vehicle(plate: try $0.next(), person: try $0.next(), parking: try $0.next()) }
        return Dictionary(grouping: vehicles, by: \.person)
    }

    /// Takes out what they say, at the person's request.
    package static func erase(_ tx: Tx, of person: ID<Person>) throws {
        let why = "CASE WHEN struck_at IS NULL THEN NULL ELSE '' END"
        let empty = "label = '***', detail = '', spot = '', code = '', struck_why = \(why)"
        try tx.run("UPDATE belonging SET \(empty) WHERE person = ?1", person)
    }

    static func make(_ row: inout Row) throws -> Belonging {
        let (id, person) = (try row.next(ID<Belonging>.self), try row.next(ID<Person>.self))
        let kind = try row.next(Belonging.Kind.self)
        var kept: [String: String] = [:]
        for column in ["label", "detail", "spot", "code"] { kept[column] = try row.next(String.self) }
        let values = kind.fields.map { ($0.name, kept[$0.column] ?? "") }.filter { !$0.1.isEmpty }
        return Belonging(
            id: id, person: person, kind: kind, values: Dictionary(uniqueKeysWithValues: values),
            from: try row.next(), to: try row.next(), struckAt: try row.next(), struckWhy: try row.next(),
            follows: try row.next())
    }
}
