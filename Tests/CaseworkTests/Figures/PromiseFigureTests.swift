import Directory
import Insight
import Kernel
import Testing

@testable import Casework
@testable import Workforce

@Suite("The figures of promises")
struct PromiseFigureTests {
    private func kept(
        _ house: House, _ span: FigureSpan, _ key: String = "kept-promises", by user: String = "root",
        _ fill: (inout FigureQuery) -> Void = { _ in }
    ) async throws -> Figure {
        var query = FigureQuery()
        (query.span, query.wantsRows) = (span, true)
        fill(&query)
        return try await Figures(house.store, complaints: ["complaint"]).figure(key, query, for: try house.actor(user))
    }

    private func promise(_ house: House, _ item: Case, due: Instant) async throws -> Case {
        try await house.cases.promise(.free, words: "我来", dueAt: due, on: item.number, by: try house.actor("lin"))
    }

    private func day(_ text: String) throws -> FigureSpan {
        let day = try #require(Day(text))
        return .between(.day(day), .day(day))
    }

    @Test("a promise belongs to the day of its due time on the project's wall clock, to the second")
    func midnight() async throws {
        let house = try await House.open()
        let item = try await house.register(kind: "booking")
        let last = try #require(Instant("2026-03-05T23:59:59+08:00"))
        _ = try await promise(house, item, due: last)
        _ = try await promise(house, item, due: last + .seconds(1))
        house.hand.set(last + .seconds(2))
        let before = try await kept(house, try day("2026-03-05"))
        let after = try await kept(house, try day("2026-03-06"))
        #expect(before.rows.items.map(\.fact.happened.at) == [last])
        #expect(after.rows.items.map(\.fact.happened.at) == [last + .seconds(1)])
        #expect(before.tally.count == 1 && before.tally.counted == 0 && !before.rows.items[0].fact.counts)
        #expect(after.window.cutOff == house.hand.now && after.window.start == last + .seconds(1))
    }

    @Test("what is still to come does not count, what is over its time is broken, on the dot is kept")
    func running() async throws {
        let house = try await House.open()
        let item = try await house.register(kind: "booking")
        let due = House.morning + .hours(1)
        _ = try await promise(house, item, due: due)
        func free() async throws -> [Bool] {
            try await kept(house, .named(.today)).rows.items.filter { $0.fact.happened.promise?.kind == .free }
                .map(\.fact.counts)
        }
        #expect(try await free() == [])
        house.hand.set(due)
        #expect(try await free() == [], "it is not over at its due time")
        house.hand.advance(Span(milliseconds: 1))
        #expect(try await free() == [false])
        let other = try await promise(house, item, due: due + .hours(1))
        house.hand.set(due + .hours(1))
        try await house.act("answer", on: other, by: "lin") { $0.act.solution = "好了" }
        house.hand.advance(.hours(1))
        #expect(try await free() == [false, true])
    }

    @Test("a clock that stands keeps a promise from breaking, unless it was late when the clock was stopped")
    func standing() async throws {
        let house = try await House.open()
        func sent() async throws -> Case {
            let item = try await house.register()
            let sent = try await house.act("dispatch", on: item, by: "lin") { $0.to = "zhao" }
            return try await house.act("accept", on: sent, by: "zhao")
        }
        let (early, late) = (try await sent(), try await sent())
        house.hand.advance(.minutes(20))
        try await house.act("wait", on: early, by: "zhao") { $0.act.reason = "parts" }
        house.hand.advance(.minutes(20))
        try await house.act("wait", on: late, by: "zhao") { $0.act.reason = "parts" }
        house.hand.advance(.hours(1))
        let rows = try await kept(house, .named(.today)).rows.items
        let closed = rows.filter { $0.fact.happened.promise?.kind == .closed }
        #expect(closed.map(\.number) == [late.number] && closed.map(\.fact.counts) == [false])
        let due = House.morning
        func standing(pausedAt instant: Instant) -> DuePromise.Standing {
            DuePromise(
                id: ID(number: 1), kind: .closed, by: ID(number: 2), dueAt: due, state: .open, pausedSince: instant,
                wordAt: nil
            ).standing(at: due + .hours(1))
        }
        #expect(standing(pausedAt: due) == .other && standing(pausedAt: due + .seconds(1)) == .broken)
    }

