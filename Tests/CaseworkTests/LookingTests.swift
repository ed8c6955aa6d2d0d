import Kernel
import Store
import Testing

@testable import Casework
@testable import Workforce

@Suite("Who is at a case, and what is new to whom")
struct LookingTests {
    private func newest(_ house: House, _ item: Case) async throws -> ID<TimelineEntry> {
        try #require(
            try await house.cases.timeline(of: item.number, for: try house.actor("root")).items.last?.id)
    }

    private func news(_ house: House, _ item: Case, _ user: String) async throws -> Int {
        try await house.cases.news(on: [item.id], for: try house.actor(user))[item.id] ?? 0
    }

    @Test("A look is seen by others for 45 seconds, not by oneself; leaving ends it at once")
    func present() async throws {
        let house = try await House.open()
        let item = try await house.register()
        let (lin, chen) = (try house.actor("lin"), try house.actor("chen"))
        #expect(try await house.cases.look(at: item.number, by: lin).others.isEmpty)
        let seen = try await house.cases.look(at: item.number, isWriting: true, by: chen)
        #expect(seen.others.map(\.name) == ["林晓"] && seen.others.first?.isWriting == false)
        #expect(try await house.cases.looks(at: item.number, for: lin).others.first?.isWriting == true)
        house.hand.advance(Span(milliseconds: 44_999))
        #expect(try await house.cases.looks(at: item.number, for: lin).others.map(\.name) == ["陈主管"])
        house.hand.advance(Span(milliseconds: 1))
        #expect(try await house.cases.looks(at: item.number, for: lin).others.isEmpty)
        _ = try await house.cases.look(at: item.number, by: chen)
        try await house.cases.leave(item.number, by: chen)
        #expect(try await house.cases.looks(at: item.number, for: lin).others.isEmpty)
        // It changes nothing of the case, and stands in no book.
        #expect(try await house.found(item).version == item.version)
    }

    @Test("Others are told when somebody comes, begins to write, goes; not by each sign of life")
    func told() async throws {
        let house = try await House.open()
        let item = try await house.register()
        let lin = try house.actor("lin")
        var notes = house.store.live.listen().makeAsyncIterator()
        _ = try await house.cases.look(at: item.number, by: lin)
        _ = try await house.cases.look(at: item.number, by: lin)
        _ = try await house.cases.look(at: item.number, isWriting: true, by: lin)
        try await house.cases.leave(item.number, by: lin)
        try await house.cases.leave(item.number, by: lin)
        _ = try await house.cases.say("完", to: .inside, on: item.number, by: lin)
        var topics: [String] = []
        while topics.last != "case", let note = await notes.next() {
            // PostgreSQL may bring the note of the registration only now.
            if note.topic == "look" || note.version > item.version { topics.append(note.topic) }
        }
        #expect(topics == ["look", "look", "look", "case"])
    }

    @Test("Who may not see a case cannot look at it")
    func hidden() async throws {
        let house = try await House.open()
        let item = try await house.register()
        let zhao = try house.actor("zhao")
        await refused(CaseRefusal.unknownCase(item.number)) { try await house.cases.look(at: item.number, by: zhao) }
        await refused(CaseRefusal.unknownCase(item.number)) { try await house.cases.looks(at: item.number, for: zhao) }
        await refused(CaseRefusal.unknownCase(item.number)) { try await house.cases.leave(item.number, by: zhao) }
    }

    @Test("What others did since one looked is new; one's own deeds and what was on the screen are not")
    func unread() async throws {
        let house = try await House.open()
        let item = try await house.register()
        let (lin, chen) = (try house.actor("lin"), try house.actor("chen"))
        #expect(try await news(house, item, "lin") == 0)
        _ = try await house.cases.look(at: item.number, seen: try await newest(house, item), by: lin)
        _ = try await house.cases.say("客户来过", to: .inside, on: item.number, by: chen)
        let shown = try await newest(house, item)
        _ = try await house.cases.say("又来了", to: .inside, on: item.number, by: chen)
        _ = try await house.cases.say("我来办", to: .inside, on: item.number, by: lin)
        #expect(try await news(house, item, "lin") == 2)
        #expect(try await news(house, item, "chen") == 0, "who never looked has nothing new")
        // The page showed the first of them only.
        #expect(try await house.cases.look(at: item.number, seen: shown, by: lin).mine?.news == 1)
        #expect(try await house.cases.look(at: item.number, by: lin).mine?.news == 1, "nothing more was shown")
        let all = try await newest(house, item)
        #expect(try await house.cases.look(at: item.number, seen: all, by: lin).mine?.news == 0)
        let old = try await house.cases.look(at: item.number, seen: shown, by: lin)
        #expect(old.mine?.seen == all, "an older page makes nothing new again")
    }

    @Test("The filter: cases with news for whoever asks")
    func filter() async throws {
        let house = try await House.open()
        let (one, other) = (try await house.register(), try await house.register("路灯不亮"))
        for item in [one, other] { _ = try await house.cases.look(at: item.number, by: try house.actor("lin")) }
        _ = try await house.cases.say("看过了", to: .inside, on: other.number, by: try house.actor("chen"))
        var filter = CaseFilter()
        filter.isUnread = true
        for sort in CaseFilter.Sort.allCases {
            filter.sort = sort
            #expect(try await house.cases.list(filter, for: try house.actor("lin")).items.map(\.id) == [other.id])
        }
        #expect(try await house.cases.list(filter, for: try house.actor("chen")).items.isEmpty)
        filter.text = "路灯"
        #expect(try await house.cases.list(filter, for: try house.actor("lin")).items.map(\.id) == [other.id])
    }

    @Test("Work that comes into somebody's hands is new to them, who never looked")
    func handed() async throws {
        let house = try await House.open()
        let item = try await house.register()
        _ = try await house.act("dispatch", on: item, by: "lin") { $0.to = "zhao" }
        #expect(try await news(house, item, "zhao") == 1)
        _ = try await house.act("assign", on: item, by: "chen") { $0.agent = "chen" }
        #expect(try await news(house, item, "chen") == 0, "who took it knows")
    }
}
