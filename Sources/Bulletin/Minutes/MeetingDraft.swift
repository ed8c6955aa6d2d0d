import Casework
import Directory
import Kernel
import Store
import Workforce

/// Minutes as somebody writes them; staff by user, name or ID.
package struct MeetingDraft: Sendable {
    package static let longestGuests = 500
    package static let longestText = 4000
    package static let mostItems = 40
    package static let mostStaff = 200

    package var project: String?
    package var title = ""
    package var heldAt: Instant?
    package var venue = ""
    package var chair = ""
    package var present: [String] = []
    package var absent: [String] = []
    package var guests = ""
    /// Those without heading and text do not count.
    package var items: [Meeting.Item] = []

    package init() {}

    /// - Throws: ``GatheringRefusal/gatheringLacks(_:)`` · ``DirectoryRefusal/tooLong(field:limit:)`` ·
    ///   ``CaseRefusal/dateOutOfRange(field:)`` · ``WorkforceRefusal/unknownStaff(_:)`` ·
    ///   ``GatheringRefusal/tooManyItems(most:)``
    func checked(_ db: DB) throws -> Meeting.Content {
        let title = try GatheringText.needed(title, "title", ActivityDraft.longestTitle)
        guard let heldAt else { throw GatheringRefusal.gatheringLacks("heldAt") }
        guard Instant.sayable.contains(heldAt) else { throw CaseRefusal.dateOutOfRange(field: "heldAt") }
        let venue = try GatheringText.short(venue, "venue", ActivityDraft.longestVenue)
        let guests = try GatheringText.short(guests, "guests", Self.longestGuests)
        let chair = try GatheringText.needed(chair, "chair", ActivityDraft.longestTitle)
        guard items.count <= Self.mostItems, present.count + absent.count <= Self.mostStaff else {
            throw GatheringRefusal.tooManyItems(most: items.count > Self.mostItems ? Self.mostItems : Self.mostStaff)
        }
        let roll = StaffRoll(try StaffTable.all(db))
        let there = try roll.ids(present)
        return Meeting.Content(
            title: title, heldAt: heldAt, venue: venue, chair: try roll.active(chair), present: there,
            absent: try roll.ids(absent).filter { !there.contains($0) }, guests: guests, items: try checkedItems())
    }

    private func checkedItems() throws -> [Meeting.Item] {
        try items.map { item in
            Meeting.Item(
                heading: try GatheringText.short(item.heading, "heading", ActivityDraft.longestTitle),
                text: try GatheringText.short(item.text, "text", Self.longestText))
        }.filter { !$0.heading.isEmpty || !$0.text.isEmpty }
    }
}

extension MeetingDraft {
    /// What stands there, to be written anew; staff by ID.
    package init(_ one: Meeting) {
        let content = one.content
        (title, heldAt, venue) = (content.title, content.heldAt, content.venue)
        (chair, guests, items) = (content.chair.description, content.guests, content.items)
        (present, absent) = (content.present.map(\.description), content.absent.map(\.description))
    }
}