    @Test("a promise that gave way is left to the one in its place; its word counts as one beforehand")
    func words() async throws {
        let house = try await House.open()
        let item = try await house.register(kind: "booking")
        for minutes in [10, 20, 30] as [Int64] {
            _ = try await promise(house, item, due: House.morning + .minutes(minutes))
        }
        let free = try await house.found(item).promises.filter { $0.kind == .free }
        func word(_ promise: Promise, _ due: Instant?) async throws {
            _ = try await house.cases.giveWord(
                apology: "抱歉", reason: "缺件", remedy: "补送", newDueAt: due, about: promise.id,
                by: try house.actor("lin"))
        }
        try await word(free[0], House.morning + .minutes(40))
        try await word(free[1], nil)
        house.hand.advance(.minutes(35))
        try await word(free[2], nil)
        house.hand.advance(.minutes(10))
        let rows = try await kept(house, .named(.today)).rows.items.filter { $0.fact.happened.promise?.kind == .free }
        #expect(rows.map { ($0.fact.happened.at - House.morning).wholeMinutes } == [20, 30, 40])
        let told = try await kept(house, .named(.today), "word-beforehand")
        let rowsOfFree = told.rows.items.filter { $0.fact.happened.promise?.kind == .free }
        #expect(rowsOfFree.map(\.fact.counts) == [true, true, false, false])
        #expect(told.tally.count == 4 && told.tally.counted == 2 && told.tally.value == nil && !told.tally.isEnough)
    }

    @Test("of too few there is no share, of enough there is; a window is compared with the one before and a year ago")
    func enough() async throws {
        let house = try await House.open()
        let start = House.morning
        for _ in 0..<4 { try await house.register() }
        let few = try await kept(house, .named(.today))
        #expect(few.tally.count == 0 && few.tally.value == nil && !few.tally.isEnough)
        house.hand.advance(.hours(1))
        let more = try await kept(house, .named(.today))
        #expect(more.tally.count >= 5 && more.tally.value != nil && more.tally.isEnough)
        house.hand.set(start + .days(1))
        #expect(try await kept(house, .named(.today)).before.tally.count == 0, "as far along as today: nine o'clock")
        house.hand.advance(.hours(2))
        #expect(try await kept(house, .named(.today)).before.tally.counted == more.tally.counted)
        house.hand.set(start + .days(365) + .hours(2))
        #expect(try await kept(house, .named(.today)).yearBefore.tally.count == more.tally.count)
    }

    @Test("one sees the figures of one's own projects, rows of cases that one may see, and nothing without the right")
    func rights() async throws {
        let house = try await House.open()
        _ = try await house.register("塔楼漏水", by: "root") { $0.project = "tower" }
        try await house.register()
        house.hand.advance(.hours(2))
        let all = try await kept(house, .named(.today)) { $0.by = .project }
        #expect(Set(all.groups.map(\.key)) == ["garden", "tower"])
        let own = try await kept(house, .named(.today), by: "chen") { $0.by = .project }
        #expect(own.groups.map(\.key) == ["garden"] && own.tally.count < all.tally.count && !own.rows.items.isEmpty)
        await refused(DirectoryRefusal.unknownProject("tower")) {
            try await kept(house, .named(.today), by: "chen") { $0.project = "tower" }
        }
        await refused(WorkforceRefusal.notAllowed(.figuresRead)) { try await kept(house, .named(.today), by: "lin") }
        var query = FigureQuery()
        query.wantsRows = true
        let numbersOnly = try house.actor("root").limited(to: [.figuresRead], via: "token")
        let blind = try await Figures(house.store, complaints: []).figure("kept-promises", query, for: numbersOnly)
        #expect(blind.tally == all.tally && blind.rows.items.isEmpty)
    }

    @Test("rows come page by page, each once; those of a group or of one outcome alone are theirs")
    func pages() async throws {
        let house = try await House.open()
        _ = try await house.busy(seed: 3, acts: 300)
        let all = try await kept(house, .named(.year)) { $0.limit = 200 }
        #expect(all.rows.items.count == all.tally.count && all.rows.next == nil && all.tally.count > 30)
        var (paged, after): ([Fact.Place], String?) = ([], nil)
        repeat {
            let page = try await kept(house, .named(.year)) { ($0.limit, $0.after) = (7, after) }
            paged += page.rows.items.map(\.fact.place)
            after = page.rows.next
        } while after != nil
        #expect(paged == all.rows.items.map(\.fact.place) && Set(paged.map(\.description)).count == paged.count)
        let lin = try house.actor("lin").staff.description
        let broken = try await kept(house, .named(.year)) {
            ($0.by, $0.group, $0.counts, $0.limit) = (.person, lin, false, 200)
        }
        let group = try #require(broken.groups.first { $0.key == lin })
        #expect(broken.rows.items.count == group.tally.count - group.tally.counted && !broken.rows.items.isEmpty)
        #expect(broken.rows.items.allSatisfy { !$0.fact.counts && $0.fact.happened.promise?.by.description == lin })
        await refused(CaseRefusal.badCursor) { try await kept(house, .named(.year)) { $0.after = "x" } }
        await refused(FigureRefusal.unknownFigure("luck")) { try await kept(house, .named(.year), "luck") }
        let known = Measure.keptPromises.groupings.map(\.rawValue)
        await refused(FigureRefusal.unknownGrouping("age", known: known)) {
            try await kept(house, .named(.year)) { $0.by = .age }
        }
    }
}
