import Foundation
import Kernel
import Store
import Testing

@testable import Casework
@testable import Directory
@testable import Workforce

/// A house with two rooms and some customers, whose files are changed.
struct FileHouse {
    let house: House
    let customers: Customers
    let people: People
    let rooms: [Place]
    let key: URL

    init() async throws {
        let house = try await House.open()
        self.house = house
        key = house.folder.appending(path: "key")
        customers = Customers(
            house.store, keyring: Keyring(file: key), rules: try Checkout.desk.get().contacts)
        people = People(house.store, keyring: Keyring(file: key))
        rooms = try await Places(house.store).add(
            ["3-1-802", "3-1-803"].map {
                PlaceDraft(project: house.estate.id, parent: nil, kind: .room, code: $0, name: $0)
            }, by: 0)
    }

    func person(_ name: String, _ phones: [String] = []) async throws -> Person {
        try await people.add(PersonDraft(project: house.estate.id, name: name, phones: phones), by: 0)
    }

    @discardableResult
    func does(
        _ name: PersonAct.Name, to person: Person, version: Int? = nil, by user: String = "lin",
        _ fill: (inout PersonAct) -> Void
    ) async throws -> CustomerFile {
        var act = PersonAct()
        fill(&act)
        let actor = try house.actor(user)
        let id = try await customers.act(name, act, on: person.id, version: version, by: actor)
        return try await customers.file(id, for: actor)
    }

    func file(_ person: Person) async throws -> CustomerFile {
        try await customers.file(person.id, for: try house.actor("lin"))
    }

    /// Every row of some tables, or of all of them.
    func rows(_ tables: [String]? = nil) async throws -> [String] {
        try await house.store.read { db in
            try Catalog(db).tables.filter { tables?.contains($0.name) ?? true }.flatMap { table in
                let columns = table.columns.map(\.name).sorted()
                let list = columns.map { "\"\($0)\"" }.joined(separator: ", ")
                return try db.rows("SELECT \(list) FROM \"\(table.name)\"") { row in
                    try columns.map { "\($0)=\(try row.next(SQLValue.self))" }.joined(separator: " ")
                }.map { "\(table.name): \($0)" }
            }.sorted()
        }
    }
}
