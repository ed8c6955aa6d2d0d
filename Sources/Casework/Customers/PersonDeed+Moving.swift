import Directory
import Kernel
import Store
import Workforce

extension PersonDeed {
    private static let mostOccupancies = 100

    func moveIn() throws {
        let place = try self.place()
        let stay = try stay(at: place)
        try write(try history(of: place).adding(stay), stay, place)
    }

    func moveOut() throws {
        let (stay, place) = try occupancy()
        let day = try act.required(act.day, "day")
        try write(try history(of: place).ending(stay.id, on: day), nil, place)
    }

    /// Whoever has the room hands it over to this person.
    func handOver() throws {
        let place = try self.place()
        let stay = try stay(at: place)
        let next = try history(of: place).handingOver(to: stay, withHousehold: act.withHousehold ?? false)
        try write(next, stay, place)
    }

    /// The wrong entry stays, struck through; the right one is written for it.
    func correctOccupancy() throws {
        let (old, place) = try occupancy()
        let there = try act.place.map { _ in try self.place() } ?? place
        let right = Occupancy(
            id: tx.newID(), person: person.id, place: there.id, capacity: act.capacity ?? old.capacity,
            from: act.from ?? old.from, to: act.until, follows: old.id)
        guard right.place != old.place || right.capacity != old.capacity || right.from != old.from || right.to != old.to
        else { throw PersonRefusal.nothingChanged }
        let why = try act.reasoned()
        let struck = try history(of: place).striking(old.id, at: tx.now, why: why)
        if there.id == place.id {
            try write(try struck.adding(right), right, place)
        } else {
            let added = try history(of: there).adding(right)
            try write(struck, nil, place)
            try write(added, right, there)
        }
    }

    func strikeOccupancy() throws {
        let (stay, place) = try occupancy()
        try write(try history(of: place).striking(stay.id, at: tx.now, why: try act.reasoned()), nil, place)
    }

    /// Writes what differs; `added` is new, everything else was there before.
    private func write(_ next: RoomHistory, _ added: Occupancy?, _ place: Place) throws {
        let old = try history(of: place)
        for one in next.changed(since: old) {
            let before = old.stays.first { $0.id == one.id }
            try one.id == added?.id ? OccupancyTable.insert(tx, one) : OccupancyTable.update(tx, one)
            try note(
                one.capacity.rawValue, before.map { line($0, place) }, one.isStanding ? line(one, place) : nil,
                why: one.struckWhy ?? act.reason?.trimmed, of: one.person)
            // Of the others, whose stay ended with it, the file has a new version too.
            if one.person != person.id, let other = try PersonTable.find(tx, one.person) { try save(other) }
        }
        if let current = try PersonTable.find(tx, person.id) { try save(current) }
    }

    private func line(_ one: Occupancy, _ place: Place) -> String {
        "\(place.code) \(one.from) – \(one.to?.description ?? "")".trimmed
    }

    private func history(of place: Place) throws -> RoomHistory {
        RoomHistory(try OccupancyTable.all(tx, at: place.id), today: today)
    }

    private func place() throws -> Place {
        let name = try act.said(act.place, "place", limit: 80)
        let found =
            try PlaceTable.find(tx, code: name, in: person.project)
            ?? ID<Place>(name).flatMap { try PlaceTable.find(tx, $0) }
        guard let found, found.project == person.project, isWithinThePost(found) else {
            throw DirectoryRefusal.unknownPlace(name)
        }
        return found
    }

    /// Who was where is part of what is kept of the place: whose right is limited writes it of their own places alone.
    private func isWithinThePost(_ place: Place) -> Bool { actor.may(.peopleWrite, at: place) }

    private func occupancy() throws -> (Occupancy, Place) {
        guard let stay = try OccupancyTable.find(tx, try entry(Occupancy.self)), stay.person == person.id,
            let place = try PlaceTable.find(tx, stay.place)
        else { throw PersonRefusal.unknownEntry }
        guard isWithinThePost(place) else { throw WorkforceRefusal.notAllowed(.peopleWrite) }
        return (stay, place)
    }

    private func stay(at place: Place) throws -> Occupancy {
        guard try OccupancyTable.all(tx, of: person.id).count < Self.mostOccupancies else {
            throw PersonRefusal.personHasTooMany(limit: Self.mostOccupancies)
        }
        return Occupancy(
            id: tx.newID(), person: person.id, place: place.id, capacity: try act.required(act.capacity, "capacity"),
            from: try act.required(act.from, "from"), to: name == .moveIn ? act.until : nil)
    }
}
