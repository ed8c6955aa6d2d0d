import Directory
import Kernel
import Testing

@Suite("Warranties")
struct WarrantyTests {
    private let part = WarrantyPart(key: "electrics", years: 2, categories: ["engineering.electrical"])

    @Test("end on the same day of the last year, in February on its last", arguments: [
        ("2024-03-15", 2, "2026-03-15"), ("2024-02-29", 2, "2026-02-28"), ("2024-02-29", 4, "2028-02-29"),
        ("2023-02-28", 1, "2024-02-28"), ("2023-12-31", 5, "2028-12-31"),
    ])
    func lastDay(_ delivered: String, _ years: Int, _ last: String) throws {
        let day = try #require(Day(delivered))
        #expect(Warranty.lastDay(of: years, after: day).description == last)
    }

    @Test("a part is under warranty on its last day, and no longer on the next")
    func ends() throws {
        let record = PlaceRecord(name: "3-1-802", deliveredOn: Day("2024-03-15"))
        let cover = try #require(Warranty.covers([(ID(number: 2), record)], [part]).first)
        let last = try #require(Day("2026-03-15"))
        #expect(cover.holds(on: last) && !cover.holds(on: last.adding(days: 1)))
    }

    @Test("a place's own record decides before what it lies in, an agreed day before a counted one")
    func closest() throws {
        let (room, building): (ID<Place>, ID<Place>) = (ID(number: 2), ID(number: 1))
        let built = PlaceRecord(name: "3", deliveredOn: Day("2020-05-01"))
        var own = PlaceRecord(name: "3-1-802")
        #expect(Warranty.covers([(room, own), (building, built)], [part]).first?.from == building)
        own.deliveredOn = Day("2025-05-01")
        #expect(Warranty.covers([(room, own), (building, built)], [part]).first?.until == Day("2027-05-01"))
        own.warranty = ["electrics": try #require(Day("2030-01-01"))]
        #expect(Warranty.covers([(room, own), (building, built)], [part]).first?.until == Day("2030-01-01"))
        #expect(Warranty.covers([(room, PlaceRecord(name: "x"))], [part]) == [])
    }

    @Test("a category belongs to its part, and so does what lies below it")
    func categories() {
        #expect(part.covers("engineering.electrical") && part.covers("engineering.electrical.tripping"))
        #expect(!part.covers("engineering.electricals") && !part.covers("engineering"))
    }
}
