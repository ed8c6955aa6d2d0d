import Casework
import Directory
import Kernel
import Store

/// What is kept of places, as rows of a sheet meet it and say more of it.
struct PlaceKeeping {
    struct Kept {
        var state: PlaceState
        var record: PlaceRecord
        var history: StatusHistory
    }

    /// What a row makes of what is kept of a place.
    struct Change {
        /// Nil where it stays as it is.
        let record: PlaceRecord?
        let status: (word: PlaceStatus, from: Day)?
        let changes: [FieldChange]
        /// It changes nothing.
        static let nothing = Change(record: nil, status: nil, changes: [])
    }

    let setting: ImportSetting
    private let premises: Premises
    private let words: PlaceVocabulary
    /// Whether the sheet says anything of the kind.
    let isAsked: Bool
    var known: [ID<Place>: Kept] = [:]

    /// - Returns: nil where nobody says what may be kept.
    init?(_ setting: ImportSetting) {
        guard let premises = setting.premises else { return nil }
        (self.setting, self.premises) = (setting, premises)
        words = PlaceVocabulary(setting.words, premises.rules)
        isAsked = PlaceWord.fields.contains { setting.columns[$0] != nil }
    }

    mutating func open(_ db: DB, _ places: [ID<Place>]) throws {
        guard isAsked, !places.isEmpty else { return }
        let histories = try PlaceStateTable.histories(db, places)
        let records = try PlaceStateTable.records(db, places)
        for (id, state) in try PlaceStateTable.find(db, places) {
            known[id] = Kept(
                state: state, record: records[id] ?? PlaceRecord(name: state.place.name),
                history: histories[id] ?? StatusHistory([]))
        }
    }

    /// What a row says; nil where it says nothing of the kind.
    func word(_ row: StagedRow) throws -> PlaceWord? { isAsked ? try PlaceWord(row, setting, words) : nil }

    func kept(_ place: Place) -> Kept {
        known[place.id]
            ?? Kept(state: PlaceState(place), record: PlaceRecord(name: place.name), history: StatusHistory([]))
    }

    /// What a row would make of what is kept, with the place as the row leaves it.
    ///
    /// - Throws: what ``Premises/check(_:of:on:)`` refuses · ``CaseRefusal/dateOutOfRange(field:)`` ·
    ///   ``DirectoryRefusal/placeRetired(_:)`` · ``CaseRefusal/tooManyEntries(limit:)``
    func change(_ word: PlaceWord?, of place: Place) throws -> Change {
        guard let word else { return .nothing }
        let kept = kept(place)
        var record = kept.record
        record.name = place.name
        let old = record
        record.area = word.area ?? old.area
        record.use = word.use ?? old.use
        record.deliveredOn = word.deliveredOn ?? old.deliveredOn
        record.warranty.merge(word.warranty) { $1 }
        let isOther = record != old
        if isOther { record = try premises.check(record, of: place, on: setting.today) }
        let status = try status(word, kept)
        return Change(
            record: isOther ? record : nil, status: status,
            changes: differences(old, record) + (status.map { told($0, kept.history) } ?? []))
    }

    /// What it is from which day on, where that was not said yet.
    private func status(_ word: PlaceWord, _ kept: Kept) throws -> (word: PlaceStatus, from: Day)? {
        guard let status = word.status else { return nil }
        guard let day = word.statusFrom else {
            return kept.history.last?.status == status ? nil : try sayable(status, from: setting.today, kept)
        }
        guard day <= setting.today, day.date.year >= 1900 else { throw CaseRefusal.dateOutOfRange(field: "statusFrom") }
        let there = kept.history.entry(on: day)
        return there?.status == status && there?.from == day ? nil : try sayable(status, from: day, kept)
    }

    private func sayable(_ status: PlaceStatus, from day: Day, _ kept: Kept) throws -> (word: PlaceStatus, from: Day) {
        guard kept.state.place.retiredOn == nil else { throw DirectoryRefusal.placeRetired(kept.state.place.code) }
        guard kept.history.entries.count < Premises.mostStatuses else {
            throw CaseRefusal.tooManyEntries(limit: Premises.mostStatuses)
        }
        return (status, day)
    }
}
