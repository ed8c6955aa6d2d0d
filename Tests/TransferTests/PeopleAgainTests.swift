import Directory
import Kernel
import Store
import Testing

@testable import Transfer

/// A sheet of customers who are all there already, and of whom something is another now.
@Suite("Bringing people in again, changed")
struct PeopleAgainTests {
    private static func sheet(_ count: Int, _ title: String = "编号,name,phone,room", _ row: (Int) -> String) -> String {
        ([title] + (0..<count).map { "K-\($0),住户\($0)," + row($0) }).joined(separator: "\n") + "\n"
    }

    private static func filled(_ count: Int) async throws -> Yard {
        let yard = try await Yard()
        try await yard.taken(.places, "code\n" + (0..<20).map { "3-1-\(100 + $0)\n" }.joined())
        try await yard.taken(.people, sheet(count) { "1380000\(1000 + $0),3-1-\(100 + $0 % 20)" })
        return yard
    }

    /// What is asked of the store while a sheet runs, but for the rows of the sheet and the index: those cost new
    /// customers as much.
    private static func statements(_ count: Int) async throws -> [String] {
        let yard = try await filled(count)
        let one = try await yard.checked(.people, sheet(count) { "1390000\(1000 + $0),3-1-\(100 + $0 % 20)" })
        #expect(one.counts.changed == count)
        yard.store.watch.record(true)
        try await yard.run(one)
        return yard.store.watch.record(false).map(\.sql)
            .filter { sql in
                !["import_row", "import_effect", "INTO search", "FROM search"].contains { sql.contains($0) }
            }
    }

    @Test("All telephones changed are written by as few statements as new customers are, however many they are")
    func fewStatements() async throws {
        let few = try await Self.statements(80).count
        let many = try await Self.statements(400).count
        #expect(many - few < 160, "\(few) for 80, \(many) for 400")
    }

    @Test("They are found by what they are reached at now, told of in their history, and undone to the byte")
    func undone() async throws {
        let yard = try await Self.filled(60)
        let people = People(yard.store)
        func found(_ text: String) async throws -> [String] {
            try await people.find(text, in: [yard.garden.id], limit: 5).map(\.person.name)
        }
        let before = try await yard.dump()
        let title = "编号,name,phone,room,plate,note"
        let one = try await yard.taken(
            .people, Self.sheet(60, title) { "1390000\(1000 + $0),3-1-\(101 + $0 % 19),沪A\(10000 + $0),新号" })
        #expect(one.counts == .init(created: 0, changed: 60, unchanged: 0, refused: 0))
        for text in ["13900001007", "沪A10007"] {
            #expect(try await found(text) == ["住户7"], "\(text)")
        }
        let seven = try #require(try await people.find("13900001007", in: [yard.garden.id], limit: 5).first)
        #expect(seven.person.phones == ["13800001007", "13900001007"] && seven.person.version == 2)
        let told = try await yard.store.read {
            try PersonChangeTable.all($0, of: seven.person.id, before: .max, limit: 9).map(\.about).sorted()
        }
        #expect(told == ["note", "owner", "phones", "vehicle"])
        #expect(try await yard.undone(one).kept == 0)
        #expect(try await yard.dump() == before)
        #expect(try await found("13900001007").isEmpty)
        #expect(try await found("13800001007") == ["住户7"])
        #expect(try await found("沪A10007").isEmpty)
    }

    @Test("Birthday, employer and whom to call come in, are found and told of, come again unchanged, and are undone")
    func ties() async throws {
        let yard = try await Self.filled(2)
        let people = People(yard.store)
        let before = try await yard.dump()
        let title = "编号,name,phone,room,生日,工作单位,紧急联系人,紧急联系人电话,紧急联系人关系"
        let sheet = Self.sheet(3, title) { row in
            let home = "1380000\(1000 + row),3-1-\(100 + row)"
            return "\(home),1949-12-31,云栖设计院,王大姐/周二,1351111222\(row)/13511113333,姐姐/儿子"
        }
        let one = try await yard.taken(.people, sheet)
        #expect(one.counts == .init(created: 1, changed: 2, unchanged: 0, refused: 0))
        for row in 0..<3 {
            let found = try await people.find("1351111222\(row)", in: [yard.garden.id], limit: 5)
            #expect(found.map(\.person.name) == ["住户\(row)"] && found[0].person.birthday == Day("1949-12-31"))
            let all = try await yard.store.read { try BelongingTable.all($0, of: found[0].person.id) }
            #expect(all.map(\.kind) == [.emergency, .emergency, .employer] && all[0]["relation"] == "姐姐")
        }
        let told = try await yard.store.read { db in
            let phone = try #require(Phone("13800001000"))
            let first = try #require(try PersonTable.find(db, phone: phone).first)
            return try PersonChangeTable.all(db, of: first.id, before: .max, limit: 9).map(\.about).sorted()
        }
        #expect(told == ["birthday", "emergency", "emergency", "employer"])
        #expect(try await yard.checked(.people, sheet).counts.unchanged == 3)
        #expect(try await yard.undone(one).kept == 0)
        #expect(try await yard.dump() == before)
    }

    @Test("What of a birthday or of whom to call cannot be kept is refused, row by row")
    func wrongTies() async throws {
        let yard = try await Self.filled(1)
        let one = try await yard.checked(
            .people,
            """
            name,phone,生日,紧急联系人,紧急联系人电话
            甲,13900000001,2099-01-01,,
            乙,13900000002,昨天,,
            丙,13900000003,,王大姐,
            丁,13900000004,,王大姐,135****2222
            戊,13900000005,,王大姐,13511112222/13511113333
            己,13900000006,1980-05-01,王大姐,13511112222

            """)
        #expect(one.counts == .init(created: 1, changed: 0, unchanged: 0, refused: 5))
    }

    @Test("Whom somebody is to call for a customer, and who was merged into them, still finds the customer")
    func traits() async throws {
        let yard = try await Self.filled(3)
        let people = People(yard.store)
        let all = try await people.list(in: yard.garden.id, after: nil, limit: 9).map(\.person)
        try await yard.store.write { tx in
            let values = ["contactName": "孔夫子", "contactPhone": "13655554444"]
            try BelongingTable.insert(
                tx, Belonging(id: tx.newID(), person: all[1].id, kind: .emergency, values: values))
        }
        try await yard.taken(.people, Self.sheet(3) { "1390000\(1000 + $0),3-1-\(100 + $0 % 20)" })
        for text in ["孔夫子", "13655554444"] {
            #expect(try await people.find(text, in: [yard.garden.id], limit: 5).map(\.person.id) == [all[1].id])
        }
    }

    @Test("One customer in two rows of a sheet is written once, with what both say, and each row is taken back")
    func twice() async throws {
        let yard = try await Self.filled(2)
        let before = try await yard.dump()
        let one = try await yard.taken(
            .people, "编号,name,phone,room\nK-1,住户1,13911110001,3-1-105\nK-1,住户1,13911110002,3-1-106\n")
        #expect(one.counts.changed == 2)
        let found = try await People(yard.store).find("13911110001", in: [yard.garden.id], limit: 5)
        #expect(found.first?.person.phones == ["13800001001", "13911110001", "13911110002"])
        #expect(found.first?.rooms.count == 3)
        #expect(try await yard.undone(one).kept == 0)
        #expect(try await yard.dump() == before)
    }
}
