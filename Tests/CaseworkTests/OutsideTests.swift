import Directory
import Foundation
import Kernel
import Store
import Testing

@testable import Casework
@testable import Workforce

@Suite("Outside bodies and their deadlines")
struct OutsideTests {
    private typealias Fill = (inout Act) -> Void

    /// From 12345, under its number, with a deadline so many minutes after the beginning.
    private func hotline(_ play: Play, due minutes: Int64?, number: String = "HL-88", reason: String? = nil) -> Fill {
        { act in
            (act.outside.body, act.outside.direction) = ("hotline-12345", .received)
            act.outside.theirNumber = number
            (act.outside.deadline, act.reason) = (minutes.map { play.start + .minutes($0) }, reason)
        }
    }

    private func play(due minutes: Int64? = 600) throws -> Play {
        var play = try Play()
        try play.take("record-outside", by: Cast.lin, hotline(play, due: minutes))
        return play
    }

    private func answer(_ play: inout Play, at minutes: Int64? = nil) throws {
        let (start, matter) = (play.start, play.item.unansweredOutside.first?.id.description)
        try play.take("answer-outside", by: Cast.lin) { act in
            (act.outside.matter, act.text) = (matter, "已修好并回复")
            act.outside.answeredAt = minutes.map { start + .minutes($0) }
        }
    }

    @Test("their deadline is a promise of its own: exact, on no calendar, in the agent's name, with body and number")
    func promised() throws {
        let play = try play()
        let promise = try #require(play.promise(.outside))
        #expect(promise.dueAt == play.start + .minutes(600) && promise.clock == nil && promise.level == nil)
        #expect(promise.by == Cast.lin.staff && promise.words == "hotline-12345 HL-88")
        #expect(play.item.matter(of: promise)?.number == "HL-88")
        #expect(play.item.outside.map { play.item.state(of: $0) } == [.open])
    }

    @Test("neither a wait nor another priority nor another calendar moves it")
    func unmoved() throws {
        var play = try play(due: 90)
        let promise = try #require(play.promise(.outside))
        try play.take("dispatch", by: Cast.lin) { $0.to = .staff(Cast.zhao.staff) }
        try play.take("accept", by: Cast.zhao)
        play.wait(minutes: 5)
        try play.take("wait", by: Cast.zhao) { $0.reason = "parts" }
        #expect(play.promise(.outside) == promise && play.item.nextDue == promise.dueAt, "everything else stands still")
        play.wait(minutes: 30)
        try play.take("resume", by: Cast.zhao)
        try play.take("reprioritise", by: Cast.chen) { ($0.priority, $0.reason) = (.major, "老人") }
        #expect(play.promise(.outside) == promise)
        let office = try #require(play.desk.levels.calendars.calendar("office", in: .shanghai))
        #expect(promise.moved(to: office, at: play.now) == .stays(.never))
        #expect(play.promise(.closed)?.dueAt == play.start + .hours(6) + .minutes(30))
    }

    @Test("kept where the body heard it in time, on the dot too, whenever that is written; later it is broken")
    func answered() throws {
        for (written, heard, state) in [
            (600, nil, .kept), (601, nil, .broken), (700, 600, .kept), (700, 601, .broken),
        ] as [(Int64, Int64?, Promise.State)] {
            var play = try play()
            play.wait(minutes: written)
            try answer(&play, at: heard)
            let promise = try #require(play.item.promises.first { $0.kind == .outside })
            #expect(promise.state == state && promise.settledAt == play.now, "\(written) \(heard ?? -1)")
            let told = try #require(play.item.outside[0].answer)
            #expect(told.text == "已修好并回复" && told.at == play.now)
            #expect(told.givenAt == (heard.map { play.start + .minutes($0) } ?? play.now))
            #expect(play.item.state(of: play.item.outside[0]) == .answered)
        }
    }

    @Test("an answer is given neither in the future nor before anybody asked")
    func impossible() throws {
        var play = try play()
        play.wait(minutes: 10)
        #expect(throws: CaseRefusal.answerTimeImpossible) { try answer(&play, at: 11) }
        #expect(throws: CaseRefusal.answerTimeImpossible) { try answer(&play, at: -2) }
        try answer(&play, at: 10)
        #expect(throws: CaseRefusal.noBodyWaits) { try answer(&play) }
    }

