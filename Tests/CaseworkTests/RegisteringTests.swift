import Directory
import Foundation
import Kernel
import Store
import Testing

@testable import Casework
@testable import Workforce

@Suite("Taking a demand in")
struct RegisteringTests {
    @Test("a registered case is found again as it was answered, with its first promises")
    func isWhole() async throws {
        let house = try await House.open()
        let item = try await house.register("厨房水管漏水，请尽快来人。")
        #expect(item.number == "2603-00001")
        #expect(item.title == "厨房水管漏水，请尽快来人")
        #expect(item.version == 1 && item.stage == "registered" && item.phase == .open)
        #expect(item.promises.map(\.kind).sorted { $0.rawValue < $1.rawValue } == [.closed, .firstAnswer, .onTheSpot])
        let answer = try #require(item.promises.first { $0.kind == .firstAnswer })
        #expect(answer.state == .kept, "on the telephone the answer is given there and then")
        #expect(item.nextDue == House.morning + .minutes(30))
        #expect(try await house.found(item) == item)
    }

    @Test("by letter the answer is still owed")
    func letter() async throws {
        let house = try await House.open()
        let item = try await house.register { $0.channel = "letter" }
        #expect(item.promises.first { $0.kind == .firstAnswer }?.state == .open)
        #expect(item.nextDue == House.morning + .minutes(10))
        #expect(item.firstAnsweredAt == nil && item.customerHadLastWord)
    }

    @Test("numbers run within a month of the project's wall clock")
    func numbers() async throws {
        let house = try await House.open()
        // 2026-03-31 23:59:59 in Shanghai is still March, a second later it is April.
        house.hand.set(Instant("2026-03-31T15:59:59Z")!)
        #expect(try await house.register().number == "2603-00001")
        #expect(try await house.register().number == "2603-00002")
        house.hand.advance(.seconds(1))
        #expect(try await house.register().number == "2604-00001")
    }

    @Test("two hundred at once: each has its own number and all are there")
    func concurrent() async throws {
        let house = try await House.open()
        let numbers = try await withThrowingTaskGroup(of: String.self) { group in
            for count in 0..<200 { group.addTask { try await house.register("第\(count)件 走廊灯不亮").number } }
            return try await group.reduce(into: Set()) { $0.insert($1) }
        }
        #expect(numbers.count == 200)
        #expect(numbers.max() == "2603-00200")
        #expect(try await house.store.read { try $0.value(Int.self, "SELECT count(*) FROM cases") } == 200)
    }

    @Test("the refusals of an intake, in their order", arguments: [
        ("text", CaseRefusal.textMissing), ("channel", .unknownWord(field: "channel", given: "pigeon", known: [])),
        ("anonymous", .mayNotBeAnonymous(kind: "repair")), ("ahead", .dateOutOfRange(field: "occurredAt")),
        ("early", .dateOutOfRange(field: "reportedAt")), ("category", .unknownCategory("engineering.magic")),
        ("long", .tooLong(field: "text", limit: 100_000)), ("kind", .unknownKind("wish")),
    ])
    func refusals(_ name: String, _ expected: CaseRefusal) async throws {
        let house = try await House.open()
        let known = try Checkout.desk.get().channels.map(\.key)
        var expected = expected
        if name == "channel" { expected = .unknownWord(field: "channel", given: "pigeon", known: known) }
        await refused(expected) {
            try await house.register(kind: name == "kind" ? "wish" : "repair") { intake in
                switch name {
                case "text": intake.text = " \n "
                case "channel": intake.channel = "pigeon"
                case "anonymous": intake.reporter = Reporter(isAnonymous: true)
                case "ahead": intake.occurredAt = House.morning + .days(1)
                case "early": intake.reportedAt = Instant(seconds: -2_208_988_801)
                case "category": intake.category = "engineering.magic"
                default: intake.text = String(repeating: "水", count: 33_334)
                }
            }
        }
        #expect(try await house.store.read { try $0.value(Int.self, "SELECT count(*) FROM cases") } == 0)
    }

