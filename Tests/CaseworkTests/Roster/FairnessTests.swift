import Kernel
import Testing

@testable import Casework
@testable import Workforce

@Suite("What is fair in a plan")
struct FairnessTests {
    @Test("nights, weekends and public holidays are counted apart; a day that makes up for one is a weekend's")
    func apart() async throws {
        let at = try await RosterHouse.open { rules in
            let days = [(7, true), (8, false), (9, true)].compactMap { day, isOff in
                Day("2026-03-0\(day)").map {
                    Holiday(day: $0, name: Words(zh: "节", zhHant: "節", en: "x"), isOff: isOff)
                }
            }
            return rules.knowing([HolidayFile(year: 2026, source: "x", holidays: days)])
        }
        // Friday to Monday: the Saturday and the Monday are holidays, the Sunday makes up for one.
        for day in 6...9 { try await at.set("zhao", day, "night") }
        try await at.set("qian", 13, "early")
        let lines = try await at.plan().lines
        let zhao = try #require(lines.first { $0.staff.user == "zhao" }?.sums)
        #expect(zhao.nights == 4 && zhao.holidays == 2 && zhao.weekendDays == 1)
        let qian = try #require(lines.first { $0.staff.user == "qian" }?.sums)
        #expect(qian.nights == 0 && qian.holidays == 0 && qian.weekendDays == 0)
    }

    @Test("the desk's files say which days are off")
    func files() async throws {
        let rules = try await House.open().cases.rosterRules
        let off = try Checkout.desk.get().holidays.flatMap(\.holidays).filter(\.isOff).map(\.day)
        #expect(!off.isEmpty && rules.holidays == Set(off))
    }
}
