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
            try await yard.faults(one) == ["wordUnknown department", "unknownRole role", "badUserName user"])
        await #expect(throws: WorkforceRefusal.notAllowed(.staffWrite)) {
            try await yard.checked(.staff, Self.sheet, by: yard.agent)
        }
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
}
