import Directory
import Kernel
import Web
import Workforce

/// The demo's places and people.
struct DemoEstate: Sendable {
    let project: Project
    /// User name → who acts.
    let actors: [String: Actor]
    /// Department key → the users who do its work.
    let crews: [String: [String]]
    typealias Home = (room: Place, person: Person)

    let homes: [Home]

    static func build(_ script: DemoScript, in house: House, seed: UInt64) async throws -> DemoEstate {
        var dice = Dice(seed: seed)
        let plan = script.estate
        let project = try await house.places.addProject(
            code: plan.code, name: plan.name, zone: Zone(plan.zone) ?? .shanghai, by: 0)
        let rooms = try await places(plan, project, in: house)
        let homes = try await people(script, rooms, project, in: house, &dice)
        let actors = try await staff(script, in: house)
        try await posts(script, actors, in: house)
        let workers = script.staff.filter { member in
            member.left == nil && !Set(member.roles).isDisjoint(with: [
                "engineer", "cleaner", "guard", "gardener", "steward", "cashier", "front-desk",
            ])
        }
        return DemoEstate(
            project: project, actors: actors,
            crews: Dictionary(grouping: workers, by: \.department).mapValues { $0.map(\.user) }, homes: homes)
    }

    private static func staff(_ script: DemoScript, in house: House) async throws -> [String: Actor] {
        let departments = try await house.team.departments()
        let password = try SealedPassword(Demo.password)
        var actors: [String: Actor] = [:]
        for member in script.staff {
            let own = departments.filter { $0.key == member.department }.map(\.id)
            let staff = try await house.team.add(
                StaffDraft(
                    user: member.user, name: member.name, departments: own,
                    roles: member.roles.map { .init(role: $0, project: nil) }),
                password: password, by: 0)
            let actor = try await house.store.read { try Doorkeeper.actor($0, staff.id)?.0 }
            actors[member.user] = actor?.limited(to: nil, via: "demo")
        }
        return actors
    }

    /// Who leads whom, who is on probation, and who has left.
    private static func posts(_ script: DemoScript, _ actors: [String: Actor], in house: House) async throws {
        guard let admin = script.staff.last(where: { $0.roles.contains("administrator") }).flatMap({ actors[$0.user] })
        else { return }
        for member in script.staff {
            guard let id = actors[member.user]?.staff, let staff = try await house.team.staff(id) else { continue }
            var change = StaffChange(staff)
            change.manager = member.manager.flatMap { actors[$0]?.staff }
            change.stage = member.stage ?? .confirmed
            _ = try await house.team.change(id, to: change, version: nil, by: admin)
            if let reason = member.left {
                _ = try await house.cases.letGo(
                    id, HandOver(), reason: reason, version: nil, besides: house.leaverRooms, by: admin)
            }
        }
    }

    /// Buildings, units and rooms by code: `3-1-802`; some public areas and parking.
    private static func places(_ plan: DemoScript.Estate, _ project: Project, in house: House) async throws -> [Place] {
        var drafts: [PlaceDraft] = []
        func add(_ kind: Place.Kind, _ code: String, _ name: String) {
            drafts.append(PlaceDraft(project: project.id, parent: nil, kind: kind, code: code, name: name))
        }
        for building in 1...plan.buildings {
            add(.building, "\(building)", "\(building) 栋")
            for unit in 1...plan.units {
                add(.unit, "\(building)-\(unit)", "\(building) 栋 \(unit) 单元")
                for floor in 1...plan.floors {
                    for door in 1...plan.perFloor {
                        let room = "\(floor)0\(door)"
                        add(.room, "\(building)-\(unit)-\(room)", "\(building) 栋 \(unit) 单元 \(room)")
                    }
                }
                add(.facility, "\(building)-\(unit)-lift", "\(building) 栋 \(unit) 单元电梯")
            }
        }
        for (code, name) in [("B2", "地下车库 B2"), ("gate-n", "北门岗"), ("garden", "中心花园"), ("pool", "泳池")] {
            add(.area, code, name)
        }
        for space in 1...plan.spaces { add(.parking, "B2-\(padded(space, 3))", "B2-\(padded(space, 3))") }
        return try await house.places.add(drafts, by: 0).filter { $0.kind == .room }
    }

    private static func people(
        _ script: DemoScript, _ rooms: [Place], _ project: Project, in house: House, _ dice: inout Dice
    ) async throws -> [Home] {
        var homes: [Home] = []
        for (count, room) in rooms.enumerated() {
            guard !dice.chance(6) else { continue }
            let isRented = dice.chance(20)
            let owner = try await person(script, project, in: house, room, .owner, count, &dice)
            homes.append((room, owner))
            if isRented {
                homes.append((room, try await person(script, project, in: house, room, .tenant, count, &dice)))
            }
        }
        return homes
    }

    private static func person(
        _ script: DemoScript, _ project: Project, in house: House, _ room: Place, _ capacity: Occupancy.Capacity,
        _ count: Int, _ dice: inout Dice
    ) async throws -> Person {
        let name = dice.pick(script.surnames) + dice.pick(script.given)
        let phone = "13\(dice.pick(["8", "9", "5", "6"]))\(padded(Int.random(in: 0...99_999_999, using: &dice), 8))"
        let from = Day("20\(Int.random(in: 19...25, using: &dice))-0\(Int.random(in: 1...9, using: &dice))-15")
        let plate = "浙A·\(padded(Int.random(in: 0...99_999, using: &dice), 5))"
        return try await house.people.add(
            PersonDraft(
                project: project.id, name: name, phones: [phone], tags: dice.chance(8) ? [dice.pick(script.tags)] : []),
            living: from.map { [(room.id, capacity, $0)] } ?? [],
            vehicles: dice.chance(45) ? [(plate, "B2-\(padded(count + 1, 3))")] : [], by: 0)
    }
}
