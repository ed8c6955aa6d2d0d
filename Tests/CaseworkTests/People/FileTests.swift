import Foundation
import Kernel
import Store
import TestStore
import Testing

@testable import Casework
@testable import Directory
@testable import Workforce

@Suite("The files of customers")
struct FileTests {
    @Test("A change is kept field by field, a stale one is refused, and the case keeps what it knew")
    func changing() async throws {
        let at = try await FileHouse()
        let wang = try await at.person("王小明", ["13800138000"])
        let item = try await at.house.register { $0.reporter = Reporter(person: wang.id) }
        let file = try await at.does(.change, to: wang, version: 1) {
            ($0.name, $0.phones, $0.birthday, $0.language) = ("王大明", ["13900139000"], "1980-05-01", "en")
        }
        #expect(file.person.version == 2 && file.person.birthday == Day("1980-05-01"))
        let changes = Dictionary(uniqueKeysWithValues: file.changes.map { ($0.about, ($0.was, $0.becomes, $0.byName)) })
        #expect(changes.keys.sorted() == ["birthday", "language", "name", "phones"])
        #expect(changes["name"]! == ("王小明", "王大明", "林晓") && changes["phones"]!.0 == "13800138000")
        await refused(PersonRefusal.stalePerson(current: 2)) {
            try await at.does(.change, to: wang, version: 1) { $0.name = "王二" }
        }
        await refused(PersonRefusal.nothingChanged) { try await at.does(.change, to: wang) { $0.name = " 王大明 " } }
        await refused(PersonRefusal.dayImpossible(field: "birthday")) {
            try await at.does(.change, to: wang) { $0.birthday = "2026-03-04" }
        }
        await refused(DirectoryRefusal.phoneUnreadable("139****9000")) {
            try await at.does(.change, to: wang) { $0.phones = ["139****9000"] }
        }
        await refused(WorkforceRefusal.notAllowed(.peopleWrite)) {
            try await at.does(.change, to: wang, by: "hui") { $0.name = "x" }
        }
        let kept = try await at.house.found(item)
        #expect(kept.reporter.name == "王小明" && kept.reporter.phone == "13800138000")
        let found = try await at.people.find("13900139000", in: [at.house.estate.id], limit: 5)
        #expect(found.map(\.person.name) == ["王大明"])
        #expect(try await at.people.find("13800138000", in: [at.house.estate.id], limit: 5).isEmpty)
    }

    @Test("Moved in, handed over with the household, corrected: the room has all of it")
    func moving() async throws {
        let at = try await FileHouse()
        let (old, child, new) = (
            try await at.person("老业主"), try await at.person("孩子"), try await at.person("新业主")
        )
        let room = at.rooms[0].code
        for (who, capacity) in [(old, Occupancy.Capacity.owner), (child, .family)] {
            try await at.does(.moveIn, to: who) {
                ($0.place, $0.capacity, $0.from) = (room, capacity, Day("2020-05-01"))
            }
        }
        let file = try await at.does(.handOver, to: new) {
            ($0.place, $0.capacity, $0.from, $0.withHousehold) = (room, .owner, Day("2026-02-01"), true)
        }
        #expect(file.household.isEmpty && file.stays.count == 1)
        let before = try await at.file(old)
        #expect(before.stays[0].occupancy.to == Day("2026-01-31") && before.changes.contains { $0.act == "hand-over" })
        let wrong = try #require(file.stays.first).occupancy
        await refused(CaseRefusal.fieldMissing("reason")) {
            try await at.does(.correctOccupancy, to: new) { ($0.entry, $0.from) = ("\(wrong.id)", Day("2026-02-05")) }
        }
        let right = try await at.does(.correctOccupancy, to: new) {
            ($0.entry, $0.from, $0.reason) = ("\(wrong.id)", Day("2026-02-05"), "看错日期")
        }
        #expect(right.stays.count == 2 && right.stays.count { $0.occupancy.isStanding } == 1)
        let history = try await at.customers.room(room, for: try at.house.actor("lin"))
        func there(_ day: String) -> [String] { history.during(Day(day)!, Day(day)!).map(\.person.name).sorted() }
        #expect(there("2026-01-31") == ["孩子", "老业主"] && there("2026-02-03") == [] && there("2026-02-05") == ["新业主"])
        #expect(history.stays.count == 4, "what was struck through is still there")
        await refused(PersonRefusal.livesThereAlready) {
            try await at.does(.moveIn, to: new) {
                ($0.place, $0.capacity, $0.from) = (room, .owner, Day("2026-03-01"))
            }
        }
    }

