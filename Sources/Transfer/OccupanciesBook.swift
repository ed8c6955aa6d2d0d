import Directory
import Kernel
import Store

/// Who has which room and since when, of customers who are there: by their number, their telephone or their name.
struct OccupanciesBook: ImportBook {
    private let setting: ImportSetting
    private var read = ReadRows<PersonRow>()
    private var known: KnownPeople
    private var writing: PeopleWriting

    init(_ setting: ImportSetting) {
        self.setting = setting
        (known, writing) = (KnownPeople(setting, knowsAlone: true), PeopleWriting(setting))
    }

    mutating func prepare(_ rows: [StagedRow]) {
        read.read(rows) { [setting] in try PersonRow($0, setting, isKnown: true) }
    }

    /// Rows about one room are about one thing: who may have it depends on who has it.
    func key(_ row: StagedRow) -> String? { try? read[row].rooms.first.map { "@\($0.plain)" } }

    mutating func open(_ db: DB, for rows: [StagedRow]) throws {
        let rows = rows.compactMap { try? read[$0] }
        try known.open(db, rows.flatMap(\.people), in: rows.flatMap(\.rooms))
    }

    mutating func take(_ row: StagedRow, _ tx: Tx?) throws -> (RowVerdict, [Effect]) {
        let read = try read[row]
        guard !read.rooms.isEmpty else { throw TransferRefusal.fieldEmpty("room") }
        let homes = try read.rooms.map { try known.home($0) }
        var decided: [(old: PersonRecord, change: PersonChange)] = []
        var others: [ID<Place>: [Occupancy]] = [:]
        for one in read.people {
            let old = try known.known(one, homes)
            var change = PersonChange(old)
            for home in homes { try change.live(in: home, read, today: setting.today) { writing.newID(tx) } }
            try known.stays.check(old, change.record, beside: &others, today: setting.today)
            decided.append((old, change))
        }
        var effects: [Effect] = []
        for (old, change) in decided where !change.changes.isEmpty {
            known.learn(change.record)
            if let tx { effects += try writing.write(tx, old, change.record, codes: known.codes) }
        }
        let isNew = decided.contains { $0.change.record.stays.count > $0.old.stays.count }
        let changes = decided.flatMap(\.change.changes)
        return (isNew ? .created : changes.isEmpty ? .unchanged() : .changed(changes), effects)
    }

    mutating func finish(_ tx: Tx) throws { try writing.finish(tx, codes: known.codes) }
}
