import Directory
import Kernel

/// What a row makes of a customer: the record as it would be, and how it differs from the one that is there.
struct PersonChange {
    var record: PersonRecord
    private(set) var changes: [FieldChange] = []

    /// A customer who is not there yet has an empty record.
    init(_ record: PersonRecord) { self.record = record }

    /// - Throws: what ``PersonDraft/tidied()`` refuses
    mutating func say(_ one: PersonRow.One, _ row: PersonRow, isFirst: Bool) throws {
        let old = record.person
        let had = Set(old.phones.compactMap(Phone.init))
        let added = one.phones.filter { phone in Phone(phone).map { !had.contains($0) } ?? true }
        let tags = old.tags + row.tags.filter { !old.tags.contains($0) }
        let words = isFirst && !row.note.isEmpty ? row.note : old.note
        if let long = tags.first(where: { $0.count > 40 }) ?? (tags.count > 20 ? tags.last : nil) {
            throw DirectoryRefusal.tooLong(field: "tags", limit: long.count > 40 ? 40 : 20)
        }
        let draft = try PersonDraft(
            project: old.project, name: one.name, phones: old.phones + added, tags: tags, note: words).tidied()
        note("name", old.name, draft.name)
        if !added.isEmpty {
            changes.append(FieldChange("phone", masked(old.phones), draft.phones.joined(separator: " ")))
        }
        note("tags", old.tags.joined(separator: " "), draft.tags.joined(separator: " "))
        note("note", old.note, draft.note)
        record.person = old.with(name: draft.name, phones: draft.phones, tags: draft.tags, note: draft.note)
        guard let number = one.number, record.number == nil else { return }
        guard number.count <= 60 else { throw DirectoryRefusal.tooLong(field: "number", limit: 60) }
        note("number", "", number)
        record.number = number
    }

    /// What becomes of a paper is told by its kind: nothing of the number stands in a verdict.
    mutating func say(_ paper: PaperChange) {
        let old = paper.replaces?.kind.rawValue ?? ""
        changes.append(FieldChange("paperNumber", old, paper.number.kind.rawValue))
    }

    mutating func say(_ consent: ConsentChange) {
        note(SaidConsents.field(consent.channel), SaidConsents.word(consent.old), SaidConsents.word(consent.accepts))
    }

    mutating func note(_ field: String, _ old: String, _ new: String) {
        if old != new { changes.append(FieldChange(field, old, new)) }
    }

    private func masked(_ phones: [String]) -> String { phones.map(Phone.masked).joined(separator: " ") }
}

extension PersonChange {
    /// Lives or lived there: what a stay that is there lacks is written to it, otherwise it is a new one.
    ///
    /// - Parameter newID: makes the identity of a new stay.
    /// - Throws: ``TransferRefusal/dayUnreadable(_:field:)`` where somebody leaves before they come
    mutating func live(in place: Place, _ row: PersonRow, today: Day, newID: () -> ID<Occupancy>) throws {
        let here = record.stays.indices.filter { record.stays[$0].place == place.id }
        if let to = row.to, here.contains(where: { record.stays[$0].to == to }) { return }
        guard let open = here.first(where: { record.stays[$0].to == nil }) else {
            let from = row.from ?? min(today, row.to ?? today)
            try order(from, row.to)
            let new = PersonRecord.Stay(
                id: newID(), place: place.id, capacity: row.capacity ?? .owner, from: from, to: row.to)
            record.stays.append(new)
            changes.append(FieldChange("room", "", place.code))
            return
        }
        let old = record.stays[open]
        let new = PersonRecord.Stay(
            id: old.id, place: old.place, capacity: row.capacity ?? old.capacity, from: row.from ?? old.from,
            to: row.to)
        try order(new.from, new.to)
        note("capacity", old.capacity.rawValue, new.capacity.rawValue)
        note("from", "\(old.from)", "\(new.from)")
        note("to", "", new.to.map { "\($0)" } ?? "")
        record.stays[open] = new
    }

    private func order(_ from: Day, _ to: Day?) throws {
        if let to, to < from { throw TransferRefusal.dayUnreadable("\(to)", field: "to") }
    }

    mutating func drive(_ plate: String, parking: String) throws {
        guard record.vehicles.count < 20, parking.count <= 60 else {
            throw DirectoryRefusal.tooLong(field: "plate", limit: 20)
        }
        let new = Vehicle(plate: plate, person: record.person.id, parking: parking)
        guard let place = record.vehicles.firstIndex(where: { $0.plate == plate }) else {
            record.vehicles.append(new)
            record.vehicles.sort { $0.plate < $1.plate }
            changes.append(FieldChange("plate", "", plate))
            return
        }
        let old = record.vehicles[place]
        guard !parking.isEmpty, parking != old.parking else { return }
        note("parking", old.parking, parking)
        record.vehicles[place] = new
    }
}
