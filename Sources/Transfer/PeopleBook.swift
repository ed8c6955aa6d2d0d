import Directory
import Kernel
import Store

/// Customers as rows meet them: by the number that the sheet gives them, else by a paper, by name and telephone, by
/// name and room (``KnownPeople/person(_:_:isFormer:)``). Who is not there yet is made.
struct PeopleBook: ImportBook {
    private struct Decided {
        let old: PersonRecord?
        let change: PersonChange
        let papers: [PaperChange]
        let consents: [ConsentChange]
    }

    private let setting: ImportSetting
    private var read = ReadRows<PersonRow>()
    private var known: KnownPeople
    private var writing: PeopleWriting
    /// By what customers were known, by row.
    private var recognitions: [Int: Recognition] = [:]

    init(_ setting: ImportSetting) {
        self.setting = setting
        (known, writing) = (KnownPeople(setting), PeopleWriting(setting))
    }

    mutating func prepare(_ rows: [StagedRow]) { read.read(rows) { [setting] in try PersonRow($0, setting) } }

    func key(_ row: StagedRow) -> String? { try? read[row].key }

    /// Whoever is known by nothing but a name is held against everybody called so before.
    func keyed(_ row: StagedRow) -> [Keyed] {
        guard let first = (try? read[row])?.people.first else { return [Keyed(number: row.number, key: nil)] }
        let isBare = first.isBare && ((try? read[row])?.rooms.isEmpty ?? true)
        return [Keyed(number: row.number, key: key(row))]
            + [Keyed(number: row.number, key: "\(first.name)|", asks: isBare)]
    }

    func knownBy(_ row: StagedRow) -> Recognition? { recognitions[row.number] }

    mutating func open(_ db: DB, for rows: [StagedRow]) throws {
        let rows = rows.compactMap { try? read[$0] }
        let bare = rows.filter(\.rooms.isEmpty).flatMap(\.people).filter(\.isBare)
        try known.open(db, rows.flatMap(\.people), in: rows.flatMap(\.rooms), bare: Set(bare.map(\.name)))
    }

    mutating func take(_ row: StagedRow, _ tx: Tx?) throws -> (RowVerdict, [Effect]) {
        let read = try read[row]
        let homes = try read.rooms.map { try known.home($0) }
        // All of a row are looked at before one of them is written: a row is taken whole or not at all.
        var (decided, others): ([Decided], [ID<Place>: [Occupancy]]) = ([], [:])
        var recognition: Recognition?
        recognitions[row.number] = nil
        for (place, one) in read.people.enumerated() {
            let met = try known.person(one, homes, isFormer: read.to != nil, row: place == 0 ? read : nil)
            let one = try decide(one, met, read, homes, isFirst: place == 0, tx)
            try known.stays.check(one.old, one.change.record, beside: &others, today: setting.today)
            decided.append(one)
            recognition = recognition ?? met?.by
        }
        recognitions[row.number] = recognition
        var effects: [Effect] = []
        for one in decided where one.old == nil || !one.change.changes.isEmpty {
            known.learn(one.change.record)
            if let tx { effects += try writing.write(tx, one.old, one.change.record, codes: known.codes) }
            effects += try keep(one, tx)
        }
        return (verdict(decided), effects)
    }

    mutating func finish(_ tx: Tx) throws { try writing.finish(tx, codes: known.codes) }

    private mutating func decide(
        _ one: PersonRow.One, _ met: Recognised?, _ row: PersonRow, _ homes: [Place], isFirst: Bool, _ tx: Tx?
    ) throws -> Decided {
        var change = try change(one, met?.record, row, homes, isFirst: isFirst, tx)
        let papers = try known.papers.changes(
            one.papers, of: change.record.person.id, called: one.name,
            isSure: { met?.by.isSure(of: $0) ?? true })
        for paper in papers { change.say(paper) }
        let consents = isFirst ? known.consents.changes(row.consents, of: change.record.person.id) : []
        for consent in consents { change.say(consent) }
        return Decided(old: met?.record, change: change, papers: papers, consents: consents)
    }

    /// What a row says of somebody besides their record.
    private mutating func keep(_ one: Decided, _ tx: Tx?) throws -> [Effect] {
        let person = one.change.record.person.id
        var said: [Effect] = []
        for consent in one.consents {
            known.consents.learn(consent, of: person)
            if let tx { said.append(writing.write(tx, consent, of: person)) }
        }
        return try said + one.papers.flatMap { change in
            let paper = try writing.papers.paper(change, writing.newID(tx), of: person, tx)
            known.papers.learn(change, as: paper)
            guard let tx else { return [Effect]() }
            let entry = FileEntry(
                act: .addPaper, about: "paper", was: change.replaces?.kind.rawValue, becomes: paper.kind.rawValue)
            let told = one.old == nil ? [] : [writing.tell(entry, of: person, tx)]
            return writing.papers.write(tx, change, as: paper) + told
        }
    }

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
        let changes = decided.flatMap { one in
            one.old == nil ? [FieldChange("name", "", one.change.record.person.name)] : one.change.changes
        }
        return changes.isEmpty ? .unchanged() : .changed(changes)
    }
}

extension PersonRow {
    /// What tells whether two rows are of one customer.
    var key: String? {
        guard let first = people.first else { return nil }
        if let number = first.number { return "#\(number)" }
        if case .number(_, let mark)? = first.papers.first { return "paper \(mark)" }
        return "\(first.name)|\(first.phones.first.flatMap(Phone.init)?.digits ?? rooms.first?.plain ?? "")"
    }
}
