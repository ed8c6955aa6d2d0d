import Directory
import Kernel
import Store

/// What rows write about customers. New ones are gathered and go in together; what changes of somebody who was there
/// goes into their history as a change by hand does, with the file as the reason.
struct PeopleWriting {
    private let setting: ImportSetting
    private var new: [ID<Person>: PersonRecord] = [:]
    private var order: [ID<Person>] = []
    private var entries: [Directory.PersonChange] = []
    private var made: Int64 = 0

    init(_ setting: ImportSetting) { self.setting = setting }

    /// A dry run tells its things apart as well.
    mutating func newID<T>(_ tx: Tx?) -> ID<T> {
        if let tx { return tx.newID() }
        made += 1
        return ID(number: -made)
    }

    /// - Returns: what takes it back, the last first: entries of the history go with what they tell of.
    mutating func write(
        _ tx: Tx, _ old: PersonRecord?, _ record: PersonRecord, codes: [ID<Place>: String]
    ) throws -> [Effect] {
        let id = record.person.id
        guard let old else {
            new[id] = record
            order.append(id)
            return [.made(.person, id.number, seal: record.seal)]
        }
        let written = old.entries(to: record, codes: codes).map { note($0, of: id, tx) }
        entries += written
        if new[id] != nil { new[id] = record } else {
            try PersonRecordTable.replace(tx, old, with: record, codes: codes)
        }
        return written.map { .made(.entry, $0.id.number, seal: Effect.noSeal) }
            + [.changed(.person, id.number, seal: record.seal, before: try Effect.before(old))]
    }

    /// An entry of somebody's history, written with the others.
    mutating func tell(_ entry: FileEntry, of person: ID<Person>, _ tx: Tx) -> Effect {
        let written = note(entry, of: person, tx)
        entries.append(written)
        return .made(.entry, written.id.number, seal: Effect.noSeal)
    }

    private func note(_ entry: FileEntry, of person: ID<Person>, _ tx: Tx) -> Directory.PersonChange {
        Directory.PersonChange(
            id: tx.newID(), person: person, at: tx.now, byName: setting.actor.name, act: entry.act.rawValue,
            about: entry.about, was: entry.was, becomes: entry.becomes, why: setting.file)
    }

    mutating func finish(_ tx: Tx, codes: [ID<Place>: String]) throws {
        try PersonRecordTable.insert(tx, order.compactMap { new[$0] }, codes: codes)
        for entry in entries { try PersonChangeTable.append(tx, entry, by: setting.actor.staff.number) }
        (new, order, entries) = ([:], [], [])
    }
}
