import Kernel

/// Everybody who ever had a place, from when to when: what may be written of it, and who was there.
///
/// A stay has its first and its last day, both of them its own. Moves are written down when they have happened: a day
/// to come is refused, so that who has no last day is there now. Owners may be several; there is one tenant at a time;
/// and nobody is the same thing twice at one time. Between two stays nothing is made up.
package struct RoomHistory: Sendable {
    /// Those that are struck through too.
    package let stays: [Occupancy]
    private let today: Day

    package init(_ stays: [Occupancy], today: Day) { (self.stays, self.today) = (stays, today) }

    /// No entry is older: what people know of a house begins with it.
    package static let first = Day("1900-01-01")

    /// Who had it on a day.
    package func on(_ day: Day) -> [Occupancy] { during(day, day) }

    /// Who had it on any day between two, both included.
    package func during(_ first: Day, _ last: Day) -> [Occupancy] {
        stays.filter { $0.holds(from: first, to: last) }
    }

    /// - Throws: ``PersonRefusal/dayImpossible(field:)`` · ``PersonRefusal/endsBeforeItBegins`` ·
    ///   ``PersonRefusal/livesThereAlready`` · ``PersonRefusal/tenancyTaken(since:)``
    package func adding(_ stay: Occupancy) throws -> RoomHistory {
        try checkDay(stay.from, "from")
        if let to = stay.to {
            try checkDay(to, "until")
            guard to >= stay.from else { throw PersonRefusal.endsBeforeItBegins }
        }
        let others = stays.filter { $0.id != stay.id && $0.capacity == stay.capacity && $0.overlaps(stay) }
        guard !others.contains(where: { $0.person == stay.person }) else { throw PersonRefusal.livesThereAlready }
        if stay.capacity == .tenant, let other = others.first { throw PersonRefusal.tenancyTaken(since: other.from) }
        return RoomHistory(stays.filter { $0.id != stay.id } + [stay], today: today)
    }

    /// - Throws: ``PersonRefusal/unknownEntry`` · ``PersonRefusal/entryIsOver`` ·
    ///   ``PersonRefusal/dayImpossible(field:)`` · ``PersonRefusal/endsBeforeItBegins``
    package func ending(_ id: ID<Occupancy>, on day: Day) throws -> RoomHistory {
        guard var stay = stays.first(where: { $0.id == id && $0.isStanding }) else { throw PersonRefusal.unknownEntry }
        guard stay.to == nil else { throw PersonRefusal.entryIsOver }
        try checkDay(day, "day")
        guard day >= stay.from else { throw PersonRefusal.endsBeforeItBegins }
        stay.to = day
        return replacing(stay)
    }

    /// - Throws: ``PersonRefusal/unknownEntry``
    package func striking(_ id: ID<Occupancy>, at now: Instant, why: String) throws -> RoomHistory {
        guard var stay = stays.first(where: { $0.id == id && $0.isStanding }) else { throw PersonRefusal.unknownEntry }
        (stay.struckAt, stay.struckWhy) = (now, why)
        return replacing(stay)
    }

    /// The new one begins on its first day; whoever is there in the same capacity ends on the day before. With the
    /// household, family and occupiers end too.
    ///
    /// - Throws: ``PersonRefusal/nobodyHandsOver`` · what ``ending(_:on:)`` and ``adding(_:)`` throw
    package func handingOver(to stay: Occupancy, withHousehold: Bool) throws -> RoomHistory {
        let leaving = stays.filter { $0.isPresent && $0.person != stay.person && $0.capacity == stay.capacity }
        guard !leaving.isEmpty else { throw PersonRefusal.nobodyHandsOver }
        let household = stays.filter { one in
            withHousehold && one.isPresent && one.person != stay.person && [.family, .occupier].contains(one.capacity)
        }
        var next = self
        for one in leaving + household { next = try next.ending(one.id, on: stay.from.adding(days: -1)) }
        return try next.adding(stay)
    }

    /// What differs from another history of the same place.
    package func changed(since old: RoomHistory) -> [Occupancy] { stays.filter { !old.stays.contains($0) } }

    private func replacing(_ stay: Occupancy) -> RoomHistory {
        RoomHistory(stays.map { $0.id == stay.id ? stay : $0 }, today: today)
    }

    private func checkDay(_ day: Day, _ field: String) throws {
        guard day <= today, let first = Self.first, day >= first else {
            throw PersonRefusal.dayImpossible(field: field)
        }
    }
}

extension Occupancy {
    fileprivate func overlaps(_ other: Occupancy) -> Bool {
        guard isStanding else { return false }
        return (to.map { $0 >= other.from } ?? true) && (other.to.map { $0 >= from } ?? true)
    }
}
