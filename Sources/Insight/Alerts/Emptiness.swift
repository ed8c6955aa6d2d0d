import Directory

/// How many of the rooms stand empty of which is known what they were on a day and are now. A value; zones add up.
struct Emptiness: Sendable, Hashable, AdditiveArithmetic {
    var rooms: Int
    /// On the day, and now.
    var before: Int
    var now: Int

    static let zero = Emptiness(rooms: 0, before: 0, now: 0)

    init(rooms: Int, before: Int, now: Int) { (self.rooms, self.before, self.now) = (rooms, before, now) }

    /// - Parameter empty: what counts as empty.
    init(_ changes: [(was: PlaceStatus, now: PlaceStatus, count: Int)], empty: [PlaceStatus]) {
        rooms = changes.reduce(0) { $0 + $1.count }
        before = changes.reduce(0) { $0 + (empty.contains($1.was) ? $1.count : 0) }
        now = changes.reduce(0) { $0 + (empty.contains($1.now) ? $1.count : 0) }
    }

    static func + (a: Emptiness, b: Emptiness) -> Emptiness {
        Emptiness(rooms: a.rooms + b.rooms, before: a.before + b.before, now: a.now + b.now)
    }

    static func - (a: Emptiness, b: Emptiness) -> Emptiness {
        Emptiness(rooms: a.rooms - b.rooms, before: a.before - b.before, now: a.now - b.now)
    }
}
