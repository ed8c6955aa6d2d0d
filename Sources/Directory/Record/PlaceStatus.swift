import Kernel
import Store

/// What a room or another place is at a time: sold or not, who has it, what is done there.
package enum PlaceStatus: String, Sendable, Codable, CaseIterable, SQLConvertible {
    case unsold, vacant, handedOver, renovating, occupied, rented, business
}

/// Somebody said what a place was from a day on. A row, never edited: what was said wrongly is said again for the day.
package struct StatusEntry: Sendable, Hashable, Codable {
    package let id: ID<StatusEntry>
    package let place: ID<Place>
    package let status: PlaceStatus
    /// The first day on which it was so, on the project's wall calendar.
    package let from: Day
    package let note: String
    /// The number of the member of staff who said so; 0 is the system.
    package let by: Int64
    package let at: Instant

    package init(
        id: ID<StatusEntry>, place: ID<Place>, status: PlaceStatus, from: Day, note: String, by: Int64, at: Instant
    ) {
        (self.id, self.place, self.status, self.from) = (id, place, status, from)
        (self.note, self.by, self.at) = (note, by, at)
    }
}