    @Test("an unknown place, project or person is refused; the right is asked for the named project")
    func names() async throws {
        let house = try await House.open()
        await refused(DirectoryRefusal.unknownPlace("9-9-999")) { try await house.register { $0.place = "9-9-999" } }
        await refused(DirectoryRefusal.unknownProject("moon")) { try await house.register { $0.project = "moon" } }
        await refused(WorkforceRefusal.notAllowed(.caseRegister)) { try await house.register { $0.project = "tower" } }
        await refused(WorkforceRefusal.notAllowed(.caseRegister)) { try await house.register(by: "zhao") }
        let stranger = ID<Person>(number: 7)
        await refused(DirectoryRefusal.unknownPerson(stranger.description)) {
            try await house.register { $0.reporter = Reporter(person: stranger) }
        }
    }

    @Test("a known telephone names the person; two who share it are not guessed")
    func knownCaller() async throws {
        let house = try await House.open()
        let people = People(house.store)
        let draft = PersonDraft(project: house.estate.id, name: "欧阳娜娜", phones: ["138 1111 2222"])
        let person = try await people.add(draft, by: 0)
        let item = try await house.register { $0.reporter = Reporter(phone: "+86 13811112222") }
        #expect(item.reporter.person == person.id && item.reporter.name == "欧阳娜娜")
        _ = try await people.add(PersonDraft(project: house.estate.id, name: "欧阳父", phones: ["13811112222"]), by: 0)
        let shared = try await house.register { $0.reporter = Reporter(phone: "13811112222") }
        #expect(shared.reporter.person == nil && shared.reporter.name == "")
    }

    @Test("a case of a known person is found by the name that the directory gave", arguments: ["欧阳", "ouyang", "oynn"])
    func foundByPerson(_ words: String) async throws {
        let house = try await House.open()
        let draft = PersonDraft(project: house.estate.id, name: "欧阳娜娜", phones: ["13811112222"])
        let person = try await People(house.store).add(draft, by: 0)
        let item = try await house.register { $0.reporter = Reporter(person: person.id) }
        var filter = CaseFilter()
        filter.text = words
        #expect(try await house.cases.list(filter, for: try house.actor("lin")).items.map(\.id) == [item.id])
    }

    @Test("of an anonymous complaint nothing is kept that tells who it was")
    func anonymous() async throws {
        let house = try await House.open()
        let item = try await house.register("物业态度恶劣", kind: "complaint") {
            $0.reporter = Reporter(name: "周秘密", phone: "13933334444", isAnonymous: true)
        }
        #expect(item.reporter == Reporter(isAnonymous: true))
        let traces = try await house.store.read { db in
            try db.value(
                Int.self,
                """
                SELECT (SELECT count(*) FROM cases
                  WHERE reporter_name || reporter_phone || coalesce(detail, '') LIKE '%周秘密%'
                    OR reporter_phone LIKE '%3933%')
                + (SELECT count(*) FROM timeline WHERE words || coalesce(events, '') LIKE '%周秘密%')
                + (SELECT count(*) FROM search
                  WHERE CAST(tokens AS TEXT) LIKE '%秘密%' OR CAST(tokens AS TEXT) LIKE '%3334444%')
                """)
        }
        #expect(traces == 0)
    }

    @Test("a question that is answered at once is closed in one step, as two entries")
    func answeredAtOnce() async throws {
        let house = try await House.open()
        let item = try await house.register("物业费怎么交？", kind: "consultation") { $0.answer = "可以在前台或网上交。" }
        #expect(item.phase == .closed && item.stage == "closed" && item.closing == .answered && item.version == 2)
        #expect(item.promises.allSatisfy { $0.state == .kept })
        let entries = try await house.cases.timeline(of: item.number, for: try house.actor("lin")).items
        #expect(entries.map(\.act) == ["register", "answer"])
        #expect(try await house.found(item) == item)
    }

    @Test("words with a zero character are kept without it; nothing but zero characters is no text")
    func zeroCharacters() async throws {
        let house = try await House.open()
        let item = try await house.found(try await house.register("漏\0水了") { $0.title = "\0漏水" })
        #expect(item.text == "漏水了" && item.title == "漏水")
        await refused(CaseRefusal.textMissing) { try await house.register("\0 \0") }
    }
}
