import Casework
import Directory
import Kernel
import Store
import Testing

@testable import Transfer

@Suite("Consents in sheets of people")
struct ConsentImportTests {
    private static let sheet = "姓名,电话,接收短信,接受来电\n王,13800138000,是,否\n李,13800138001,,同意\n"

    private func words(_ yard: Yard, _ phone: String) async throws -> [Consent.Channel: Bool] {
        try await yard.store.read { db in
            let ids = try PersonTable.find(db, phone: try #require(Phone(phone))).map(\.id)
            return try ConsentTable.lastWords(db, of: ids)[try #require(ids.first)] ?? [:]
        }
    }

    private func count(_ yard: Yard) async throws -> Int? {
        try await yard.store.read { try $0.value(Int.self, "SELECT count(*) FROM text_consent") }
    }

    @Test("Yes and no by channel are kept with the file for how it was said; again they are not said again")
    func said() async throws {
        let yard = try await Yard()
        let one = try await yard.taken(.people, Self.sheet)
        #expect(one.counts.created == 2)
        #expect(try await words(yard, "13800138000") == [.text: true, .call: false])
        #expect(try await words(yard, "13800138001") == [.call: true])
        #expect(try await yard.words(yard.checked(.people, Self.sheet)) == ["unchanged", "unchanged"])
        let how = try await yard.store.read { db in
            try db.rows("SELECT how, actor_name FROM text_consent ORDER BY id") {
                "\(try $0.next(String.self)) \(try $0.next(String.self))"
            }
        }
        #expect(how == Array(repeating: "表.xlsx 管理员", count: 3))
    }

    @Test("Another word is told and holds; undone, the one before holds, and somebody new leaves with what they said")
    func undone() async throws {
        let yard = try await Yard()
        try await yard.taken(.people, Self.sheet)
        let before = try await yard.dump()
        let one = try await yard.taken(.people, "姓名,电话,接收短信\n王,13800138000,no\n新,13800138009,Yes\n")
        #expect(
            try await yard.verdicts(one) == [.changed([FieldChange("acceptsTexts", "yes", "no")]), .created])
        #expect(try await words(yard, "13800138000") == [.text: false, .call: false])
        #expect(try await yard.undone(one).kept == 0)
        #expect(try await yard.dump() == before)
        #expect(try await words(yard, "13800138000") == [.text: true, .call: false])
        #expect(try await count(yard) == 3)
    }

    @Test("A sheet of before never lifts what was refused since")
    func refused() async throws {
        let yard = try await Yard()
        try await yard.taken(.people, Self.sheet)
        try await yard.taken(.people, "姓名,电话,接收短信\n王,13800138000,否\n")
        #expect(try await yard.words(yard.checked(.people, Self.sheet)) == ["unchanged", "unchanged"])
        #expect(try await words(yard, "13800138000") == [.text: false, .call: false])
    }

    @Test("Nothing but the sheet that said it takes a word away")
    func kept() async throws {
        let yard = try await Yard()
        try await yard.taken(.people, Self.sheet)
        await #expect(throws: (any Error).self) {
            try await yard.store.write { try $0.run("DELETE FROM text_consent WHERE id > ?1", 0) }
        }
        #expect(try await count(yard) == 3)
    }

    @Test("Every other word is refused with its column")
    func unknown() async throws {
        let yard = try await Yard()
        let one = try await yard.checked(.people, "姓名,电话,接收短信,接受来电\n甲,13800000001,也许,\n乙,13800000002,,看情况\n")
        #expect(try await yard.faults(one) == ["wordUnknown acceptsTexts", "wordUnknown acceptsCalls"])
    }

    @Test("A sheet with consents asks the store as few questions for many rows as for some")
    func fewStatements() async throws {
        func asked(_ count: Int) async throws -> Int {
            let yard = try await Yard()
            let sheet = "姓名,电话,接收短信\n" + (0..<count).map { "住户\($0),1380000\(1000 + $0),是\n" }.joined()
            try await yard.taken(.people, sheet)
            yard.store.watch.record(true)
            #expect(try await yard.checked(.people, sheet).counts.unchanged == count)
            return yard.store.watch.record(false).map(\.sql).filter { $0.contains("text_consent") }.count
        }
        let (few, many) = (try await asked(20), try await asked(250))
        #expect(few > 0 && few == many, "\(few) for 20, \(many) for 250")
    }
}
