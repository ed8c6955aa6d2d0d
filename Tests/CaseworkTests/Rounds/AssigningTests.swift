import Directory
import Kernel
import Testing
import Workforce

@testable import Rounds

@Suite("Who gets a round")
struct AssigningTests {
    private static let day = Day("2026-03-03")
    private static func at(_ hour: Int64) -> Instant { House.morning + .hours(hour - 9) }
    private static func id(_ number: Int64) -> ID<Staff> { ID(number: number) }
    private static let service = ID<Department>(number: 1)

    private static func assigning(
        _ people: [(Int64, String)], spans: [Int64: Range<Instant>] = [:], away: [Int64: Range<Instant>] = [:],
        load: [Int64: Int] = [:]
    ) throws -> Assigning {
        let walkers = people.map { Assigning.Walker(staff: id($0.0), roles: [$0.1], departments: [service]) }
        func keyed(_ all: [Int64: Range<Instant>]) -> [ID<Staff>: [Range<Instant>]] {
            Dictionary(uniqueKeysWithValues: all.map { (id($0.key), [$0.value]) })
        }
        let working = WorkingDay(
            spans: keyed(spans), planned: spans.isEmpty ? [] : [service], away: keyed(away))
        return Assigning(
            walkers, working, on: try #require(day),
            load: Dictionary(uniqueKeysWithValues: load.map { (id($0.key), $0.value) }))
    }

    private static let window = at(9)..<at(11)

    @Test("In turn among those of the role who are there by the roster")
    func inTurn() throws {
        var assigning = try Self.assigning(
            [(1, "guard"), (2, "guard"), (3, "guard"), (4, "cleaner")],
            spans: [1: Self.at(7)..<Self.at(15), 2: Self.at(7)..<Self.at(15), 3: Self.at(15)..<Self.at(23)])
        let role = RoundPlan.Assignment(.role, role: "guard")
        let got = (0..<4).map { _ in assigning.assign(role, steward: nil, in: Self.window)?.number }
        #expect(got.filter { $0 == 1 }.count == 2 && got.filter { $0 == 2 }.count == 2, "\(got)")
        #expect(assigning.assign(role, steward: nil, in: Self.at(16)..<Self.at(18)) == Self.id(3))
    }

    @Test("Whoever has fewer rounds already comes first")
    func load() throws {
        var assigning = try Self.assigning([(1, "guard"), (2, "guard")], load: [1: 2, 2: 1])
        #expect(assigning.assign(.init(.role, role: "guard"), steward: nil, in: Self.window) == Self.id(2))
    }

    @Test("A steward on leave is stood in for; where nobody can, nobody has it")
    func standIns() throws {
        var assigning = try Self.assigning(
            [(1, "steward"), (2, "steward"), (3, "steward")],
            away: [1: Self.at(0)..<Self.at(24), 2: Self.at(0)..<Self.at(24)])
        let way = RoundPlan.Assignment(.steward, standIns: [Self.id(2), Self.id(3)])
        #expect(assigning.assign(way, steward: Self.id(1), in: Self.window) == Self.id(3))
        #expect(assigning.assign(.init(.steward), steward: Self.id(1), in: Self.window) == nil)
        #expect(assigning.assign(.init(.staff, staff: Self.id(9)), steward: nil, in: Self.window) == nil)
    }

    @Test("Where a department has a plan, who is not in it is not there")
    func planned() throws {
        var assigning = try Self.assigning(
            [(1, "guard"), (2, "guard")], spans: [1: Self.at(7)..<Self.at(15)])
        #expect(assigning.assign(.init(.staff, staff: Self.id(2)), steward: nil, in: Self.window) == nil)
        #expect(assigning.assign(.init(.staff, staff: Self.id(1)), steward: nil, in: Self.window) == Self.id(1))
    }
}
