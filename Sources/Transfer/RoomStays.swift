import Directory
import Kernel
import Store

/// Who has or had the rooms that some rows speak of. What may stand beside each other says ``RoomHistory``: owners may
/// be several, there is one tenant at a time, and nobody is the same thing twice at one time.
struct RoomStays {
    private var all: [ID<Place>: [Occupancy]] = [:]

    mutating func open(_ db: DB, _ places: [ID<Place>]) throws {
        let new = places.filter { all[$0] == nil }
        let found = try OccupancyTable.standing(db, at: new)
        for place in new { all[place] = found[place] ?? [] }
    }

    /// The stays of a customer as they are now, in place of what they were.
    mutating func learn(_ record: PersonRecord) {
        let person = record.person.id
        for stay in record.stays { all[stay.place]?.removeAll { $0.person == person } }
        for stay in record.stays { all[stay.place]?.append(stay.occupancy(of: person)) }
    }

    /// Holds what is new of a customer against everybody else's stays.
    ///
    /// - Parameter others: what the people before in the same row would add, by place; and what this one would.
    /// - Throws: what ``RoomHistory/adding(_:)`` throws, with fields as columns are called
    func check(
        _ old: PersonRecord?, _ new: PersonRecord, beside others: inout [ID<Place>: [Occupancy]], today: Day
    ) throws {
        let before = old?.stays ?? []
        for stay in new.stays where !before.contains(stay) {
            let history = RoomHistory(others[stay.place] ?? all[stay.place] ?? [], today: today)
            do { others[stay.place] = try history.adding(stay.occupancy(of: new.person.id)).stays } catch
                PersonRefusal.dayImpossible(field: "until")
            { throw PersonRefusal.dayImpossible(field: "to") }
        }
    }
}

extension PersonRecord.Stay {
    fileprivate func occupancy(of person: ID<Person>) -> Occupancy {
        Occupancy(id: id, person: person, place: place, capacity: capacity, from: from, to: to)
    }
}