    @Test("the same body and number with another deadline replaces the promise, with a reason; what is late is broken")
    func replaced() throws {
        var play = try play()
        play.wait(minutes: 60)
        #expect(throws: CaseRefusal.outsideRecordedAlready) {
            try play.take("record-outside", by: Cast.lin, hotline(play, due: 600, number: "hl-88"))
        }
        #expect(throws: CaseRefusal.fieldMissing("reason")) {
            try play.take("record-outside", by: Cast.lin, hotline(play, due: 900, number: "hl-88"))
        }
        try play.take("record-outside", by: Cast.lin, hotline(play, due: 900, number: "hl-88", reason: "对方同意延期"))
        #expect(play.item.promises.filter { $0.kind == .outside }.map(\.state) == [.replaced, .open])
        #expect(play.item.outside.map { play.item.state(of: $0) } == [.replaced, .open])
        #expect(play.item.outside[1].replaces == play.item.outside[0].id && play.item.outside[1].reason == "对方同意延期")
        #expect(play.item.outside[0].deadline == play.start + .minutes(600), "nothing is edited")
        play.wait(minutes: 841)
        let matter = play.item.outside[1].id.description
        let later = play.now + .hours(9)
        try play.take("extend-outside", by: Cast.chen) { act in
            (act.outside.matter, act.outside.deadline, act.reason) = (matter, later, "再延")
        }
        #expect(play.item.promises.filter { $0.kind == .outside }.map(\.state) == [.replaced, .broken, .open])
        #expect(play.item.outside[2].body == "hotline-12345" && play.item.outside[2].number == "hl-88")
        #expect(throws: CaseRefusal.matterIsOver) {
            try play.take("answer-outside", by: Cast.lin) { ($0.outside.matter, $0.text) = (matter, "好") }
        }
        #expect(throws: CaseRefusal.unknownMatter("x")) {
            try play.take("answer-outside", by: Cast.lin) { ($0.outside.matter, $0.text) = ("x", "好") }
        }
    }

    @Test("another body, another number, and what comes back after its answer begin anew")
    func apart() throws {
        var play = try play()
        try play.take("record-outside", by: Cast.lin, hotline(play, due: 700, number: "HL-89"))
        let due = play.start + .minutes(800)
        try play.take("record-outside", by: Cast.lin) { act in
            (act.outside.body, act.outside.direction) = ("street-office", .passedOn)
            (act.outside.theirNumber, act.outside.deadline) = ("HL-88", due)
        }
        #expect(play.item.unansweredOutside.count == 3)
        try answer(&play)
        try play.take("record-outside", by: Cast.lin, hotline(play, due: 2000))
        #expect(play.item.outside.map { play.item.state(of: $0) } == [.answered, .open, .open, .open])
        #expect(play.item.outside[3].replaces == nil)
    }

    @Test(
        "while a body waits nothing ends: neither confirmed nor closed, not reached, withdrawn, cancelled or merged",
        arguments: ["confirm", "close", "not-reached", "withdraw", "cancel", "merge", "answer"])
    func guarded(_ action: String) throws {
        var play = try play(due: nil)
        #expect(play.promise(.outside) == nil, "no deadline, no promise")
        if ["confirm", "close", "not-reached"].contains(action) {
            try play.take("solve", by: Cast.lin) { $0.solution = "好了" }
        }
        let other = try Play().item
        func end(_ play: inout Play) throws {
            for _ in 0..<(action == "not-reached" ? 3 : 1) where !play.item.phase.isOver {
                play.wait(minutes: 1000)
                try play.take(action, by: action == "answer" ? Cast.lin : Cast.chen) { act in
                    (act.isSatisfied, act.reason, act.outcome, act.into) = (true, "好", "busy", other)
                    act.solution = "好了"
                }
            }
        }
        let refusal = CaseRefusal.outsideUnanswered(["hotline-12345"])
        #expect(throws: refusal) { try end(&play) }
        #expect(!play.item.phase.isOver)
        try answer(&play)
        try end(&play)
        #expect(play.item.phase.isOver)
    }

    @Test("an unsatisfied customer reopens, whoever waits; what a body took over holds nothing up")
    func goesOn() throws {
        var play = try play()
        try play.take("solve", by: Cast.lin) { $0.solution = "好了" }
        try play.take("confirm", by: Cast.hui) { $0.isSatisfied = false }
        #expect(play.item.stage == "reopened" && play.promise(.outside) != nil)
        try play.take("record-outside", by: Cast.lin) { act in
            (act.outside.body, act.outside.direction) = ("hotline-12345", .passedOn)
            (act.outside.theirNumber, act.reason) = ("HL-88", "对方自行处理")
        }
        #expect(play.item.outside.map { play.item.state(of: $0) } == [.replaced, .takenOver])
        #expect(play.item.promises.filter { $0.kind == .outside }.map(\.state) == [.replaced])
        try play.take("cancel", by: Cast.chen) { $0.reason = "已由对方处理" }
        #expect(play.item.phase == .cancelled)
    }

    @Test("bounds: a number of sixty letters, a deadline within a year either way, fifty on one case")
    func bounds() throws {
        var play = try play(due: nil)
        let long = String(repeating: "号", count: 61)
        #expect(throws: CaseRefusal.tooLong(field: "theirNumber", limit: 60)) {
            try play.take("record-outside", by: Cast.lin, hotline(play, due: nil, number: long))
        }
        for far in [-367, 367] as [Int64] {
            #expect(throws: CaseRefusal.dateOutOfRange(field: "deadline")) {
                try play.take("record-outside", by: Cast.lin, hotline(play, due: far * 1440, number: "F"))
            }
        }
        for n in 1..<50 { try play.take("record-outside", by: Cast.lin, hotline(play, due: nil, number: "N\(n)")) }
        #expect(throws: CaseRefusal.tooManyEntries(limit: 50)) {
            try play.take("record-outside", by: Cast.lin, hotline(play, due: nil, number: "N50"))
        }
        let past = try self.play(due: -5)
        let promise = try #require(past.promise(.outside))
        let clock = WatchClock(
            desk: past.desk, project: Cast.project.id, zone: .shanghai, priority: .general)
        #expect(clock.next(promise, noticed: 0) == nil, "late when it was recorded: marked, told to nobody")
    }
}