    @Test("Vehicles, pets and people to call come, end, are corrected, and are found")
    func belongings() async throws {
        let at = try await FileHouse()
        let wang = try await at.person("王小明")
        try await at.does(.add, to: wang) {
            ($0.kind, $0.fields) = ("vehicle", ["plate": "浙A·12345", "space": "B1-7"])
        }
        var file = try await at.does(.add, to: wang) {
            ($0.kind, $0.fields) = ("emergency", ["contactName": "王大姐", "contactPhone": "13711112222"])
        }
        #expect(
            try await at.people.find("13711112222", in: [at.house.estate.id], limit: 5).map(\.person.id) == [wang.id])
        let car = try #require(file.belongings.first { $0.kind == .vehicle })
        file = try await at.does(.correct, to: wang) {
            ($0.entry, $0.fields) = ("\(car.id)", ["plate": "浙A·54321", "space": "B1-7"])
        }
        #expect(file.belongings.filter { $0.kind == .vehicle }.map(\.isStanding) == [false, true])
        #expect(try await at.people.find("12345", in: [at.house.estate.id], limit: 5).isEmpty)
        let right = try #require(file.belongings.last { $0.kind == .vehicle })
        file = try await at.does(.end, to: wang) { ($0.entry, $0.day) = ("\(right.id)", Day("2026-03-01")) }
        #expect(try await at.people.person(wang.id)?.vehicles.isEmpty == true && file.belongings.count == 3)
        await refused(PersonRefusal.entryIncomplete(field: "plate")) {
            try await at.does(.add, to: wang) { ($0.kind, $0.fields) = ("vehicle", ["colour": "红"]) }
        }
        await refused(PersonRefusal.dayImpossible(field: "vaccinatedUntil")) {
            try await at.does(.add, to: wang) {
                ($0.kind, $0.fields) = ("pet", ["animal": "狗", "vaccinatedUntil": "明年"])
            }
        }
    }

    @Test("A membership has a kind of the list, is found by its number, ends and stays; so does whom they work for")
    func memberships() async throws {
        let at = try await FileHouse()
        let wang = try await at.person("王小明")
        await refused(PersonRefusal.entryIncomplete(field: "membership")) {
            try await at.does(.add, to: wang) { ($0.kind, $0.fields) = ("membership", ["memberNumber": "C-0042"]) }
        }
        let known = try Checkout.desk.get().contacts.memberships.map(\.key)
        #expect(known.contains("owners-committee"))
        await refused(CaseRefusal.unknownWord(field: "membership", given: "lodge", known: known)) {
            try await at.does(.add, to: wang) { ($0.kind, $0.fields) = ("membership", ["membership": "lodge"]) }
        }
        var file = try await at.does(.add, to: wang) {
            ($0.kind, $0.fields) = ("membership", ["membership": "owners-committee", "memberNumber": "C-0042"])
            $0.from = Day("2025-06-01")
        }
        try await at.does(.add, to: wang) {
            ($0.kind, $0.fields) = ("employer", ["organisation": "云栖设计院", "position": "工程师"])
        }
        func found(_ text: String) async throws -> [ID<Person>] {
            try await at.people.find(text, in: [at.house.estate.id], limit: 5).map(\.person.id)
        }
        for text in ["C-0042", "云栖设计院"] { #expect(try await found(text) == [wang.id], "\(text)") }
        let one = try #require(file.belongings.first)
        file = try await at.does(.end, to: wang) { ($0.entry, $0.day) = ("\(one.id)", Day("2026-03-01")) }
        let over = try #require(file.belongings.first { $0.kind == .membership })
        #expect(!over.isPresent && over.from == Day("2025-06-01") && over["memberNumber"] == "C-0042")
        #expect(try await found("C-0042").isEmpty)
        #expect(file.changes.filter { $0.about == "membership" }.map(\.act).sorted() == ["add", "end"])
        let other = try await at.person("王小明")
        file = try await at.does(.merge, to: other) { ($0.other, $0.reason) = ("\(wang.id)", "同一个人") }
        #expect(Set(file.belongings.map(\.kind)) == [.employer, .membership])
        file = try await at.does(.erase, to: other, by: "root") { $0.reason = "本人要求" }
        #expect(file.belongings.allSatisfy { $0["membership"].isEmpty && !$0.line.contains("0042") })
    }

    @Test("A company is found by each of its contact persons, by name and by number, until they are gone")
    func company() async throws {
        let at = try await FileHouse()
        let firm = try await at.person("云上科技有限公司")
        try await at.does(.change, to: firm) { $0.nature = .company }
        for (name, phone) in [("周会计", "13511110001"), ("孙行政", "13511110002")] {
            try await at.does(.add, to: firm) {
                ($0.kind, $0.fields) = ("contact", ["contactName": name, "contactPhone": phone])
            }
        }
        func found(_ text: String) async throws -> [ID<Person>] {
            try await at.people.find(text, in: [at.house.estate.id], limit: 5).map(\.person.id)
        }
        for text in ["周会计", "孙行政", "13511110001", "13511110002"] {
            #expect(try await found(text) == [firm.id], "\(text)")
        }
        let file = try await at.file(firm)
        #expect(file.person.nature == .company && file.belongings.map(\.kind) == [.contact, .contact])
        let first = try #require(file.belongings.first { $0["contactName"] == "周会计" })
        let left = try await at.does(.end, to: firm) { ($0.entry, $0.day) = ("\(first.id)", Day("2026-03-02")) }
        #expect(left.belongings.filter(\.isPresent).map { $0["contactName"] } == ["孙行政"])
        for text in ["周会计", "13511110001"] { #expect(try await found(text).isEmpty, "\(text)") }
        #expect(try await found("孙行政") == [firm.id])
    }

    @Test("The number of a paper stands nowhere in the store, and is found by the whole of it alone")
    func sealed() async throws {
        let at = try await FileHouse()
        let number = "11010519491231002X"
        let wang = try await at.person("王小明")
        let request = RequestKey(key: "k", digest: number)
        var act = PersonAct()
        (act.kind, act.number) = ("id-card", "110105 19491231 002x")
        let lin = try at.house.actor("lin")
        _ = try await at.customers.act(.addPaper, act, on: wang.id, request: request, by: lin)
        let rows = try await at.rows()
        #expect(rows.contains { $0.hasPrefix("person_paper:") } && rows.contains { $0.hasPrefix("audit:") })
        for part in [number, "19491231", "1231002X"] {
            #expect(!rows.contains { $0.localizedCaseInsensitiveContains(part) })
        }
        if !TestStore.isPostgres {
            let files = try FileManager.default.contentsOfDirectory(
                at: at.house.folder, includingPropertiesForKeys: nil)
            let bytes = try files.filter { $0.lastPathComponent != "key" && !$0.hasDirectoryPath }.map {
                try Data(contentsOf: $0)
            }
            #expect(bytes.contains { $0.range(of: Data("王小明".utf8)) != nil }, "the walk finds what is there")
            #expect(bytes.allSatisfy { $0.range(of: Data("19491231".utf8)) == nil })
        }
        let projects = [at.house.estate.id]
        #expect(try await at.people.find("１１０１０５19491231002x", in: projects, limit: 5).map(\.person.id) == [wang.id])
        for part in ["110105", "1231002X", "11010519491231002"] {
            #expect(try await at.people.find(part, in: projects, limit: 5).isEmpty)
        }
        let file = try await at.file(wang)
        #expect(file.papers.map(\.masked) == ["**************002X"])
        let paper = file.papers[0].paper.id
        #expect(try await at.customers.number(ofPaper: paper, of: wang.id, reason: "核对", by: lin) == number)
        #expect(try await at.rows(["audit"]).contains { $0.contains("person.unmask-paper") && $0.contains("核对") })
        await refused(CaseRefusal.fieldMissing("reason")) {
            try await at.customers.number(ofPaper: paper, of: wang.id, reason: " ", by: lin)
        }
        await refused(PersonRefusal.paperKnownAlready) {
            try await at.does(.addPaper, to: wang) { ($0.kind, $0.number) = ("id-card", number) }
        }
        try FileManager.default.removeItem(at: at.key)
        #expect(try await at.file(wang).papers.map(\.masked) == [nil])
        await refused(PersonRefusal.sealedAway) {
            try await at.customers.number(ofPaper: paper, of: wang.id, reason: "核对", by: lin)
        }
    }
}
