import Directory
import Kernel
import Store

extension PlaceKeeping {
    /// Writes what a row makes of what is kept, or learns it where nothing is written.
    ///
    /// - Returns: what takes it back.
    mutating func keep(_ change: Change, of place: Place, _ tx: Tx?) throws -> [Effect] {
        guard change.record != nil || change.status != nil else { return [] }
        var kept = kept(place)
        kept.state.place = place
        let before = kept.state
        if let record = change.record {
            kept.record = record
            kept.state.version += 1
            if let tx { try write(tx, record, version: kept.state.version, of: place) }
        }
        if let (word, day) = change.status {
            let entry = StatusEntry(
                id: tx?.newID() ?? ID(number: kept.state.lastSaid + 1), place: place.id, status: word, from: day,
                note: setting.file, by: setting.actor.staff.number, at: tx?.now ?? Instant(seconds: 0))
            kept.history = StatusHistory(kept.history.entries + [entry])
            kept.state.lastSaid = entry.id.number
            if let tx { try StatusTable.insert(tx, entry, from: setting.sheet) }
        }
        known[place.id] = kept
        guard tx != nil else { return [] }
        return [.changed(.premises, place.id.number, seal: kept.state.seal, before: try Effect.before(before))]
    }

    private func write(_ tx: Tx, _ record: PlaceRecord, version: Int, of place: Place) throws {
        let edit = PlaceEdit(
            version: version, act: .change, record: record, words: setting.file, by: setting.actor.staff.number,
            at: tx.now)
        try PlaceRecordTable.put(tx, edit, of: place, from: setting.sheet)
    }
}
