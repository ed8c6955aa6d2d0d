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
