import Kernel

/// Everything that a place's own row says of it, and how far what was said of it goes: so that a change can be taken
/// back to the byte.
package struct PlaceState: Sendable, Hashable, Codable {
    package var place: Place
    /// The record as it lies in the store, as JSON; nil where nobody filled it in.
    package var record: String?
    package var version: Int
    /// In hundredths of a square metre.
    package var area: Int64?
    package var use: String?
    package var statusFrom: Day?
    /// The number of the entry about its status that was said last; 0 where there is none.
    package var lastSaid: Int64

    /// A place of which nobody has said anything.
    package init(_ place: Place) {
        (self.place, record, version, area, use) = (place, nil, 1, nil, nil)
        (statusFrom, lastSaid) = (nil, 0)
    }

    init(
        place: Place, record: String?, version: Int, area: Int64?, use: String?, statusFrom: Day?, lastSaid: Int64
    ) {
        (self.place, self.record, self.version) = (place, record, version)
        (self.area, self.use, self.statusFrom, self.lastSaid) = (area, use, statusFrom, lastSaid)
    }
}
