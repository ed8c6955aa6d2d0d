import Kernel
import Store

extension PersonRecordTable {
    /// A customer as they were, and as they are to be.
    package typealias Change = (old: PersonRecord, new: PersonRecord)

    /// Makes what an import speaks of these, and nothing else: what else is in their files stays as it is. However many
    /// they are, by few statements.
    package static func replace(_ tx: Tx, _ all: [Change]) throws {
        try tx.put(
            into: "person", personColumns, rows: all.map { values(of: $0.new.person) },
            resolving: """
                ON CONFLICT (id) DO UPDATE SET name = excluded.name, phones = excluded.phones, tags = excluded.tags,
                  note = excluded.note, birthday = excluded.birthday, version = person.version + 1
                """)
        try change(tx, all)
        try PersonTable.index(tx, all.map(\.new.person))
    }

    /// Takes back a customer whom an import made. The engine refuses it where something else speaks of them.
    package static func takeBack(_ tx: Tx, _ record: PersonRecord) throws {
        try change(tx, [(record, PersonRecord(person: record.person.with(phones: [])))])
        try tx.run("DELETE FROM person WHERE id = ?1", record.person.id)
        SearchIndex.remove(tx, id: record.person.id.number)
    }

    private static func change(_ tx: Tx, _ all: [Change]) throws {
        let called = all.filter { $0.old.person.phones != $0.new.person.phones }.map(\.new)
        try tx.delete(from: "person_phone", where: "person", in: called.map(\.person.id))
        try tx.put(into: "person_phone", "digits, person", rows: called.flatMap(phones))
        try changeStays(tx, all)
        for (old, new) in all where old.vehicles != new.vehicles { try changeVehicles(tx, from: old, to: new) }
        for (old, new) in all { try BelongingTable.changeTies(tx, from: old, to: new) }
        let numbered = all.filter { $0.old.number != $0.new.number }.map(\.new)
        try tx.delete(from: "person_number", where: "person", in: numbered.map(\.person.id))
        try tx.put(into: "person_number", "project, number, person", rows: numbered.compactMap(number))
    }

    private static func changeStays(_ tx: Tx, _ all: [Change]) throws {
        var (gone, said): ([ID<Occupancy>], [[any SQLConvertible]]) = ([], [])
        for (old, new) in all {
            let before = Dictionary(uniqueKeysWithValues: old.stays.map { ($0.id, $0) })
            gone += Set(before.keys).subtracting(new.stays.map(\.id)).sorted()
            said += new.stays.filter { before[$0.id] != $0 }.map { values(of: $0, new) }
        }
        try tx.delete(from: "occupancy", where: "id", in: gone)
        try tx.put(
            into: "occupancy", stayColumns, rows: said,
            resolving: """
                ON CONFLICT (id) DO UPDATE SET place = excluded.place, capacity = excluded.capacity,
                  from_day = excluded.from_day, to_day = excluded.to_day
                """)
    }

    private static func changeVehicles(_ tx: Tx, from old: PersonRecord, to new: PersonRecord) throws {
        let (had, has) = (Set(old.vehicles), Set(new.vehicles))
        let plates = Set(new.vehicles.map(\.plate))
        for vehicle in old.vehicles where !plates.contains(vehicle.plate) {
            try tx.put(
                "DELETE FROM belonging WHERE person = ?1 AND label = ?2 AND \(BelongingTable.presentVehicle)",
                vehicle.person, vehicle.plate)
        }
        let known = Set(old.vehicles.map(\.plate))
        for vehicle in new.vehicles where has.subtracting(had).contains(vehicle) {
            if known.contains(vehicle.plate) {
                try tx.put(
                    """
                    UPDATE belonging SET spot = ?3
                    WHERE person = ?1 AND label = ?2 AND \(BelongingTable.presentVehicle)
                    """, vehicle.person, vehicle.plate, vehicle.parking)
            } else {
                try BelongingTable.insert(tx, vehicle.new(tx.newID()))
            }
        }
    }
}

extension Person {
    fileprivate func with(phones: [String]) -> Person { with(name: name, phones: phones, tags: tags, note: note) }
}
