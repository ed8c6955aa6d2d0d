import Directory
import Kernel
import Testing

@testable import Casework
@testable import Workforce

/// The engineers of the garden, with their plan of March: the house opens on Tuesday, 2026-03-03 09:00.
struct RosterHouse {
    let house: House
    let roster: Roster
    let place = RosterPlace(project: "garden", department: "engineering")
    let march = RosterMonth(of: Day(CivilDate(daysSince1970: 20515)))

    static func open(rules change: (RosterRules) -> RosterRules = { $0 }) async throws -> RosterHouse {
        let house = try await House.open()
        return RosterHouse(house: house, roster: Roster(house.store, rules: change(house.cases.rosterRules)))
    }

    func day(_ number: Int) -> Day { march.first.adding(days: Int64(number - 1)) }
    func id(_ user: String) throws -> ID<Staff> { try house.actor(user).staff }

    @discardableResult
    func set(
        _ user: String, _ day: Int, _ shift: String?, was: String? = nil, by: String = "chen"
    ) async throws -> Int {
        try await roster.set(
            [CellEdit(staff: try id(user), day: self.day(day), shift: shift, was: was)], place,
            by: try house.actor(by))
    }

    func plan() async throws -> RosterPlan { try await roster.plan(place, march, for: try house.actor("chen")) }

    func publish() async throws {
        try await roster.publish(place, march, reason: "人手不足，已报经理", by: try house.actor("chen"))
    }

    func shift(_ user: String, _ day: Int) async throws -> String? {
        let who = try id(user)
        return try await plan().lines.first { $0.staff.id == who }?.shifts[self.day(day)]
    }
}
