import Directory
import Foundation
import Kernel
import Sheets
import Store
import TestStore
import Testing

@testable import Transfer

@Suite("Numbers of identity papers in sheets")
struct PaperImportTests {
    private static let wang = "11010519491231002X"
    private static let li = "330102199001011234"

    private func yard() async throws -> Yard {
        let yard = try await Yard()
        try await yard.taken(.places, "code\n3-1-801\n3-1-802\n")
        return yard
    }

    /// The numbers of the papers that stand, as their key opens them, by name.
    private func papers(_ yard: Yard) async throws -> [String] {
        let keyring = Keyring(file: yard.folder.appending(path: "key"))
        return try await yard.store.read { db in
            let people = try PersonTable.list(db, in: yard.garden.id, after: 0, limit: 99)
            return try people.flatMap { person in
                try PaperTable.all(db, of: person.id).filter(\.isStanding).map {
                    "\(person.name) \($0.kind.rawValue) \(try keyring.number(of: $0))"
                }
            }.sorted()
        }
    }

    @Test(
        "They are sealed before they are staged: no file of the store has one, neither after looking nor after running",
        arguments: [true, false])
    func sealed(asWorkbook: Bool) async throws {
        let yard = try await yard()
        let rows = [
            ["姓名", "电话", "身份证号"], ["王建国", "13800138000", " 110105 19491231002x"], ["李四", "13800138001", Self.li],
        ]
        let csv = rows.map { $0.joined(separator: ",") }.joined(separator: "\n")
        let book = try WorkbookWriter.xlsx([
            .init(name: "1", header: rows[0], rows: rows.dropFirst().map { $0.map(Cell.text) })
        ])
        let one = try await yard.checked(.people, asWorkbook ? book : Data(csv.utf8))
        #expect(one.sealed == [2] && one.columns["paperNumber"] == 2 && one.counts.created == 2)
        let shown = try await yard.imports.rows("\(one.id)", limit: 9, for: yard.keeper).map { $0.cells[2] }
        #expect(shown.map { $0.suffix(4) } == ["002x", "1234"] && shown.allSatisfy { $0.hasPrefix("****") })
        try await yard.run(one)
        #expect(try await papers(yard) == ["李四 id-card \(Self.li)", "王建国 id-card \(Self.wang)"])
        let found = try await People(yard.store, keyring: Keyring(file: yard.folder.appending(path: "key")))
            .find("11010519491231002x", in: [yard.garden.id], limit: 5)
        #expect(found.map(\.person.name) == ["王建国"])
        let cells = try await yard.store.read { db in
            try db.rows("SELECT cells, said FROM import_row ORDER BY import, number") {
                try $0.next(String.self) + ($0.next(String?.self) ?? "")
            }
        }
        for part in ["19491231", "19900101"] {
            #expect(cells.allSatisfy { !$0.contains(part) })
            if !TestStore.isPostgres { #expect(try yard.files(with: part) == []) }
        }
        if !TestStore.isPostgres { #expect(try !yard.files(with: "王建国").isEmpty, "the walk finds what is there") }
    }

    @Test("A column of ID cards is sealed whatever stands above it, in every sheet, and is nothing else")
    func byContent() async throws {
        let yard = try await yard()
        let one = try await yard.imports.begin(
            .vehicles, file: "车.csv", Data("车牌,姓名,电话,其他\n沪A1,王,13800138000,\(Self.wang)\n".utf8), by: yard.keeper)
        #expect(one.sealed == [3] && !one.columns.values.contains(3))
        let people = try await yard.imports.begin(
            .people, file: "人.csv", Data("编号,姓名,护照\n\(Self.li),李,E12345678\n".utf8), by: yard.keeper)
        #expect(people.sealed == [0] && people.columns["number"] == nil && people.columns["paperNumber"] == 0)
        await #expect(throws: TransferRefusal.columnSealed("编号")) {
            try await yard.imports.check("\(people.id)", columns: ["name": 1, "number": 0], by: yard.keeper)
        }
        await #expect(throws: TransferRefusal.columnNotSealed("护照")) {
            try await yard.imports.check("\(people.id)", columns: ["name": 1, "paperNumber": 2], by: yard.keeper)
        }
        #expect(try yard.files(with: "19900101") == [])
    }

