import Directory
import Kernel
import Testing

@testable import Casework
@testable import Workforce

@Suite("Who looks after a place on a day")
struct ZoneTests {
    private static let (anna, bo, chu): (ID<Staff>, ID<Staff>, ID<Staff>) = (
        ID(number: 11), ID(number: 12), ID(number: 13)
    )
    private static let (building, unit): (ID<Place>, ID<Place>) = (ID(number: 1), ID(number: 2))

    private static func post(
        _ number: Int64, _ staff: ID<Staff>, _ from: String, _ to: String? = nil, for absent: ID<Staff>? = nil,
        at place: ID<Place> = building, _ duty: ZonePost.Duty = .steward
    ) throws -> ZonePost {
        ZonePost(
            id: ID(number: number), project: ID(number: 9), staff: staff, place: place, duty: duty,
            from: try #require(Day(from)), to: try to.map { try #require(Day($0)) }, standsInFor: absent)
    }

    @Test("one steward at a time; the day after the last is free")
    func oneAtATime() throws {
        let first = try Self.post(1, Self.anna, "2026-01-01", "2026-03-31")
        #expect(throws: DirectoryRefusal.self) { try Self.post(2, Self.bo, "2026-03-31").check(among: [first]) }
        #expect(throws: DirectoryRefusal.self) { try Self.post(2, Self.bo, "2025-01-01").check(among: [first]) }
        try Self.post(2, Self.bo, "2026-04-01").check(among: [first])
        try Self.post(2, Self.bo, "2025-01-01", "2025-12-31").check(among: [first])
        // Another place, and the work of a trade, are another matter.
        try Self.post(2, Self.bo, "2026-02-01", at: Self.unit).check(among: [first])
        try Self.post(2, Self.bo, "2026-02-01", nil, at: Self.building, .trade).check(among: [first])
    }

    @Test("whoever stands in does so for the steward, for a time, one at a time")
    func standIns() throws {
        let steward = try Self.post(1, Self.anna, "2026-01-01", "2026-06-30")
        let standIn = try Self.post(2, Self.bo, "2026-02-01", "2026-02-10", for: Self.anna)
        try standIn.check(among: [steward])
        let refused = [
            try Self.post(3, Self.chu, "2026-02-10", "2026-02-12", for: Self.anna),
            try Self.post(3, Self.chu, "2026-06-30", "2026-07-01", for: Self.anna),
            try Self.post(3, Self.chu, "2026-03-01", nil, for: Self.anna),
            try Self.post(3, Self.chu, "2026-03-01", "2026-03-02", for: Self.bo),
            try Self.post(3, Self.anna, "2026-03-01", "2026-03-02", for: Self.anna),
        ]
        for one in refused {
            #expect(throws: DirectoryRefusal.self) { try one.check(among: [steward, standIn]) }
        }
        #expect(throws: CaseRefusal.endBeforeStart) {
            try Self.post(3, Self.chu, "2026-03-02", "2026-03-01", for: Self.anna).check(among: [steward])
        }
    }

    @Test("the closest place counts, the stand-in before the steward, and then nobody")
    func acting() throws {
        let posts = [
            try Self.post(1, Self.anna, "2026-01-01", "2026-06-30"),
            try Self.post(2, Self.bo, "2026-02-01", "2026-02-10", for: Self.anna),
            try Self.post(3, Self.chu, "2026-03-01", at: Self.unit),
        ]
        func who(_ day: String, _ path: [ID<Place>]) throws -> ID<Staff>? {
            let day = try #require(Day(day))
            return Stewards(posts, on: day).steward(along: path)?.staff
        }
        let room: [ID<Place>] = [ID(number: 5), Self.unit, Self.building]
        #expect(try who("2025-12-31", room) == nil)
        #expect(try who("2026-01-31", room) == Self.anna)
        #expect(try who("2026-02-01", room) == Self.bo && who("2026-02-10", room) == Self.bo)
        #expect(try who("2026-02-11", room) == Self.anna)
        #expect(try who("2026-03-01", room) == Self.chu && who("2026-03-01", [Self.building]) == Self.anna)
        #expect(try who("2026-07-01", room) == Self.chu && who("2026-07-01", [Self.building]) == nil)
        #expect(ZonePost.present(posts, on: try #require(Day("2026-02-05"))).map(\.staff) == [Self.bo])
    }

    @Test("care is due again after its rhythm, also at the end of a short month", arguments: [
        (1, CareRhythm.Unit.months, "2026-01-31", "2026-02-28"), (1, .months, "2024-01-31", "2024-02-29"),
        (12, .months, "2026-03-15", "2027-03-15"), (3, .months, "2026-11-30", "2027-02-28"),
        (15, .days, "2026-02-20", "2026-03-07"),
    ])
    func rhythm(_ every: Int, _ unit: CareRhythm.Unit, _ done: String, _ next: String) throws {
        #expect(CareRhythm(every: every, unit: unit).next(after: try #require(Day(done))).description == next)
    }
}
