import Directory
import Foundation
import Kernel
import Testing

@testable import Transfer

@Suite("Who is there already is known, and by what is said")
struct RecognitionTests {
    private func yard() async throws -> Yard {
        let yard = try await Yard()
        try await yard.taken(.places, "code\n3-1-801\n3-1-802\n")
        return yard
    }

    private func known(_ yard: Yard, _ one: Import) async throws -> [String] {
        try await yard.imports.rows("\(one.id)", limit: 99, for: yard.keeper).map {
            "\($0.verdict?.word ?? "") \($0.knownBy?.rawValue ?? "-")"
        }
    }

    @Test("The same sheet again makes nobody a second time: no telephone, co-owners, who left, who lives nowhere")
    func again() async throws {
        let yard = try await yard()
        let sheet = """
            编号,姓名,电话,房号,身份,迁出日期,证件号码
            K-1,王建国,13800138000,3-1-801,业主,,
            ,"张三、李四",,3-1-801,业主,,
            ,赵六,,3-1-802,租户,2024-05-01,
            ,钱七,,,,,E12345678
            ,孙八,13800138008,,,,
            ,周九,,,,,

            """
        try await yard.taken(.people, sheet)
        let before = try await yard.dump()
        let one = try await yard.checked(.people, sheet)
        #expect(
            try await known(yard, one) == [
                "unchanged number", "unchanged room", "unchanged formerRoom", "unchanged paper", "unchanged phone",
                "unchanged name",
            ])
        #expect(try await yard.dump() == before)
        #expect(try await known(yard, yard.checked(.people, "姓名,电话\n吴十,13800138010\n")) == ["created -"])
    }

    @Test("Where it is not clear who is meant, the row asks, and nobody is made")
    func unclear() async throws {
        let yard = try await yard()
        try await yard.taken(
            .people,
            """
            编号,姓名,电话,房号,证件号码
            K-1,王伟,13800138001,3-1-801,E12345671
            K-2,王伟,13800138002,3-1-801,E12345672
            K-3,李娜,13800138003,3-1-802,E12345673

            """)
        let one = try await yard.checked(
            .people,
            """
            编号,姓名,电话,房号,证件号码
            ,王伟,,3-1-801,
            ,李娜,,,
            ,李明,,,E12345673
            K-1,王伟,,,E12345672
            ,李娜,,3-1-802,E99999999

            """)
        #expect(
            try await yard.faults(one) == [
                "personUnclear name", "nameAlone name", "personUnclear name", "personUnclear name",
                "personUnclear name",
            ])
    }

    @Test("A name and a former room are not enough where two telephones say that they are two")
    func former() async throws {
        let yard = try await yard()
        try await yard.taken(.people, "姓名,电话,房号,迁出日期\n王伟,13800138001,3-1-801,2024-05-01\n")
        let one = try await yard.checked(
            .people, "姓名,电话,房号\n王伟,13800138002,3-1-801\n王伟,13800138001,3-1-802\n王伟,,3-1-801\n")
        #expect(try await known(yard, one).prefix(2) == ["created -", "changed phone"])
    }

    @Test("Cars and birthdays tell two of one name apart; two telephones of two, and another ID card, ask")
    func two() async throws {
        let yard = try await yard()
        let cars = "姓名,车牌,生日\n王伟,沪A11111,1970-01-01\n王伟,沪B22222,1985-05-05\n"
        let first = try await yard.checked(.people, cars)
        #expect(try await known(yard, first) == ["created -", "refused -"])
        try await yard.run(first, goodRows: true)
        #expect(try await known(yard, yard.checked(.people, cars)) == ["unchanged name", "refused -"])
        try await yard.taken(
            .people, "编号,姓名,电话,证件号码\nK-1,李娜,13800138001,11010519491231002X\nK-2,李娜,13800138002,\n")
        let both = try await yard.checked(.people, "姓名,电话\n李娜,13800138001 13800138002\n")
        #expect(try await yard.faults(both) == ["personUnclear name"])
        let card = try await yard.checked(.people, "姓名,电话,证件号码\n李娜,13800138001,330102199001011234\n")
        #expect(try await yard.faults(card) == ["personUnclear name"])
        let shared = try await yard.checked(.people, "姓名,证件号码\n\"张三、李四\",- / 330102199001011234\n")
        #expect(try await known(yard, shared) == ["created -"])
        let whose = "姓名,证件号码\n\"张三、李四、王五\",330102199001011234 / 11010519491231002X\n"
        #expect(try await yard.faults(yard.checked(.people, whose)) == ["paperUnreadable paperNumber"])
    }

    @Test("A bare name is held against everybody called so in the rows before, however far")
    func far() async throws {
        let yard = try await yard()
        let people = (0..<600).map { "住户\($0),1380000\(1000 + $0)\n" }.joined()
        let one = try await yard.checked(.people, "姓名,电话\n" + people + "住户3,\n独行,\n")
        #expect(one.counts.created == 601 && one.counts.refused == 1)
        #expect(try await yard.faults(one) == ["nameAlone name"])
        let rows = try await yard.imports.rows("\(one.id)", .verdict("refused"), limit: 9, for: yard.keeper)
        #expect(rows.map(\.number) == [602])
    }
}
