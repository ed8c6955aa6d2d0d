import Directory
import Foundation
import Kernel
import Testing
import Workforce

@testable import Transfer

@Suite("Bringing staff in")
struct StaffImportTests {
    private static let sheet = "工号,姓名,手机,部门,岗位\nwang01,王师傅,13800138000,客服部,客服坐席\n"

    @Test("By the name they sign in with; they can sign in at once")
    func hired() async throws {
        let yard = try await Yard()
        let one = try await yard.checked(.staff, Self.sheet)
        await #expect(throws: TransferRefusal.passwordNeeded) {
            try await yard.imports.run("\(one.id)", goodRows: false, by: yard.keeper)
        }
        try await yard.run(one)
        let wang = try #require(try await Team(yard.store).staff(user: "wang01"))
        #expect(wang.name == "王师傅" && wang.phone == "13800138000" && wang.departments.count == 1)
        #expect(wang.roles == [.init(role: "agent", project: yard.garden.id)])
        let session = try await Entrance(yard.store).signIn(
            user: "wang01", password: "anfang-2026!", device: "t", address: "a")
        #expect("\(session)".isEmpty == false)
        #expect(try await yard.words(try await yard.checked(.staff, Self.sheet)) == ["unchanged"])
    }

    @Test("Names that nobody knows are refused, and nobody gives more than they have")
    func refused() async throws {
        let yard = try await Yard()
        let one = try await yard.checked(
            .staff, "user,name,department,role\na1,甲,客房部,agent\nb1,乙,,总统\n李 四,丙,,agent\nd1,丁,,agent\n")
        #expect(
            try await yard.faults(one) == ["departmentUnknown department", "unknownRole role", "badUserName user"])
        await #expect(throws: WorkforceRefusal.notAllowed(.staffWrite)) {
            try await yard.checked(.staff, Self.sheet, by: yard.agent)
        }
    }

    @Test("A department that there is not is told with those that there are; each in a cell is looked at")
    func departments() async throws {
        let yard = try await Yard()
        let sheet = "工号,姓名,部门,岗位\na1,甲,\"客服部、客房部\",agent\nb1,乙,客服部,agent\n"
        let one = try await yard.checked(.staff, sheet)
        #expect(try await yard.words(one) == ["refused", "created"])
        guard case .refused(let fault) = try await yard.verdicts(one)[0] else {
            Issue.record("nothing was refused")
            return
        }
        #expect(fault.code == "departmentUnknown" && fault.arguments == ["given": "客房部", "known": "客服部"])
        try await yard.run(one, goodRows: true)
        #expect(try await Team(yard.store).staff(user: "b1")?.departments.count == 1)
    }

    @Test("A masked sheet that comes in again changes no telephone; another that is masked is refused")
    func masked() async throws {
        let yard = try await Yard()
        try await yard.taken(.staff, Self.sheet)
        let masked = Phone.masked("13800138000")
        let again = Self.sheet.replacing("13800138000", with: masked)
        #expect(try await yard.words(try await yard.checked(.staff, again)) == ["unchanged"])
        let other = Self.sheet.replacing("13800138000", with: Phone.masked("13911138000"))
        #expect(try await yard.words(try await yard.checked(.staff, other)) == ["refused"])
        try await yard.taken(.staff, again.replacing("王师傅", with: "王大师"))
        let wang = try #require(try await Team(yard.store).staff(user: "wang01"))
        #expect(wang.name == "王大师" && wang.phone == "13800138000")
    }

    @Test("A retired department takes nobody in; who is in it stays")
    func retired() async throws {
        let yard = try await Yard()
        try await yard.taken(.staff, Self.sheet)
        let retire = DepartmentChange(isRetired: true)
        _ = try await Team(yard.store).change(department: "service", to: retire, version: nil, by: yard.keeper)
        let more = Self.sheet + "li02,李师傅,13800138001,客服部,客服坐席\n"
        let one = try await yard.checked(.staff, more)
        #expect(try await yard.words(one) == ["unchanged", "refused"])
        #expect(try await yard.faults(one) == ["departmentRetired department"])
    }

    @Test("An undone import of staff never was")
    func undo() async throws {
        let yard = try await Yard()
        let before = try await yard.dump()
        let one = try await yard.taken(.staff, Self.sheet + "lin,林大晓,,客服部,agent\n")
        #expect(one.counts.changed == 1)
        let undone = try await yard.imports.goOn(try await yard.imports.undo("\(one.id)", by: yard.keeper).id)
        #expect(undone.kept == 0)
        #expect(try await yard.dump() == before)
    }

    /// A role in a part of a project, by the codes that ``StaffReach`` writes.
    private func posts(_ user: String, _ yard: Yard) async throws -> Set<String> {
        let staff = try #require(try await Team(yard.store).staff(user: user))
        return try await yard.store.read { db in
            let codes = try PlaceTable.codes(db, of: staff.roles.compactMap(\.place))
            return Set(
                staff.roles.map { post in
                    let project = post.project.map { $0 == yard.garden.id ? "garden" : "tower" }
                    return StaffReach.text(
                        post.role, project: project, place: post.place.flatMap { codes[$0] }, category: post.category)
                })
        }
    }

    @Test("A sheet says to which place and category posts are limited, in columns or behind each role")
    func limits() async throws {
        let yard = try await Yard()
        try await yard.taken(.places, "房号\n3-1-801\n5-1-101\n")
        let sheet = "工号,姓名,岗位,项目,负责区域,分类\n"
            + "a1,甲,客服坐席,花园小区,\"3栋、5-1\",\nb1,乙,agent,,,工程维修 › 给排水\n"
            + "c1,丙,\"agent@garden#3-1#engineering.plumbing, agent@tower, agent@garden##engineering.lighting\",,,\n"
        let one = try await yard.taken(.staff, sheet)
        #expect(one.counts.created == 3)
        #expect(try await posts("a1", yard) == ["agent@garden#3", "agent@garden#5-1"])
        #expect(try await posts("b1", yard) == ["agent@garden##engineering.plumbing"])
        let every: Set = [
            "agent@garden#3-1#engineering.plumbing", "agent@tower", "agent@garden##engineering.lighting",
        ]
        #expect(try await posts("c1", yard) == every)
        #expect(try await yard.words(try await yard.checked(.staff, sheet)) == Array(repeating: "unchanged", count: 3))
        // What a sheet does not say stays; what it says otherwise is told and done.
        let plain = "工号,姓名,岗位,负责区域\na1,甲,agent,\nb1,乙,agent,全部\n"
        let two = try await yard.checked(.staff, plain)
        let change = FieldChange("role", "agent@garden##engineering.plumbing", "agent@garden")
        #expect(try await yard.verdicts(two) == [.unchanged(), .changed([change])])
        try await yard.run(two)
        #expect(try await posts("b1", yard) == ["agent@garden"])
        #expect(try await yard.undone(two).kept == 0)
        #expect(try await posts("b1", yard) == ["agent@garden##engineering.plumbing"])
    }

    @Test(
        "Limits that cannot be are refused",
        arguments: [
            ("agent,,9-9,", "unknownPlace place"), ("agent,全部,3-1,", "placeNeedsProject project"),
            ("agent,,,火箭", "wordUnknown category"), ("agent@garden#9-9,,,", "unknownPlace place"),
            ("agent@tower#3-1,,,", "unknownPlace place"), ("agent@nirgends,,,", "unknownProject project"),
            ("agent,云顶大厦,3-1,", "unknownPlace place"), ("agent,,3-1（代班：李四）,", "placeWithNote place"),
        ])
    func badLimits(_ cells: String, _ fault: String) async throws {
        let yard = try await Yard()
        try await yard.taken(.places, "房号\n3-1-801\n")
        let one = try await yard.checked(.staff, "user,name,role,project,place,category\na1,甲,\(cells)\n")
        #expect(try await yard.faults(one) == [fault])
    }

    @Test("Somebody whose limits were changed since is left as they are")
    func limitTouched() async throws {
        let yard = try await Yard()
        try await yard.taken(.places, "房号\n3-1-801\n")
        let one = try await yard.taken(.staff, "user,name,role,place\na1,甲,agent,3\n")
        let staff = try #require(try await Team(yard.store).staff(user: "a1"))
        try await yard.store.write { tx in
            let post = Staff.Post(role: "agent", project: yard.garden.id)
            try StaffTable.update(tx, staff.with(name: staff.name, phone: "", departments: [], roles: [post]))
        }
        #expect(try await yard.undone(one).kept == 1)
    }
}
