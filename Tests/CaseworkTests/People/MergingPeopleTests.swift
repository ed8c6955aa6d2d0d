import Kernel
import Store
import Testing

@testable import Casework
@testable import Channels
@testable import Directory
@testable import Workforce

@Suite("Two records of one person")
struct MergingPeopleTests {
    private static let tables = [
        "occupancy", "belonging", "person_paper", "person_contact", "cases", "text_consent", "person_phone",
    ]

    /// Two records of one person in one room, each with everything that a record can have.
    private func twins(_ at: FileHouse) async throws -> (Person, Person) {
        let (one, two) = (
            try await at.person("王小明", ["13800138000"]), try await at.person("王小明", ["13800138000", "13711112222"])
        )
        for (who, place, number) in [(one, 0, "11010519491231002X"), (two, 1, "330102199001011234")] {
            try await at.does(.moveIn, to: who) {
                ($0.place, $0.capacity, $0.from) = (at.rooms[place].code, .owner, Day("2021-05-01"))
            }
            try await at.does(.add, to: who) { ($0.kind, $0.fields) = ("pet", ["animal": "猫"]) }
            try await at.does(.addPaper, to: who) { ($0.kind, $0.number) = ("id-card", number) }
            try await at.does(.contact, to: who) { ($0.way, $0.spoke) = ("visit", "一切都好") }
            _ = try await at.house.cases.writeConsent(false, how: "电话", of: who.id, by: try at.house.actor("lin"))
            try await at.house.register { $0.reporter = Reporter(person: who.id) }
        }
        return (one, two)
    }