@Suite("Outside bodies in the store")
struct OutsideStoreTests {
    private func record(_ house: House, _ item: Case, _ number: String, due: Span = .hours(10)) async throws -> Case {
        try await house.act("record-outside", on: item, by: "lin") { asked in
            (asked.act.outside.body, asked.act.outside.direction) = ("hotline-12345", .received)
            (asked.act.outside.theirNumber, asked.act.outside.deadline) = (number, House.morning + due)
        }
    }

    @Test("it is kept, found by its number and by its body, and its words name the body")
    func found() async throws {
        let house = try await House.open()
        let item = try await record(house, try await house.register(), "SH2026-0312")
        try await house.register("别的事")
        let again = try await house.found(item)
        #expect(again.outside == item.outside && again.promises == item.promises)
        #expect(again.promises.last?.words == "12345 政务服务热线 SH2026-0312")
        let lin = try house.actor("lin")
        #expect(try await house.cases.cases(ofOutside: " SH2026-0312 ", for: lin).map(\.id) == [item.id])
        #expect(try await house.cases.cases(ofOutside: "SH2026-031", for: lin).isEmpty, "exactly this one")
        var filter = CaseFilter()
        filter.outsideBody = "hotline-12345"
        #expect(try await house.cases.list(filter, for: lin).items.map(\.id) == [item.id])
        filter.outsideBody = "street-office"
        #expect(try await house.cases.list(filter, for: lin).items.isEmpty)
        var search = CaseFilter()
        search.text = "sh2026 0312"
        #expect(try await house.cases.list(search, for: lin).items.map(\.id) == [item.id])
        let known = try Checkout.desk.get().bodies.map(\.key)
        await refused(CaseRefusal.unknownWord(field: "body", given: "moon", known: known)) {
            try await house.act("record-outside", on: item, by: "lin") { asked in
                (asked.act.outside.body, asked.act.outside.direction) = ("moon", .received)
            }
        }
        #expect(try await house.isSound())
    }

    @Test("it is told of like every other promise: at half its time, at four fifths, when it is late")
    func told() async throws {
        let house = try await House.open()
        let item = try await record(house, try await house.solved(), "T-1")
        #expect(try await house.act("confirm", on: item, by: "hui") { $0.act.isSatisfied = false }.phase == .open)
        func shares() async throws -> [Int] {
            _ = try await house.cases.watch()
            let notices = try await house.cases.notices(for: try house.actor("lin"))
            return notices.items.compactMap(\.told).filter { $0.kind == .outside }.map(\.share).reversed()
        }
        #expect(try await shares() == [])
        house.hand.set(House.morning + .hours(5))
        #expect(try await shares() == [50])
        house.hand.set(House.morning + .hours(10) + .seconds(1))
        #expect(try await shares() == [50, 100])
        #expect(try await house.isSound())
    }

    @Test("who may follow records it; a deadline is the body's own, promised and excused by nobody")
    func rights() async throws {
        let house = try await House.open()
        let item = try await record(house, try await house.register(), "R-1")
        await refused(WorkforceRefusal.notAllowed(.caseFollow)) {
            try await house.act("answer-outside", on: item, by: "hui")
        }
        let promise = try #require(item.promises.last { $0.kind == .outside })
        await refused(CaseRefusal.deadlineIsTheirs) {
            try await house.cases.giveWord(
                apology: "抱歉", reason: "忙", remedy: "明天", newDueAt: nil, about: promise.id, by: try house.actor("lin"))
        }
        await refused(CaseRefusal.deadlineIsTheirs) {
            try await house.cases.promise(
                .outside, words: "我来", dueAt: House.morning + .hours(1), on: item.number, by: try house.actor("lin"))
        }
        #expect(try await house.found(item) == item)
    }

    @Test("what closes by itself waits until the body was answered, and closes then")
    func bySystem() async throws {
        let house = try await House.open()
        var item = try await record(house, try await house.solved(), "S-1", due: .hours(24 * 20))
        house.hand.set(House.morning + .days(8))
        _ = try await house.cases.run()
        #expect(try await house.found(item).phase == .solved)
        let matter = item.outside[0].id.description
        item = try await house.act("answer-outside", on: item, by: "lin") { asked in
            (asked.act.outside.matter, asked.act.text) = (matter, "已答复")
        }
        _ = try await house.cases.run()
        #expect(try await house.found(item).phase == .closed)
        #expect(try await house.isSound())
    }
}
