import Foundation
import Kernel
import Testing

@testable import Store

@Suite("Parts of a table")
struct PartTests {
    private func month(_ time: String) throws -> Part {
        let key = IDMaker.first(at: try #require(Instant(time)))
        return try #require(Parting.months.part(of: "diary", holding: key))
    }

    @Test("A month is UTC's, and ends where the next begins")
    func months() throws {
        let (march, last) = (try month("2026-03-01T00:00:00Z"), try month("2026-03-31T23:59:59.999Z"))
        let early = try month("2026-03-01T07:59:00+08:00")
        #expect(march == last && march.name == "diary_2026_03" && early.name == "diary_2026_02")
        #expect(early.keys.upperBound == march.keys.lowerBound)
        let (december, january) = (try month("2026-12-31T12:00:00Z"), try month("2027-01-01T00:00:00Z"))
        #expect(december.keys.upperBound == january.keys.lowerBound)
    }

    @Test("From nought to the last month each key has one part, and parts follow each other without a gap")
    func complete() throws {
        for (parting, count) in [(Parting.months, 836), (.numbers, 836)] {
            var next: Int64 = 0
            for _ in 0..<count {
                let part = try #require(parting.part(of: "t", holding: next))
                #expect(part.keys.lowerBound == next)
                #expect(parting.part(of: "t", holding: part.keys.upperBound - 1) == part)
                next = part.keys.upperBound
            }
        }
    }

    @Test("Keys that nobody makes have no part", arguments: [Parting.months, .numbers])
    func none(_ parting: Parting) {
        #expect(parting.part(of: "t", holding: -1) == nil)
        #expect(parting.part(of: "t", holding: .max) == nil)
    }

    @Test("A number lies in its ten millions")
    func numbers() {
        #expect(Parting.numbers.part(of: "audit", holding: 9_999_999) == Part(name: "audit_0", keys: 0..<10_000_000))
        #expect(Parting.numbers.part(of: "audit", holding: 10_000_000)?.name == "audit_1")
    }
}
