import Directory
import Kernel
import Store

/// The customers and rooms that some rows of an import meet: those of the store, as the rows before left them.
struct KnownPeople {
    private struct Mark: Hashable {
        enum Of: Hashable { case phone(String), home(ID<Place>), formerHome(ID<Place>) }

        let name: ExactText
        let of: Of

        init(_ name: String, of: Of) { (self.name, self.of) = (ExactText(canonical: name), of) }
    }

    private let setting: ImportSetting
    /// People may be meant by their name or their telephone alone.
    private let knowsAlone: Bool
    private var places: [String: Place] = [:]
    private(set) var codes: [ID<Place>: String] = [:]
    private(set) var records: [ID<Person>: PersonRecord] = [:]
    private var numbers: [String: ID<Person>] = [:]
    private var marks: [Mark: [ID<Person>]] = [:]
    private var byPhone: [String: Set<ID<Person>>] = [:]
    private var byName: [String: Set<ID<Person>>] = [:]
    private(set) var stays = RoomStays()
    var papers: KnownPapers
    var consents: KnownConsents

    /// - Parameter knowsAlone: people may be meant by their name or their telephone alone.
    init(_ setting: ImportSetting, knowsAlone: Bool = false) {
        (self.setting, self.knowsAlone) = (setting, knowsAlone)
        (papers, consents) = (KnownPapers(setting), KnownConsents(setting))
    }

    /// - Parameter bare: names of which their rows say nothing else.
    mutating func open(
        _ db: DB, _ people: [PersonRow.One], in rooms: [PlaceCode], bare: Set<String> = []
    ) throws {
        let wanted = Set(rooms.flatMap { [$0.written, $0.plain] }).subtracting(places.keys)
        for (code, place) in try PlaceTable.find(db, codes: Array(wanted), in: setting.project.id) {
            (places[code], codes[place.id]) = (place, code)
        }
        let homes = Set(rooms.compactMap { (places[$0.written] ?? places[$0.plain])?.id }).sorted()
        try stays.open(db, homes)
        var ids = try PersonRecordTable.candidates(
            db, numbers: Array(Set(people.compactMap(\.number))),
            digits: Array(Set(people.flatMap(\.phones).compactMap { Phone($0)?.digits })), places: homes,
            formerly: Set(people.map(\.name)), in: setting.project.id)
        ids += try papers.people(db, with: people.flatMap(\.papers))
        let alone = knowsAlone ? Set(people.filter { $0.number == nil && $0.phones.isEmpty }.map(\.name)) : bare
        for name in alone.sorted() { ids += try PersonRecordTable.named(db, name, in: setting.project.id) }
        let found = try PersonRecordTable.find(db, Set(ids).filter { records[$0] == nil }.sorted())
        for record in found.values.sorted(by: { $0.person.id < $1.person.id })
        where record.person.project == setting.project.id { learn(record) }
        try papers.open(db, of: found.keys.sorted())
        try consents.open(db, of: found.keys.sorted())
        try learnCodes(db, of: found.values.flatMap(\.stays).map(\.place))
    }

    /// What people are found by besides the rooms of the sheet.
    private mutating func learnCodes(_ db: DB, of ids: [ID<Place>]) throws {
        codes.merge(try PlaceTable.codes(db, of: Set(ids).subtracting(codes.keys).sorted())) { $1 }
    }

    mutating func learn(_ record: PersonRecord) {
        let (id, name) = (record.person.id, record.person.name)
        records[id] = record
        if let number = record.number { numbers[number] = id }
        // Who was merged or taken out is known by the number alone: that it may not go to another.
        guard record.person.stands else { return }
        byName[name, default: []].insert(id)
        for phone in record.person.phones.compactMap(Phone.init) {
            if knowsAlone { byPhone[phone.digits, default: []].insert(id) }
            note(Mark(name, of: .phone(phone.digits)), id)
        }
        for stay in record.stays {
            note(Mark(name, of: stay.to == nil ? .home(stay.place) : .formerHome(stay.place)), id)
        }
        stays.learn(record)
    }

    /// The oldest first.
    private mutating func note(_ mark: Mark, _ id: ID<Person>) {
        if marks[mark]?.contains(id) != true { marks[mark, default: []].append(id) }
    }
}

extension KnownPeople {
    /// - Throws: ``DirectoryRefusal/unknownPlace(_:)``
    func home(_ code: PlaceCode) throws -> Place {
        try (places[code.written] ?? places[code.plain]).orThrow(DirectoryRefusal.unknownPlace(code.written))
    }

