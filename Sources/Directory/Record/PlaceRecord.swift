import Kernel

/// What is kept of a place besides where it lies: how large, used for what, handed over when, under warranty till when.
package struct PlaceRecord: Sendable, Hashable, Codable {
    /// A meter by its kind, a key of the desk's `places.yaml`, and the number that stands on it.
    package struct Meter: Sendable, Hashable, Codable {
        package let kind: String
        package let number: String

        package init(kind: String, number: String) { (self.kind, self.number) = (kind, number) }
    }

    package var name: String
    /// In hundredths of a square metre: 89.50 m² is 8950.
    package var area: Int64?
    /// A key of the desk's `places.yaml`.
    package var use: String?
    /// The day on which it was handed over: warranties run from it.
    package var deliveredOn: Day?
    /// Last days of parts' warranties that were agreed otherwise, by the part's key.
    package var warranty: [String: Day]
    package var meters: [Meter]
    package var note: String
    /// Of a facility alone.
    package var facility: FacilityCard?

    package init(
        name: String, area: Int64? = nil, use: String? = nil, deliveredOn: Day? = nil, warranty: [String: Day] = [:],
        meters: [Meter] = [], note: String = "", facility: FacilityCard? = nil
    ) {
        (self.name, self.area, self.use, self.deliveredOn) = (name, area, use, deliveredOn)
        (self.warranty, self.meters, self.note, self.facility) = (warranty, meters, note, facility)
    }
}

/// What stands on a facility's plate, and who looks after it.
package struct FacilityCard: Sendable, Hashable, Codable {
    /// A key of the desk's `places.yaml`: lift, pump, lamp, fire.
    package var kind: String
    package var maker: String
    package var model: String
    package var serial: String
    package var installedOn: Day?
    /// The key of the responsible department.
    package var department: String?

    package init(
        kind: String, maker: String = "", model: String = "", serial: String = "", installedOn: Day? = nil,
        department: String? = nil
    ) {
        (self.kind, self.maker, self.model, self.serial) = (kind, maker, model, serial)
        (self.installedOn, self.department) = (installedOn, department)
    }
}

/// One version of a place's record, as somebody made it. Never edited.
package struct PlaceEdit: Sendable, Hashable {
    /// What was done to it.
    package enum Act: String, Sendable, Codable, CaseIterable { case change, retire, restore }

    package let version: Int
    package let act: Act
    package let record: PlaceRecord
    /// Why, where it was retired or taken up again.
    package let words: String
    /// As ``StatusEntry/by``.
    package let by: Int64
    package let at: Instant

    package init(version: Int, act: Act, record: PlaceRecord, words: String, by: Int64, at: Instant) {
        (self.version, self.act, self.record) = (version, act, record)
        (self.words, self.by, self.at) = (words, by, at)
    }
}
