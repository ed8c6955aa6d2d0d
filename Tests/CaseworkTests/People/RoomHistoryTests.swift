import Kernel
import Testing

@testable import Casework
@testable import Directory

@Suite("Who lived where")
struct RoomHistoryTests {
    private static let today = Day("2026-03-31")!
    private static let place = ID<Place>(number: 9)

    /// The slow way: a stay is the set of its days, and every rule looks at every day.
    private struct Walk {
        struct Stay {
            let id: Int64
            let person: Int64
            let capacity: Occupancy.Capacity
            let first: Int
            var days: Set<Int>
            var isOpen: Bool
        }

        var stays: [Stay] = []

        func takes(_ stay: Stay) -> Bool {
            for day in stay.days {
                for other in stays where other.capacity == stay.capacity && other.days.contains(day) {
                    if other.person == stay.person || stay.capacity == .tenant { return false }
                }
            }
            return true
        }

        mutating func end(_ id: Int64, on day: Int) -> Bool {
            guard let place = stays.firstIndex(where: { $0.id == id && $0.isOpen }), stays[place].days.contains(day)
            else { return false }
            stays[place].days = stays[place].days.filter { $0 <= day }
            stays[place].isOpen = false
            return true
        }
    }

    /// The last day that there is: whoever is there now is there on all days up to it.
    private static let last = 89

    private static func day(_ number: Int) -> Day { Day("2026-01-01")!.adding(days: Int64(number)) }

    @Test("A thousand and more histories of a room are what a walk day by day makes of them", arguments: 0..<30)
    func histories(_ seed: Int) throws {
        var dice = Dice(state: UInt64(seed))
        for _ in 0..<50 { try Self.play(&dice) }
    }

    private static func play(_ dice: inout Dice) throws {
        var history = RoomHistory([], today: today)
        var walk = Walk()
        for step in 0..<14 {
            let id = Int64(step + 1)
            let first = Int.random(in: 0...last, using: &dice)
            let before = history
            switch Int.random(in: 0..<6, using: &dice) {
            case 0..<3:
                let isOpen = Bool.random(using: &dice)
                let end = isOpen ? last : Int.random(in: first...last, using: &dice)
                let stay = Walk.Stay(
                    id: id, person: Int64.random(in: 1...4, using: &dice),
                    capacity: Occupancy.Capacity.allCases.randomElement(using: &dice)!, first: first,
                    days: Set(first...end), isOpen: isOpen)
                let added = try? history.adding(occupancy(stay, end: end))
                #expect((added != nil) == walk.takes(stay), "\(stay)")
                if let added { (history, walk.stays) = (added, walk.stays + [stay]) }
            case 3:
                let chosen = Int64.random(in: 1...id, using: &dice)
                let ended = try? history.ending(ID(number: chosen), on: day(first))
                var next = walk
                #expect((ended != nil) == next.end(chosen, on: first), "\(chosen) on \(first)")
                if let ended { (history, walk) = (ended, next) }
            case 4:
                let chosen = Int64.random(in: 1...id, using: &dice)
                let struck = try? history.striking(ID(number: chosen), at: .init(seconds: 1), why: "错")
                #expect((struck != nil) == walk.stays.contains { $0.id == chosen })
                if let struck { history = struck }
                walk.stays.removeAll { $0.id == chosen }
            default:
                handOver(&history, &walk, id, first, &dice)
            }
            // Nothing that was written is lost.
            #expect(before.stays.allSatisfy { old in history.stays.contains { $0.id == old.id } })
        }
        for day in 0...last {
            let there = Set(history.on(Self.day(day)).map(\.id.number))
            #expect(there == Set(walk.stays.filter { $0.days.contains(day) }.map(\.id)), "day \(day)")
        }
    }

    private static func handOver(
        _ history: inout RoomHistory, _ walk: inout Walk, _ id: Int64, _ first: Int, _ dice: inout Dice
    ) {
        let capacity: Occupancy.Capacity = Bool.random(using: &dice) ? .owner : .tenant
        let stay = Walk.Stay(
            id: id, person: Int64.random(in: 1...4, using: &dice), capacity: capacity, first: first,
            days: Set(first...last), isOpen: true)
        let all = Bool.random(using: &dice)
        let next = try? history.handingOver(to: occupancy(stay, end: last), withHousehold: all)
        var then = walk
        let leaving = walk.stays.filter { $0.isOpen && $0.person != stay.person && $0.capacity == capacity }
        let household = walk.stays.filter {
            all && $0.isOpen && $0.person != stay.person && [.family, .occupier].contains($0.capacity)
        }
        let ended = (leaving + household).map { then.end($0.id, on: first - 1) }
        let isTaken = !leaving.isEmpty && ended.allSatisfy(\.self) && then.takes(stay)
        #expect((next != nil) == isTaken)
        if let next { (history, walk.stays) = (next, then.stays + [stay]) }
    }

    private static func occupancy(_ stay: Walk.Stay, end: Int) -> Occupancy {
        Occupancy(
            id: ID(number: stay.id), person: ID(number: stay.person), place: place, capacity: stay.capacity,
            from: day(stay.first), to: stay.isOpen ? nil : day(end))
    }

    @Test("What is still to come, and what ends before it begins, is refused")
    func days() throws {
        let history = RoomHistory([], today: Self.today)
        func stay(_ from: String, _ to: String?) -> Occupancy {
            Occupancy(
                id: ID(number: 1), person: ID(number: 1), place: Self.place, capacity: .owner, from: Day(from)!,
                to: to.flatMap(Day.init))
        }
        #expect(throws: PersonRefusal.dayImpossible(field: "from")) { try history.adding(stay("2026-04-01", nil)) }
        #expect(throws: PersonRefusal.dayImpossible(field: "from")) { try history.adding(stay("1899-12-31", nil)) }
        #expect(throws: PersonRefusal.dayImpossible(field: "until")) {
            try history.adding(stay("2026-03-01", "2026-04-01"))
        }
        #expect(throws: PersonRefusal.endsBeforeItBegins) { try history.adding(stay("2026-03-02", "2026-03-01")) }
        #expect(try history.adding(stay("2026-03-31", "2026-03-31")).on(Self.today).count == 1)
    }
}
