import Directory
import Kernel
import Store
import Testing

@testable import Casework
@testable import Insight
@testable import Workforce

@Suite("A building drawn as floors and rooms")
struct BuildingTests {
    /// Building 3 with two staircases of two floors, a garage room below, a lift, and building 30 beside it.
    private func build(_ house: House) async throws -> [String: Place] {
        let all: [(Place.Kind, String, String)] = [
            (.building, "3", "3 栋"), (.unit, "3-1", "3 栋 1 单元"), (.unit, "3-2", "3 栋 2 单元"),
            (.room, "3-1-101", "3 栋 1 单元 101"), (.room, "3-1-102", "3 栋 1 单元 102"),
            (.room, "3-1-1001", "3 栋 1 单元 1001"), (.room, "3-2-101", "3 栋 2 单元 101"),
            (.room, "3-2-B101", "3 栋 2 单元 B101"), (.room, "3-2-7", "3 栋 2 单元 7"),
            (.facility, "3-1-lift", "3 栋 1 单元电梯"), (.building, "30", "30 栋"), (.room, "30-101", "30 栋 101"),
            (.area, "pool", "泳池"),
        ]
        let drafts = all.map {
            PlaceDraft(project: house.estate.id, parent: nil, kind: $0.0, code: $0.1, name: $0.2)
        }
        let places = try await Places(house.store).add(drafts, by: 0)
        return Dictionary(uniqueKeysWithValues: places.map { ($0.code, $0) })
    }

    private func plan(_ house: House, _ place: Place?, by user: String = "chen") async throws -> BuildingPlan? {
        try await Board(house.store).building(around: try #require(place).id, for: try house.actor(user))
    }

    @Test("The highest floor is on top, doors stand in their columns, what has no floor stands beside")
    func drawn() async throws {
        let house = try await House.open()
        let places = try await build(house)
        let plan = try #require(try await plan(house, places["3"]))
        #expect(plan.building.code == "3" && plan.project.code == "garden")
        #expect(plan.units.map { "\($0.name) \($0.columns)" } == ["1 单元 2", "2 单元 1"])
        let rows = plan.floors.map { floor in
            "\(floor.name): " + floor.cells.map { $0?.label ?? "-" }.joined(separator: " ")
        }
        #expect(rows == ["10: 1001 - -", "1: 101 102 101", "B1: - - B101"])
        #expect(plan.others.map(\.label) == ["1 单元电梯", "2 单元 7"])
        #expect(plan.cells.allSatisfy { $0.state == .quiet } && plan.total == .init() && plan.isListed)
    }

    @Test("Each room has what is open in it, by the gravest of it, and the building the sum of its rooms")
    func loads() async throws {
        let house = try await House.open()
        let places = try await build(house)
        try await house.register { $0.place = "3-1-101" }
        let done = try await house.register { $0.place = "3-1-101" }
        try await house.register { $0.place = "30-101" }
        try await house.register { ($0.place, $0.priority) = ("3-1-1001", .emergency) }
        try await house.register { $0.place = "3-1-lift" }
        try await house.register { $0.place = "3-1" }
        try await house.act("cancel", on: done, by: "chen") { $0.act.reason = "重复" }
        house.hand.advance(.hours(30))
        try await house.register { $0.place = "3-2-101" }
        let plan = try #require(try await plan(house, places["3"]))
        let states = Dictionary(uniqueKeysWithValues: plan.cells.map { ($0.place.code, ($0.state, $0.load.open)) })
        #expect(states["3-1-101"]?.0 == .late && states["3-1-101"]?.1 == 1)
        #expect(states["3-1-1001"]?.0 == .emergency && states["3-1-lift"]?.0 == .late)
        #expect(states["3-2-101"]?.0 == .open && states["3-2-B101"]?.0 == .quiet)
        #expect(states["3-1"]?.1 == 1, "a staircase with a case of its own stands beside")
        #expect(plan.total.open == 5 && plan.total.emergencies == 1 && plan.total.overdue == 4)
        var filter = CaseFilter()
        (filter.project, filter.building, filter.phases) = (house.estate.id, "3", Phase.live)
        #expect(try await house.cases.list(filter, for: try house.actor("chen")).items.count == plan.total.open)
    }

    @Test("A room leads to its building, a pool to itself, and what is another project's to nothing")
    func around() async throws {
        let house = try await House.open()
        let places = try await build(house)
        #expect(try await plan(house, places["3-2-101"])?.building.code == "3")
        #expect(try await plan(house, places["30-101"])?.building.code == "30")
        let pool = try #require(try await plan(house, places["pool"]))
        #expect(pool.building.code == "pool" && pool.floors.isEmpty && pool.others.map(\.label) == ["泳池"])
        let foreign = PlaceDraft(project: house.tower.id, parent: nil, kind: .building, code: "8", name: "8 座")
        let tower = try await Places(house.store).add([foreign], by: 0)[0]
        #expect(try await plan(house, tower) == nil)
        #expect(try await plan(house, tower, by: "root")?.building.code == "8")
        await refused(WorkforceRefusal.notAllowed(.boardRead)) { try await plan(house, places["3"], by: "zhao") }
    }

    @Test("Floors of the tree come before what a number says, and codes need not follow the tree")
    func floorsOfTheTree() async throws {
        let house = try await House.open()
        func add(_ kind: Place.Kind, _ code: String, _ name: String, in parent: Place?) async throws -> Place {
            let draft = PlaceDraft(
                project: house.estate.id, parent: parent?.id, kind: kind, code: code, name: name)
            return try await Places(house.store).add([draft], by: 0)[0]
        }
        let hall = try await add(.building, "H", "会所", in: nil)
        let ground = try await add(.floor, "H-G", "大堂层", in: hall)
        let second = try await add(.floor, "H-2", "二层", in: hall)
        _ = try await add(.room, "H-G-1", "接待", in: ground)
        let odd = try await add(.room, "X9", "棋牌室", in: second)
        _ = try await add(.room, "H-2-9", "球室", in: second)
        try await house.register { $0.place = "X9" }
        let plan = try #require(try await plan(house, hall))
        #expect(plan.floors.map(\.name) == ["2", "大堂层"])
        #expect(plan.floors[0].cells.compactMap { $0?.label } == ["9", "X9"])
        #expect(plan.total.open == 1 && !plan.isListed)
        #expect(plan.cells.first { $0.place.id == odd.id }?.load.open == 1)
    }

    @Test(
        "What a room's number says",
        arguments: [
            ("802", 8, "02"), ("1203", 12, "03"), ("0802", 8, "02"), ("B103", -1, "03"), ("b201", -2, "01"),
            ("8A", 8, "A"), ("A802", 8, "A02"), ("802A", 8, "02A"), ("20000", 200, "00"),
        ])
    func numbers(_ text: String, _ floor: Int, _ door: String) throws {
        let number = try #require(RoomNumber(text))
        #expect(number.floor == floor && number.door == door)
    }

    @Test("and where it says nothing", arguments: ["7", "12", "lift", "", "20100", "8-2", "８０２", "AB12"])
    func noNumber(_ text: String) { #expect(RoomNumber(text) == nil) }
}
