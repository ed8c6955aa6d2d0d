import Directory
import Kernel
import Store

/// Customers as rows meet them: by the number that the sheet gives them, else by name and telephone, else by name and
/// room.
struct PeopleBook: ImportBook {
    private struct Mark: Hashable {
        let name: String
        let of: String
    }

    private let setting: ImportSetting
    private var places: [String: Place] = [:]
    private var codes: [ID<Place>: String] = [:]
    private var records: [ID<Person>: PersonRecord] = [:]
    private var numbers: [String: ID<Person>] = [:]
    private var marks: [Mark: ID<Person>] = [:]

    init(_ setting: ImportSetting) { self.setting = setting }

    func key(_ row: StagedRow) -> String? {
        guard let read = try? PersonRow(row, setting), let first = read.people.first else { return nil }
        if let number = first.number { return "#\(number)" }
        return "\(first.name)|\(first.phones.first.flatMap(Phone.init)?.digits ?? read.rooms.first?.plain ?? "")"
    }

    mutating func open(_ db: DB, for rows: [StagedRow]) throws {
        let read = rows.compactMap { try? PersonRow($0, setting) }
        let wanted = Set(read.flatMap(\.rooms).flatMap { [$0.written, $0.plain] }).subtracting(places.keys)
        for (code, place) in try PlaceTable.find(db, codes: wanted.sorted(), in: setting.project.id) {
            (places[code], codes[place.id]) = (place, code)
        }
        let people = read.flatMap(\.people)
        let homes = Set(read.flatMap(\.rooms).compactMap { (places[$0.written] ?? places[$0.plain])?.id })
        let ids = try PersonRecordTable.candidates(
            db, numbers: Set(people.compactMap(\.number)).sorted(),
            digits: Set(people.flatMap(\.phones).compactMap { Phone($0)?.digits }).sorted(), places: homes.sorted(),
            in: setting.project.id)
        let found = try PersonRecordTable.find(db, ids.filter { records[$0] == nil })
        for record in found.values.sorted(by: { $0.person.id < $1.person.id })
        where record.person.project == setting.project.id { learn(record) }
        try learnCodes(db, of: found.values.flatMap(\.stays).map(\.place))
    }

    /// What people are found by besides the rooms of the sheet.
    private mutating func learnCodes(_ db: DB, of ids: [ID<Place>]) throws {
        codes.merge(try PlaceTable.codes(db, of: Set(ids).subtracting(codes.keys).sorted())) { $1 }
    }

    private mutating func learn(_ record: PersonRecord) {
        let (id, name) = (record.person.id, record.person.name)
        records[id] = record
        if let number = record.number { numbers[number] = id }
        for phone in record.person.phones.compactMap(Phone.init) { note(Mark(name: name, of: phone.digits), id) }
        for stay in record.stays where stay.to == nil { note(Mark(name: name, of: "@\(stay.place)"), id) }
    }

    /// The oldest of two who cannot be told apart.
    private mutating func note(_ mark: Mark, _ id: ID<Person>) {
        if marks[mark] == nil { marks[mark] = id }
    }

    mutating func take(_ row: StagedRow, _ tx: Tx?) throws -> (RowVerdict, [Effect]) {
        let read = try PersonRow(row, setting)
        let homes = try read.rooms.map { code in
            try (places[code.written] ?? places[code.plain]).orThrow(DirectoryRefusal.unknownPlace(code.written))
        }
        // All of a row are looked at before one of them is written: a row is taken whole or not at all.
        var decided: [(old: PersonRecord?, change: PersonChange)] = []
        for (place, one) in read.people.enumerated() {
            let old = known(one, homes).flatMap { records[$0] }
            let change = try change(one, old, read, homes, isFirst: place == 0, tx)
            decided.append((old, change))
        }
        var effects: [Effect] = []
        for (old, change) in decided where old == nil || !change.changes.isEmpty {
            learn(change.record)
            if let tx { effects.append(try write(tx, old, change.record)) }
        }
        return (verdict(decided), effects)
    }

    private func known(_ one: PersonRow.One, _ homes: [Place]) -> ID<Person>? {
        if let found = one.number.flatMap({ numbers[$0] }) { return found }
        let byPhone = one.phones.compactMap { Phone($0).flatMap { marks[Mark(name: one.name, of: $0.digits)] } }
        let byRoom = homes.compactMap { marks[Mark(name: one.name, of: "@\($0.id)")] }
        return (byPhone + byRoom).first { id in
            one.number == nil || records[id]?.number == nil || records[id]?.number == one.number
        }
    }

    private func change(
        _ one: PersonRow.One, _ old: PersonRecord?, _ row: PersonRow, _ homes: [Place], isFirst: Bool, _ tx: Tx?
    ) throws -> PersonChange {
        // A dry run tells its people apart as well.
        let id = tx?.newID() ?? ID<Person>(number: -Int64(records.count) - 1)
        let empty = Person(id: id, project: setting.project.id, name: "", phones: [], tags: [], note: "")
        var change = PersonChange(old ?? PersonRecord(person: empty))
        try change.say(one, row, isFirst: isFirst)
        for home in homes {
            try change.live(in: home, row, today: setting.today) { tx?.newID() ?? ID(number: -1) }
        }
        if isFirst { for (plate, parking) in row.vehicles { try change.drive(plate, parking: parking) } }
        return change
    }

    private func verdict(_ decided: [(old: PersonRecord?, change: PersonChange)]) -> RowVerdict {
        if decided.allSatisfy({ $0.old == nil }) { return .created }
        let changes = decided.flatMap { old, change in
            old == nil ? [FieldChange("name", "", change.record.person.name)] : change.changes
        }
        return changes.isEmpty ? .unchanged : .changed(changes)
    }

    private func write(_ tx: Tx, _ old: PersonRecord?, _ new: PersonRecord) throws -> Effect {
        guard let old else {
            try PersonRecordTable.insert(tx, new, codes: codes)
            return .made(.person, new.person.id.number, seal: new.seal)
        }
        try PersonRecordTable.replace(tx, old, with: new, codes: codes)
        return .changed(.person, new.person.id.number, seal: new.seal, before: try Effect.before(old))
    }
}
