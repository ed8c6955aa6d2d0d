import Casework
import Directory
import Kernel
import Store
import Workforce

/// An announcement as a customer sees it on their own page.
package struct CustomerAnnouncement: Sendable, Hashable {
    package let one: Announcement
    package let isRead: Bool
}

extension Announcements {
    /// So many stand on a customer's page.
    private static let mostForCustomer = 20

    /// What stands for a customer of a project now, the newest first. For who has proved by a link that they are this
    /// customer: no right stands behind it.
    package func standing(
        for person: ID<Person>?, in project: ID<Project>
    ) async throws -> [CustomerAnnouncement] {
        guard let person else { return [] }
        let now = store.clock.now()
        return try await store.read { db in
            let homes = try homes(db, of: person)
            let all = try AnnouncementTable.list(
                db, in: project, .standing, at: now, isOut: true, before: .max, limit: Self.mostRows)
            return try all.filter { one in homes.contains(where: one.audience.has) }.prefix(Self.mostForCustomer).map {
                CustomerAnnouncement(one: $0, isRead: try AnnouncementReadTable.has(db, $0.id, by: person))
            }
        }
    }

    /// One that stands for a customer; that they have opened it is written down the first time.
    ///
    /// - Throws: ``BulletinRefusal/unknownAnnouncement``
    package func open(_ name: String, for person: ID<Person>?, in project: ID<Project>) async throws -> Announcement {
        let all = try await standing(for: person, in: project)
        guard let person, let found = all.first(where: { $0.one.number == name }) else {
            throw BulletinRefusal.unknownAnnouncement
        }
        guard !found.isRead else { return found.one }
        try await store.write { tx in
            try AnnouncementReadTable.put(tx, found.one.id, by: person)
            tx.tell(LiveNote(topic: "alert", project: project.number, subject: "", version: 0))
        }
        return found.one
    }

    /// Where somebody is now, as what, and with which tags.
    private func homes(_ db: DB, of id: ID<Person>) throws -> [Home] {
        guard let person = try PersonTable.find(db, id), person.erasedAt == nil else { return [] }
        return try OccupancyTable.all(db, of: person.mergedInto ?? id)
            .filter { $0.occupancy.to == nil && $0.occupancy.struckAt == nil }
            .map {
                Home(
                    path: try PlaceTable.path(db, to: $0.place.id), capacity: $0.occupancy.capacity,
                    tags: person.tags)
            }
    }
}

/// A place where somebody is: with all that it lies in, the place first.
struct Home: Sendable {
    let path: [ID<Place>]
    let capacity: Occupancy.Capacity
    let tags: [String]
}

extension Announcement.Audience {
    /// Whether somebody is among those whom it is for. Pure: as the table counts them.
    func has(_ home: Home) -> Bool {
        guard capacities.isEmpty || capacities.contains(home.capacity) else { return false }
        guard tag.isEmpty || home.tags.contains(tag) else { return false }
        let (inside, outside) = (Set(places.map(\.id)), Set(without.map(\.id)))
        let decides = home.path.first { outside.contains($0) || (!isWhole && inside.contains($0)) }
        return decides.map { !outside.contains($0) } ?? isWhole
    }
}