    @Test("are suggested, become one with everything of both, and after undoing stand as if it had never been")
    func undone() async throws {
        let at = try await FileHouse()
        let (one, two) = try await twins(at)
        #expect(try await at.file(one).twins.map(\.person.id) == [two.id])
        let before = try await at.rows(Self.tables)
        let file = try await at.does(.merge, to: one) { ($0.other, $0.reason) = ("\(two.id)", "同一个人") }
        #expect(file.stays.count == 2 && file.belongings.count == 2 && file.papers.count == 2)
        #expect(file.papers.allSatisfy { $0.masked != nil }, "what was sealed still opens")
        #expect(
            file.person.phones == ["13800138000", "13711112222"] && file.consents.count == 2 && file.contacts.count == 2
        )
        let lin = try at.house.actor("lin")
        let items = try await at.house.cases.recent(of: one.id, for: lin)
        #expect(items.count == 2 && items.allSatisfy { $0.reporter.name == "王小明" })
        await refused(PersonRefusal.personMerged) { try await at.does(.change, to: two) { $0.name = "x" } }
        let found = try await at.people.find("13711112222", in: [at.house.estate.id], limit: 5)
        #expect(found.map(\.person.id) == [one.id])
        let merge = try #require(file.merges.first).merge
        let after = try await at.does(.unmerge, to: one) { ($0.entry, $0.reason) = ("\(merge.id)", "不是同一个人") }
        #expect(try await at.rows(Self.tables) == before)
        #expect(after.person.phones == ["13800138000"] && after.consents.count == 1)
        let other = try await at.file(two)
        #expect(other.person.mergedInto == nil && other.changes.contains { $0.act == "merge" })
        await refused(PersonRefusal.unknownMerge) {
            try await at.does(.unmerge, to: one) { ($0.entry, $0.reason) = ("\(merge.id)", "再来") }
        }
    }

    @Test("Their calls come with them, and go back when it is undone")
    func calls() async throws {
        let at = try await FileHouse()
        let (calls, lin) = (Calls(at.house.store, desks: []), try at.house.actor("lin"))
        let (one, two) = try await twins(at)
        for (key, from) in [("c1", "13711112222"), ("c2", "13999998888")] {
            _ = try await calls.hear(
                CallReport(key: key, event: .ringing, from: from, to: "4008001234", agent: nil, at: House.morning),
                by: lin)
        }
        func keys() async throws -> [[String]] {
            var all: [[String]] = []
            for person in [one, two] {
                var filter = CallFilter()
                filter.person = person.id
                all.append(try await calls.list(filter, limit: 5, for: lin).items.map(\.key))
            }
            return all
        }
        #expect(try await keys() == [[], ["c1"]])
        let file = try await at.does(.merge, to: one) { ($0.other, $0.reason) = ("\(two.id)", "同一个人") }
        #expect(try await keys() == [["c1"], []])
        let merge = try #require(file.merges.first).merge
        try await at.does(.unmerge, to: one) { ($0.entry, $0.reason) = ("\(merge.id)", "不是同一个人") }
        #expect(try await keys() == [[], ["c1"]])
    }

    @Test("What was done after a merge stays done when it is undone, and merges are undone the last first")
    func since() async throws {
        let at = try await FileHouse()
        let (one, two) = try await twins(at)
        let three = try await at.person("王小明")
        var file = try await at.does(.merge, to: one) { ($0.other, $0.reason) = ("\(two.id)", "同一个人") }
        let merge = file.merges[0].merge
        file = try await at.does(.change, to: one) { $0.phones = ["13800138000", "13711112222", "13622223333"] }
        try await at.does(.add, to: one) { ($0.kind, $0.fields) = ("vehicle", ["plate": "浙A·1"]) }
        let above = try await at.does(.merge, to: three) { ($0.other, $0.reason) = ("\(one.id)", "同一个人") }
        #expect(above.consents.count == 2 && above.stays.count == 2)
        let last = try await at.house.store.read { db in
            try Consent.Channel.allCases.map { channel in
                let word = ConsentTable.lastWord(of: "person.id", on: channel)
                return try db.value(Bool.self, "SELECT (\(word)) FROM person WHERE id = ?1", three.id)
            }
        }
        #expect(last == [false, nil], "a refusal is one of the kept record's too, of the channel that it was about")
        await refused(PersonRefusal.mergedSince) {
            try await at.does(.unmerge, to: two) { ($0.entry, $0.reason) = ("\(merge.id)", "错") }
        }
        try await at.does(.unmerge, to: three) { ($0.entry, $0.reason) = ("\(above.merges[0].merge.id)", "错") }
        file = try await at.does(.unmerge, to: one) { ($0.entry, $0.reason) = ("\(merge.id)", "错") }
        #expect(file.person.phones == ["13800138000", "13622223333"])
        #expect(file.belongings.map(\.kind) == [.pet, .vehicle])
        #expect(try await at.file(three).stays.isEmpty)
        await refused(PersonRefusal.samePerson) {
            try await at.does(.merge, to: one) { ($0.other, $0.reason) = ("\(one.id)", "x") }
        }
    }

    @Test("Who is taken out at their request stands nowhere any more; the cases stay")
    func erased() async throws {
        let at = try await FileHouse()
        let (one, two) = try await twins(at)
        try await at.does(.change, to: one) { ($0.name, $0.note) = ("欧阳如意", "爱吃辣") }
        try await at.does(.merge, to: one) { ($0.other, $0.reason) = ("\(two.id)", "同一个人") }
        await refused(WorkforceRefusal.notAllowed(.peopleErase)) {
            try await at.does(.erase, to: one) { $0.reason = "本人要求" }
        }
        let file = try await at.does(.erase, to: one, by: "root") { $0.reason = "本人书面要求" }
        #expect(
            file.person.erasedAt != nil && file.person.name == Person.nobody
                && file.papers.allSatisfy { $0.paper.sealed == nil })
        let rows = try await at.rows().filter { !$0.hasPrefix("answered_request:") }
        for part in ["欧阳如意", "王小明", "13800138000", "13711112222", "爱吃辣", "一切都好"] {
            #expect(rows.filter { $0.contains(part) } == [], "\(part)")
        }
        let items = try await at.house.cases.recent(of: one.id, for: try at.house.actor("lin"))
        #expect(items.count == 2 && items.allSatisfy { $0.reporter.name == Person.nobody && $0.text.hasPrefix("*** ") })
        for text in ["欧阳如意", "13800138000", "wangxiaoming"] {
            var filter = CaseFilter()
            filter.text = text
            #expect(try await at.house.cases.list(filter, for: try at.house.actor("lin")).items.isEmpty, "\(text)")
            #expect(try await at.people.find(text, in: [at.house.estate.id], limit: 5).isEmpty)
        }
        #expect(try await at.rows(["audit"]).contains { $0.contains("person.erase") && $0.contains("本人书面要求") })
        await refused(PersonRefusal.personErased) { try await at.does(.change, to: one, by: "root") { $0.name = "x" } }
        await refused(PersonRefusal.personErased) {
            try await at.does(.erase, to: two, by: "root") { $0.reason = "再来" }
        }
    }
}