    /// By the number that the sheet gives them, else by a paper, by name and telephone, by name and room, by the name
    /// alone where nothing more is known; nil for somebody new.
    ///
    /// - Parameters:
    ///   - isFormer: the row is of who left the room.
    ///   - row: what else it says of them; nil where it says nothing.
    /// - Throws: ``PersonRefusal/personMerged`` · ``PersonRefusal/personErased`` ·
    ///   ``TransferRefusal/personUnclear(_:)`` where several are meant, or two things mean two people ·
    ///   ``TransferRefusal/nameAlone(_:)`` where nothing but the name says that it may be somebody who is there
    func person(
        _ one: PersonRow.One, _ homes: [Place], isFormer: Bool = false, row: PersonRow? = nil
    ) throws -> Recognised? {
        let holders = papers.holders(of: one.papers).filter { records[$0]?.person.stands == true }
        if let found = one.number.flatMap({ numbers[$0] }).flatMap({ records[$0] }) {
            guard found.person.mergedInto == nil else { throw PersonRefusal.personMerged }
            guard found.person.erasedAt == nil else { throw PersonRefusal.personErased }
            guard holders.isSubset(of: [found.person.id]) else { throw TransferRefusal.personUnclear(one.name) }
            return Recognised(record: found, by: .number)
        }
        let byPhone = one.phones.compactMap { Phone($0) }.flatMap { met(one, .phone($0.digits)) }
        guard Set(byPhone).union(holders).count < 2 else { throw TransferRefusal.personUnclear(one.name) }
        if let held = try holder(holders, one) { return Recognised(record: held, by: .paper) }
        if let found = byPhone.first.flatMap({ records[$0] }) { return Recognised(record: found, by: .phone) }
        for (by, ids) in [
            (Recognition.room, homes.flatMap { met(one, .home($0.id)) }),
            (
                .formerRoom,
                homes.flatMap { met(one, .formerHome($0.id)) }.filter { isFormer || isSilent(one, of: $0) }
            ),
        ] {
            guard Set(ids).count < 2 else { throw TransferRefusal.personUnclear(one.name) }
            if let found = ids.first.flatMap({ records[$0] }) { return Recognised(record: found, by: by) }
        }
        guard !knowsAlone, one.isBare, homes.isEmpty else { return nil }
        return try alone(one, row).map { Recognised(record: $0, by: .name) }
    }

    /// Who has one of its papers and is called as it says; nil where nobody has.
    private func holder(_ holders: Set<ID<Person>>, _ one: PersonRow.One) throws -> PersonRecord? {
        guard let record = holders.first.flatMap({ records[$0] }) else { return nil }
        let fits = one.number == nil || record.number == nil || record.number == one.number
        let isCalledSo = one.name.isEmpty || record.person.name == one.name
        guard holders.count == 1, fits, isCalledSo else { throw TransferRefusal.personUnclear(one.name) }
        return record
    }

    /// Those of this name with the same telephone or room, but for those whose number is another.
    private func met(_ one: PersonRow.One, _ of: Mark.Of) -> [ID<Person>] {
        (marks[Mark(one.name, of: of)] ?? []).filter { id in
            one.number == nil || records[id]?.number == nil || records[id]?.number == one.number
        }
    }

    /// Whether no telephone says that it is somebody else.
    private func isSilent(_ one: PersonRow.One, of id: ID<Person>) -> Bool {
        one.phones.isEmpty || records[id]?.person.phones.isEmpty ?? true
    }

    /// The only one who is called so, where as little is known of them as the row says.
    private func alone(_ one: PersonRow.One, _ row: PersonRow?) throws -> PersonRecord? {
        let found = byName[one.name] ?? []
        guard let record = found.first.flatMap({ records[$0] }) else { return nil }
        let isBare = record.person.phones.isEmpty && record.stays.isEmpty && record.number == nil
        guard found.count == 1, isBare, record.saysNoMore(than: row), !papers.has(record.person.id) else {
            throw TransferRefusal.nameAlone(one.name)
        }
        return record
    }

    /// Somebody who must be there: also by the telephone or the name alone, where one alone has it.
    ///
    /// - Throws: ``DirectoryRefusal/unknownPerson(_:)`` · ``TransferRefusal/personUnclear(_:)``
    func known(_ one: PersonRow.One, _ homes: [Place]) throws -> PersonRecord {
        let said = one.number ?? (one.name.isEmpty ? one.phones.first ?? "" : one.name)
        if let found = try person(one, homes) { return found.record }
        guard one.number == nil else { throw DirectoryRefusal.unknownPerson(said) }
        let digits = one.phones.compactMap { Phone($0)?.digits }
        let found = one.name.isEmpty
            ? Set(digits.flatMap { byPhone[$0] ?? [] }) : digits.isEmpty ? byName[one.name] ?? [] : []
        guard found.count < 2 else { throw TransferRefusal.personUnclear(said) }
        return try found.first.flatMap { records[$0] }.orThrow(DirectoryRefusal.unknownPerson(said))
    }
}

extension PersonRecord {
    /// Whether cars, birthday and contacts tell nobody else: the record has none that the row does not say.
    fileprivate func saysNoMore(than row: PersonRow?) -> Bool {
        let plates = Set(row?.vehicles.map(\.plate) ?? [])
        return Set(vehicles.map(\.plate)) == plates && person.birthday == row?.birthday
            && ((ties ?? []).isEmpty || row?.ties.all.isEmpty == false)
    }
}

extension PersonRow.One {
    /// Whether it says nothing of somebody but how they are called.
    var isBare: Bool { !name.isEmpty && number == nil && phones.isEmpty && papers.isEmpty }
}
