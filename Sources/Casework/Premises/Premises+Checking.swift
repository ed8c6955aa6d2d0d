import Directory
import Kernel
import Store
import Workforce

extension Premises {
    static let mostMeters = 12
    /// In hundredths of a square metre: a hundred hectares.
    package static let largestArea: Int64 = 100_000_000
    private static let longestWord = 80

    /// A record that may be kept: in the desk's words, trimmed, and no larger than anything is.
    ///
    /// - Throws: ``DirectoryRefusal/nameMissing`` · ``DirectoryRefusal/tooLong(field:limit:)`` ·
    ///   ``CaseRefusal/numberOutOfRange(field:least:most:)`` ·
    ///   ``CaseRefusal/unknownWord(field:given:known:)`` · ``CaseRefusal/dateOutOfRange(field:)`` ·
    ///   ``CaseRefusal/tooManyEntries(limit:)`` · ``DirectoryRefusal/notAFacility(_:)``
    package func check(_ given: PlaceRecord, of place: Place, on today: Day) throws -> PlaceRecord {
        var record = given
        record.name = given.name.trimmed
        guard !record.name.isEmpty else { throw DirectoryRefusal.nameMissing }
        guard record.name.count <= PlaceDraft.longestName else {
            throw DirectoryRefusal.tooLong(field: "name", limit: PlaceDraft.longestName)
        }
        if let area = given.area, !(0...Self.largestArea).contains(area) {
            throw CaseRefusal.numberOutOfRange(
                field: "area", least: "0", most: FixedPoint.text(Self.largestArea, places: 2))
        }
        record.note = try note(given.note)
        if let use = given.use { try known(use, rules.uses.map(\.key), field: "use") }
        if let day = given.deliveredOn { _ = try past(day, today, field: "deliveredOn") }
        for (part, day) in given.warranty {
            try known(part, rules.warranty.map(\.key), field: "warranty")
            guard (1950...2200).contains(day.date.year) else { throw CaseRefusal.dateOutOfRange(field: "warranty") }
        }
        record.meters = try meters(given.meters)
        record.facility = try given.facility.map { try check($0, of: place, on: today) }
        return record
    }

    private func known(_ word: String, _ all: [String], field: String) throws {
        guard all.contains(word) else { throw CaseRefusal.unknownWord(field: field, given: word, known: all) }
    }

    private func meters(_ given: [PlaceRecord.Meter]) throws -> [PlaceRecord.Meter] {
        guard given.count <= Self.mostMeters else { throw CaseRefusal.tooManyEntries(limit: Self.mostMeters) }
        return try given.map { meter in
            try known(meter.kind, rules.meters.map(\.key), field: "meters")
            return .init(kind: meter.kind, number: try word(meter.number, field: "meters"))
        }.filter { !$0.number.isEmpty }
    }

    private func word(_ text: String, field: String) throws -> String {
        guard text.trimmed.count <= Self.longestWord else {
            throw DirectoryRefusal.tooLong(field: field, limit: Self.longestWord)
        }
        return text.trimmed
    }

    private func check(_ given: FacilityCard, of place: Place, on today: Day) throws -> FacilityCard {
        guard place.kind == .facility else { throw DirectoryRefusal.notAFacility(place.code) }
        try known(given.kind, rules.facilities.map(\.key), field: "facility")
        if let department = given.department {
            try known(department, departments, field: "department")
        }
        if let day = given.installedOn { _ = try past(day, today, field: "installedOn") }
        return FacilityCard(
            kind: given.kind, maker: try word(given.maker, field: "maker"),
            model: try word(given.model, field: "model"), serial: try word(given.serial, field: "serial"),
            installedOn: given.installedOn, department: given.department)
    }
}
