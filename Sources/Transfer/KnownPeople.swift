import Directory
import Kernel
import Store

/// The customers and rooms that some rows of an import meet: those of the store, as the rows before left them.
struct KnownPeople {
    private struct Mark: Hashable {
        enum Of: Hashable { case phone(String), home(ID<Place>) }

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
    private var marks: [Mark: ID<Person>] = [:]
    private var byPhone: [String: Set<ID<Person>>] = [:]
    private var byName: [String: Set<ID<Person>>] = [:]
    private(set) var stays = RoomStays()

    /// - Parameter knowsAlone: people may be meant by their name or their telephone alone.
    init(_ setting: ImportSetting, knowsAlone: Bool = false) { (self.setting, self.knowsAlone) = (setting, knowsAlone) }

    mutating func open(_ db: DB, _ people: [PersonRow.One], in rooms: [PlaceCode]) throws {
        let wanted = Set(rooms.flatMap { [$0.written, $0.plain] }).subtracting(places.keys)
        for (code, place) in try PlaceTable.find(db, codes: Array(wanted), in: setting.project.id) {
            (places[code], codes[place.id]) = (place, code)
        }
        let homes = Set(rooms.compactMap { (places[$0.written] ?? places[$0.plain])?.id }).sorted()
        try stays.open(db, homes)
        var ids = try PersonRecordTable.candidates(
            db, numbers: Array(Set(people.compactMap(\.number))),
            digits: Array(Set(people.flatMap(\.phones).compactMap { Phone($0)?.digits })), places: homes,
            in: setting.project.id)
        if knowsAlone {
            let names = Set(people.filter { $0.number == nil && $0.phones.isEmpty }.map(\.name))
            for name in names.sorted() { ids += try PersonRecordTable.named(db, name, in: setting.project.id) }
        }
        let found = try PersonRecordTable.find(db, Set(ids).filter { records[$0] == nil }.sorted())
        for record in found.values.sorted(by: { $0.person.id < $1.person.id })
        where record.person.project == setting.project.id { learn(record) }
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
        if knowsAlone { byName[name, default: []].insert(id) }
        for phone in record.person.phones.compactMap(Phone.init) {
            if knowsAlone { byPhone[phone.digits, default: []].insert(id) }
            note(Mark(name, of: .phone(phone.digits)), id)
        }
        for stay in record.stays where stay.to == nil { note(Mark(name, of: .home(stay.place)), id) }
        stays.learn(record)
    }

    /// The oldest of two who cannot be told apart.
    private mutating func note(_ mark: Mark, _ id: ID<Person>) {
        if marks[mark] == nil { marks[mark] = id }
    }
}

extension KnownPeople {
    /// - Throws: ``DirectoryRefusal/unknownPlace(_:)``
    func home(_ code: PlaceCode) throws -> Place {
        try (places[code.written] ?? places[code.plain]).orThrow(DirectoryRefusal.unknownPlace(code.written))
    }

    /// By the number that the sheet gives them, else by name and telephone, else by name and room; nil for somebody
    /// new.
    ///
    /// - Throws: ``PersonRefusal/personMerged`` · ``PersonRefusal/personErased``
    func person(_ one: PersonRow.One, _ homes: [Place]) throws -> PersonRecord? {
        if let found = one.number.flatMap({ numbers[$0] }).flatMap({ records[$0] }) {
            guard found.person.mergedInto == nil else { throw PersonRefusal.personMerged }
            guard found.person.erasedAt == nil else { throw PersonRefusal.personErased }
            return found
        }
        let byPhone = one.phones.compactMap { Phone($0).flatMap { marks[Mark(one.name, of: .phone($0.digits))] } }
        let byRoom = homes.compactMap { marks[Mark(one.name, of: .home($0.id))] }
        let found = (byPhone + byRoom).first { id in
            one.number == nil || records[id]?.number == nil || records[id]?.number == one.number
        }
        return found.flatMap { records[$0] }
    }

    /// Somebody who must be there: also by the telephone or the name alone, where one alone has it.
    ///
    /// - Throws: ``DirectoryRefusal/unknownPerson(_:)`` · ``TransferRefusal/personUnclear(_:)``
    func known(_ one: PersonRow.One, _ homes: [Place]) throws -> PersonRecord {
        let said = one.number ?? (one.name.isEmpty ? one.phones.first ?? "" : one.name)
        if let found = try person(one, homes) { return found }
        guard one.number == nil else { throw DirectoryRefusal.unknownPerson(said) }
        let digits = one.phones.compactMap { Phone($0)?.digits }
        let found = one.name.isEmpty
            ? Set(digits.flatMap { byPhone[$0] ?? [] }) : digits.isEmpty ? byName[one.name] ?? [] : []
        guard found.count < 2 else { throw TransferRefusal.personUnclear(said) }
        return try found.first.flatMap { records[$0] }.orThrow(DirectoryRefusal.unknownPerson(said))
    }
}
