import Casework
import Directory
import Kernel
import Store

/// What rows write about customers. They are gathered and written together; what changes of somebody who was there goes
/// into their history as a change by hand does, with the file as the reason.
struct PeopleWriting {
    private let setting: ImportSetting
    /// As they were before all these rows, nil for who is new, and as they are to be.
    private var gathered: [ID<Person>: (old: PersonRecord?, now: PersonRecord)] = [:]
    private var order: [ID<Person>] = []
    private var entries: [Directory.PersonChange] = []
    private var consents: [Consent] = []
    private var made: Int64 = 0
    var papers: PaperWriting

    init(_ setting: ImportSetting) { (self.setting, papers) = (setting, PaperWriting(setting)) }

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
        if let known = gathered[id] { gathered[id] = (known.old, record) } else {
            gathered[id] = (old, record)
            order.append(id)
        }
        guard let old else { return [.made(.person, id.number, seal: record.seal)] }
        let written = old.entries(to: record, codes: codes).map { note($0, of: id, tx) }
        entries += written
        return written.map { .made(.entry, $0.id.number, seal: Effect.noSeal) }
            + [.changed(.person, id.number, seal: record.seal, before: try Effect.before(old))]
    }

    /// An entry of somebody's history, written with the others.
    mutating func tell(_ entry: FileEntry, of person: ID<Person>, _ tx: Tx) -> Effect {
        let written = note(entry, of: person, tx)
        entries.append(written)
        return .made(.entry, written.id.number, seal: Effect.noSeal)
    }

    /// What somebody said about a channel, with the file for how it was said.
    mutating func write(_ tx: Tx, _ change: ConsentChange, of person: ID<Person>) -> Effect {
        let how = String((setting.file.isEmpty ? "-" : setting.file).prefix(Consent.longestHow))
        let one = Consent(
            id: tx.newID(), person: person, channel: change.channel, accepts: change.accepts, how: how, saidAt: tx.now,
            by: setting.actor.staff, byName: setting.actor.name, at: tx.now)
        consents.append(one)
        return .made(.consent, one.id.number, seal: Effect.noSeal)
    }

    private func note(_ entry: FileEntry, of person: ID<Person>, _ tx: Tx) -> Directory.PersonChange {
        Directory.PersonChange(
            id: tx.newID(), person: person, at: tx.now, byName: setting.actor.name, act: entry.act.rawValue,
            about: entry.about, was: entry.was, becomes: entry.becomes, why: setting.file)
    }

    mutating func finish(_ tx: Tx, codes: [ID<Place>: String]) throws {
        let all = order.compactMap { gathered[$0] }
        try PersonRecordTable.insert(tx, all.filter { $0.old == nil }.map(\.now), codes: codes)
        try PersonRecordTable.replace(tx, all.compactMap { old, now in old.map { ($0, now) } })
        try papers.finish(tx)
        try ConsentTable.append(tx, consents, sheet: setting.sheet)
        try PersonChangeTable.append(tx, entries, by: setting.actor.staff.number)
        (gathered, order, entries, consents) = ([:], [], [], [])
    }
}
