import Directory
import Kernel
import Store

/// Vehicles of customers who are there, by plate and owner.
struct VehiclesBook: ImportBook {
    private let setting: ImportSetting
    private var read = ReadRows<VehicleRow>()
    private var known: KnownPeople
    private var writing: PeopleWriting
    private var vehicles: [ID<Person>: [Belonging]] = [:]

    init(_ setting: ImportSetting) {
        self.setting = setting
        (known, writing) = (KnownPeople(setting, knowsAlone: true), PeopleWriting(setting))
    }

    mutating func prepare(_ rows: [StagedRow]) { read.read(rows) { [setting] in try VehicleRow($0, setting) } }

    func key(_ row: StagedRow) -> String? { try? read[row].plate }

    mutating func open(_ db: DB, for rows: [StagedRow]) throws {
        let rows = rows.compactMap { try? read[$0] }
        try known.open(db, rows.map(\.owner), in: rows.flatMap(\.rooms))
        vehicles.merge(try BelongingTable.standingVehicles(db, of: known.records.keys.sorted())) { old, _ in old }
    }

    mutating func take(_ row: StagedRow, _ tx: Tx?) throws -> (RowVerdict, [Effect]) {
        let read = try read[row]
        let owner = try known.known(read.owner, try read.rooms.map { try known.home($0) }).person
        let there = (vehicles[owner.id] ?? []).filter { $0["plate"] == read.plate }
        if let to = read.to, there.contains(where: { $0.to == to }) { return (.unchanged(), []) }
        let old = there.first { $0.to == nil }
        let new = try made(read, owner.id, old, tx).checked(today: setting.today)
        guard new != old else { return (.unchanged(), []) }
        vehicles[owner.id, default: []].removeAll { $0.id == new.id }
        vehicles[owner.id, default: []].append(new)
        let verdict = old.map { RowVerdict.changed(differences($0, new)) } ?? .created
        guard let tx else { return (verdict, []) }
        return (verdict, try write(tx, old, new))
    }

    private mutating func made(
        _ read: VehicleRow, _ owner: ID<Person>, _ old: Belonging?, _ tx: Tx?
    ) throws -> Belonging {
        guard var one = old else {
            guard (vehicles[owner] ?? []).count < Belonging.most else {
                throw PersonRefusal.personHasTooMany(limit: Belonging.most)
            }
            return Belonging(
                id: writing.newID(tx), person: owner, kind: .vehicle,
                values: ["plate": read.plate, "space": read.parking], from: read.from, to: read.to)
        }
        if !read.parking.isEmpty { one.values["space"] = read.parking }
        (one.from, one.to) = (read.from ?? one.from, read.to)
        return one
    }

    private func differences(_ old: Belonging, _ new: Belonging) -> [FieldChange] {
        func text(_ day: Day?) -> String { day.map { "\($0)" } ?? "" }
        let all = [
            FieldChange("parking", old["space"], new["space"]), FieldChange("from", text(old.from), text(new.from)),
            FieldChange("to", text(old.to), text(new.to)),
        ]
        return all.filter { $0.old != $0.new }
    }

    private mutating func write(_ tx: Tx, _ old: Belonging?, _ new: Belonging) throws -> [Effect] {
        let entry = FileEntry(
            act: old == nil ? .add : new.to == nil ? .correct : .end, about: new.kind.rawValue, was: old?.line,
            becomes: new.to.map { "– \($0)" } ?? new.line)
        let told = writing.tell(entry, of: new.person, tx)
        guard let old else {
            try BelongingTable.keep(tx, new)
            return [told, .made(.vehicle, new.id.number, seal: new.seal)]
        }
        try BelongingTable.replace(tx, new)
        return [told, .changed(.vehicle, new.id.number, seal: new.seal, before: try Effect.before(old))]
    }

    mutating func finish(_ tx: Tx) throws { try writing.finish(tx, codes: known.codes) }
}