    @Test("Every wrong number is refused with its field, and no verdict has one")
    func wrong() async throws {
        let yard = try await yard()
        let one = try await yard.checked(
            .people,
            """
            姓名,电话,证件类型,证件号码
            甲,13800000001,,110105194912310021
            乙,13800000002,,330102199001011000
            丙,13800000003,图书证,E12345678
            丁,13800000004,,12345678
            戊,13800000005,台胞证,12345678
            己,13800000006,,110105491231002
            庚,13800000007,,无

            """)
        #expect(
            try await yard.faults(one) == [
                "paperUnreadable paperNumber", "paperRounded paperNumber", "wordUnknown paperKind",
                "paperUnreadable paperNumber",
            ])
        #expect(one.counts.created == 3)
        try await yard.run(one, goodRows: true)
        #expect(try await papers(yard) == ["己 id-card \(Self.wang)", "戊 taiwan 12345678"])
    }

    @Test("Another number of the same kind takes the place of the first; undone, the first stands as it was sealed")
    func undone() async throws {
        let yard = try await yard()
        try await yard.taken(.people, "编号,姓名,电话,身份证号\nK-1,王,13800138000,\(Self.wang)\n")
        let before = try await yard.dump()
        let one = try await yard.taken(.people, "编号,姓名,电话,证件号码\nK-1,王,13800138000,\(Self.li) / E12345678\n")
        #expect(one.counts.changed == 1)
        #expect(try await papers(yard) == ["王 id-card \(Self.li)", "王 passport E12345678"])
        let told = try await yard.verdicts(one)
        #expect(
            told == [
                .changed([
                    FieldChange("paperNumber", "id-card", "id-card"), FieldChange("paperNumber", "", "passport"),
                ])
            ])
        #expect(try await yard.undone(one).kept == 0)
        #expect(try await yard.dump() == before)
        #expect(try await papers(yard) == ["王 id-card \(Self.wang)"])
    }

    @Test("The same number again changes nothing, also masked; a masked one of somebody else is refused")
    func again() async throws {
        let yard = try await yard()
        let sheet = "姓名,电话,身份证号\n王,13800138000,\(Self.wang)\n"
        try await yard.taken(.people, sheet)
        #expect(try await yard.words(yard.checked(.people, sheet)) == ["unchanged"])
        let masked = sheet.replacingOccurrences(of: Self.wang, with: "**************002X")
        #expect(try await yard.words(yard.checked(.people, masked)) == ["unchanged"])
        let other = sheet.replacingOccurrences(of: Self.wang, with: "**************1234")
        #expect(try await yard.faults(yard.checked(.people, other)) == ["paperUnreadable paperNumber"])
    }

    @Test("Without a key no sheet with such a column is taken, and nothing of it is kept")
    func noKey() async throws {
        let yard = try await yard()
        let words = try ImportWords.read(Yard.checkout.appending(path: "Desks/property"))
        let bare = Imports(yard.store, words: words)
        await #expect(throws: PersonRefusal.sealedAway) {
            try await bare.begin(.people, file: "a.csv", Data("姓名,证件号码\n王,\(Self.wang)\n".utf8), by: yard.keeper)
        }
        #expect(try await yard.imports.list(limit: 9, for: yard.keeper).map(\.kind) == [.places])
    }

    @Test("A sheet of papers asks the store as few questions for many rows as for some")
    func fewStatements() async throws {
        func asked(_ count: Int) async throws -> Int {
            let yard = try await yard()
            let sheet = "姓名,电话,证件类型,证件号码\n"
                + (0..<count).map { "住户\($0),1380000\(1000 + $0),护照,E1234\(1000 + $0)\n" }.joined()
            try await yard.taken(.people, sheet)
            yard.store.watch.record(true)
            let one = try await yard.checked(.people, sheet)
            #expect(one.counts.unchanged == count)
            return yard.store.watch.record(false).map(\.sql).filter { $0.contains("person_paper") }.count
        }
        let (few, many) = (try await asked(20), try await asked(250))
        #expect(few > 0 && few == many, "\(few) for 20, \(many) for 250")
    }
}
