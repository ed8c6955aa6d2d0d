import Directory
import Kernel
import Store

/// Customers as rows meet them: by the number that the sheet gives them, else by name and telephone, else by name and
/// room. Who is not there yet is made.
struct PeopleBook: ImportBook {
    private typealias Decided = (old: PersonRecord?, change: PersonChange)

    private let setting: ImportSetting
    private var read = ReadRows<PersonRow>()
    private var known: KnownPeople
    private var writing: PeopleWriting

    init(_ setting: ImportSetting) {
        self.setting = setting
        (known, writing) = (KnownPeople(setting), PeopleWriting(setting))
    }

    mutating func prepare(_ rows: [StagedRow]) { read.read(rows) { [setting] in try PersonRow($0, setting) } }

    func key(_ row: StagedRow) -> String? { try? read[row].key }

    mutating func open(_ db: DB, for rows: [StagedRow]) throws {
        let rows = rows.compactMap { try? read[$0] }
        try known.open(db, rows.flatMap(\.people), in: rows.flatMap(\.rooms))
    }

    mutating func take(_ row: StagedRow, _ tx: Tx?) throws -> (RowVerdict, [Effect]) {
        let read = try read[row]
        let homes = try read.rooms.map { try known.home($0) }
        // All of a row are looked at before one of them is written: a row is taken whole or not at all.
        var (decided, others): ([Decided], [ID<Place>: [Occupancy]]) = ([], [:])
        for (place, one) in read.people.enumerated() {
            let old = try known.person(one, homes)
            let change = try change(one, old, read, homes, isFirst: place == 0, tx)
            try known.stays.check(old, change.record, beside: &others, today: setting.today)
            decided.append((old, change))
        }
        var effects: [Effect] = []
        for (old, change) in decided where old == nil || !change.changes.isEmpty {
            known.learn(change.record)
            if let tx { effects += try writing.write(tx, old, change.record, codes: known.codes) }
        }
        return (verdict(decided), effects)
    }

    mutating func finish(_ tx: Tx) throws { try writing.finish(tx, codes: known.codes) }

    private mutating func change(
        _ one: PersonRow.One, _ old: PersonRecord?, _ row: PersonRow, _ homes: [Place], isFirst: Bool, _ tx: Tx?
    ) throws -> PersonChange {
        let empty = Person(
            id: old?.person.id ?? writing.newID(tx), project: setting.project.id, name: "", phones: [], tags: [],
            note: "")
        var change = PersonChange(old ?? PersonRecord(person: empty))
        try change.say(one, row, isFirst: isFirst)
        for home in homes {
            try change.live(in: home, row, today: setting.today) { writing.newID(tx) }
        }
        guard isFirst else { return change }
        for (plate, parking) in row.vehicles { try change.drive(plate, parking: parking) }
        try change.born(on: row.birthday, today: setting.today)
        try change.tie(row.ties, today: setting.today) { writing.newID(tx) }
        return change
    }

    private func verdict(_ decided: [Decided]) -> RowVerdict {
        if decided.allSatisfy({ $0.old == nil }) { return .created }
        let changes = decided.flatMap { old, change in
            old == nil ? [FieldChange("name", "", change.record.person.name)] : change.changes
        }
        return changes.isEmpty ? .unchanged() : .changed(changes)
    }
}

extension PersonRow {
    /// What tells whether two rows are of one customer.
    var key: String? {
        guard let first = people.first else { return nil }
        if let number = first.number { return "#\(number)" }
        return "\(first.name)|\(first.phones.first.flatMap(Phone.init)?.digits ?? rooms.first?.plain ?? "")"
    }
}
