import Casework
import Directory
import Kernel

/// An activity as somebody writes it; places by code.
package struct ActivityDraft: Sendable {
    package static let longestTitle = 120
    package static let longestText = 4000
    package static let longestVenue = 120
    package static let longestReason = 500
    package static let mostSeats = 100_000
    package static let mostPlaces = 200
    package static let longestTag = AnnouncementDraft.longestTag

    package var project: String?
    package var title = ""
    package var text = ""
    package var venue = ""
    package var begins: Instant?
    package var ends: Instant?
    /// Nil: as many as like.
    package var seats: Int?
    package var places: [String] = []
    package var tag = ""

    package init() {}

    /// - Throws: ``GatheringRefusal/gatheringLacks(_:)`` · ``DirectoryRefusal/tooLong(field:limit:)`` ·
    ///   ``CaseRefusal/dateOutOfRange(field:)`` · ``GatheringRefusal/gatheringEndsEarly`` ·
    ///   ``GatheringRefusal/tooManyHeads(most:)`` · ``BulletinRefusal/tooManyPlaces(most:)``
    func checked() throws -> Activity.Content {
        let title = try GatheringText.needed(title, "title", Self.longestTitle)
        let text = try GatheringText.short(text, "text", Self.longestText)
        let venue = try GatheringText.needed(venue, "venue", Self.longestVenue)
        let begins = try time(begins, "begins")
        let ends = try time(ends, "ends")
        guard begins < ends else { throw GatheringRefusal.gatheringEndsEarly }
        guard seats.map({ (1...Self.mostSeats).contains($0) }) ?? true else {
            throw GatheringRefusal.tooManySeats(most: Self.mostSeats)
        }
        guard places.count <= Self.mostPlaces else { throw BulletinRefusal.tooManyPlaces(most: Self.mostPlaces) }
        let tag = try GatheringText.short(tag, "tag", Self.longestTag)
        return Activity.Content(
            title: title, text: text, venue: venue, begins: begins, ends: ends, seats: seats, tag: tag)
    }

    private func time(_ at: Instant?, _ field: String) throws -> Instant {
        guard let at else { throw GatheringRefusal.gatheringLacks(field) }
        guard Instant.sayable.contains(at) else { throw CaseRefusal.dateOutOfRange(field: field) }
        return at
    }
}

extension ActivityDraft {
    /// What stands there, to be written anew.
    package init(_ one: Activity) {
        (title, text, venue) = (one.content.title, one.content.text, one.content.venue)
        (begins, ends, seats) = (one.content.begins, one.content.ends, one.content.seats)
        (places, tag) = (one.places.map(\.code), one.content.tag)
    }
}
