import Bulletin
import Custody
import Directory
import Kernel
import Store
import Testing

@testable import Casework
@testable import Insight
@testable import Workforce

@Suite("What is due is warned of once, and the warning ends with what it waits for")
struct DueAlertTests {
    private static let soon = "sees: follow-up, days: -1, every: 1h"
    private static let late = "sees: follow-up, days: 1, every: 1h"

    private static func lent(_ cellar: Cellar, hours: Int64, to borrower: String = "zhao") async throws -> String {
        let id = try await cellar.key("配电房", copies: 2).id.description
        var loan = LoanDraft()
        (loan.borrower, loan.reason, loan.dueAt) = (borrower, "检修", cellar.house.hand.now + .hours(hours))
        _ = try await cellar.keys.act(.lend(loan), on: id, by: cellar.house.actor("lin"))
        return id
    }

    @Test("a key that is not back is warned of once, to whoever lent it, until it is back")
    func key() async throws {
        let cellar = try await Cellar.open()
        let (house, lin) = (cellar.house, try cellar.house.actor("lin"))
        let alerts = try house.warning("sees: key, window: 30m, every: 5m")
        let id = try await Self.lent(cellar, hours: 2)
        _ = try await alerts.look()
        house.hand.advance(.minutes(149))
        #expect(try await alerts.count() == 0, "half an hour is not over")
        house.hand.advance(.minutes(6))
        #expect(try await alerts.count() == 1)
        house.hand.advance(.days(40))
        #expect(try await alerts.count() == 0, "once")
        let alert = try #require(try await house.all(alerts).first)
        #expect(alert.owner == lin.staff && alert.saw["key"] == "K001" && alert.saw["due"] == "2026-03-03 11:00")
        #expect(try await alerts.new(for: lin) == 1)
        let file = try await cellar.keys.key(id, for: lin)
        #expect(try await alerts.warnings(about: .key(file.key), for: lin).map(\.number) == [alert.number])
        #expect(try await alerts.warnings(about: .key(file.key), for: house.actor("zhao")).isEmpty)
        _ = try await cellar.keys.act(.takeBack(loan: nil, condition: .good, note: ""), on: id, by: house.actor("chen"))
        _ = try await alerts.look()
        let ended = try #require(try await house.all(alerts).first)
        #expect(try ended.state == .acted && ended.decidedBy == house.actor("chen").staff && ended.words == "K001")
        #expect(try await [alerts.look(), alerts.count()] == [0, 0])
        #expect(try await house.isSound())
    }

    @Test("each copy has its own; more time ends the warning, and the new time is warned of anew; a loss ends it too")
    func copies() async throws {
        let cellar = try await Cellar.open()
        let house = cellar.house
        let alerts = try house.warning("sees: key, window: 30m, every: 5m")
        let id = try await Self.lent(cellar, hours: 1)
        var second = LoanDraft()
        (second.borrower, second.reason, second.dueAt) = ("qian", "检修", house.hand.now + .hours(5))
        let file = try await cellar.keys.act(.lend(second), on: id, by: house.actor("chen"))
        let first = try #require(file.loans.first).id.description
        house.hand.advance(.hours(2))
        #expect(try await alerts.count() == 1)
        let later = house.hand.now + .hours(2)
        _ = try await cellar.keys.act(
            .extend(loan: first, until: later, reason: "没修完"), on: id, by: house.actor("chen"))
        _ = try await alerts.look()
        #expect(try await house.all(alerts).map(\.state) == [.acted])
        house.hand.advance(.hours(6))
        #expect(try await alerts.count() == 2)
        _ = try await cellar.keys.act(.lose(loan: first, words: "找不到"), on: id, by: house.actor("chen"))
        _ = try await alerts.look()
        let states = try await house.all(alerts).map(\.state)
        #expect(states == [.acted, .acted, .open], "the other copy is still out")
    }

    @Test("who owns a warning takes it up and decides it, nobody else without the right; what is decided stays so")
    func owner() async throws {
        let cellar = try await Cellar.open()
        let (house, lin) = (cellar.house, try cellar.house.actor("lin"))
        let alerts = try house.warning("sees: key, window: 30m, every: 5m")
        _ = try await Self.lent(cellar, hours: 1)
        house.hand.advance(.hours(2))
        #expect(try await alerts.count() == 1)
        let number = try #require(try await house.all(alerts).first).number
        await refused(WorkforceRefusal.notAllowed(.caseSupervise)) {
            try await alerts.act(.acknowledge, on: number, by: house.actor("hui"))
        }
        let file = try await alerts.act(.acknowledge, on: number, by: lin)
        #expect(file.alert.allowed(for: lin) == [.act, .dismiss])
        #expect(try file.alert.allowed(for: house.actor("hui")).isEmpty)
        _ = try await alerts.act(.dismiss(reason: "已约明天归还"), on: number, by: lin)
        house.hand.advance(.days(30))
        #expect(try await alerts.count() == 0)
    }

    private static func meeting(_ house: House) async throws -> (minutes: Minutes, number: String) {
        let minutes = Minutes(house.store, cases: house.cases)
        var draft = MeetingDraft()
        (draft.project, draft.title, draft.chair, draft.heldAt) = ("garden", "例会", "chen", House.morning)
        return (minutes, try await minutes.write(draft, by: house.actor("root")).one.number)
    }

    @Test("a follow-up: its owner the day before and when it is late, each once; done ends both")
    func followUp() async throws {
        let house = try await House.open()
        let alerts = try house.warning(Self.soon, Self.late)
        let (minutes, number) = try await Self.meeting(house)
        let root = try house.actor("root")
        let made = try await minutes.follow(number, what: "换灯", owner: "lin", due: Day("2026-03-06"), by: root)
        var seen: [[String]] = []
        for _ in 3...9 {
            _ = try await alerts.count()
            seen.append(try await house.all(alerts).map { "\($0.rule) \($0.saw["late"] ?? "")" })
            house.hand.advance(.days(1))
        }
        let (early, both) = (["rule-0 -1"], ["rule-0 -1", "rule-1 1"])
        #expect(seen == [[], [], early, early, both, both, both], "on the 5th, the day itself, the 7th")
        let all = try await house.all(alerts)
        #expect(try all.allSatisfy { try $0.owner == house.actor("lin").staff && $0.saw["followUp"] == "\(number)/1" })
        #expect(!"\(all)".contains("换灯"), "a warning has more readers than minutes have")
        let change = FollowUpAct.change(what: nil, owner: nil, due: Day("2026-03-20"))
        _ = try await minutes.act(change, on: made.one.id, by: root)
        _ = try await alerts.look()
        #expect(try await house.all(alerts).map(\.state) == [.acted, .acted])
        house.hand.advance(.days(30))
        #expect(try await alerts.count() == 1)
        _ = try await minutes.act(.done(result: "已换"), on: made.one.id, by: house.actor("lin"))
        _ = try await alerts.look()
        #expect(try await house.all(alerts, Alert.State.undecided).isEmpty)
        #expect(try await house.all(alerts).last?.decidedBy == house.actor("lin").staff)
    }

    @Test("another owner of a follow-up has its warning; who sees no warnings has none, it is for those of the rule")
    func owners() async throws {
        let house = try await House.open()
        let alerts = try house.warning(Self.late)
        let (minutes, number) = try await Self.meeting(house)
        let root = try house.actor("root")
        let made = try await minutes.follow(number, what: "换灯", owner: "zhao", due: Day("2026-03-01"), by: root)
        _ = try await minutes.follow(number, what: "换锁", owner: "chen", due: Day("2026-03-02"), by: root)
        #expect(try await alerts.count() == 2)
        let chen = try house.actor("chen").staff
        #expect(try await house.all(alerts).map(\.owner) == [chen, chen], "an engineer sees none")
        _ = try await minutes.act(.change(what: nil, owner: "lin", due: nil), on: made.one.id, by: root)
        _ = try await alerts.look()
        #expect(try await house.all(alerts).map(\.owner) == [house.actor("lin").staff, chen])
    }

    @Test("a letter: whoever sees to it, by the same days; its answer ends it, and so does striking it")
    func letter() async throws {
        let house = try await House.open()
        let alerts = try house.warning("sees: letter, days: -1, every: 1h", "sees: letter, days: 1, every: 1h")
        let (letters, chen) = (Letters(house.store), try house.actor("chen"))
        func written(_ due: String?, _ owner: String = "") async throws -> String {
            var draft = LetterDraft()
            (draft.project, draft.correspondent, draft.subject, draft.owner) = ("garden", "街道办", "整改通知", owner)
            draft.dueOn = due.flatMap { Day($0) }
            return try await letters.write(draft, by: chen).one.number
        }
        let (first, second) = (try await written("2026-03-04", "chen"), try await written("2026-03-03"))
        _ = try await written(nil, "chen")
        #expect(try await alerts.count() == 2)
        house.hand.advance(.days(1))
        #expect(try await alerts.count() == 1)
        house.hand.advance(.days(1))
        #expect(try await alerts.count() == 1)
        let all = try await house.all(alerts)
        #expect(all.compactMap { $0.saw["letter"] } == [second, first, second, first], "\(all.map(\.saw))")
        #expect(!"\(all)".contains("整改"))
        _ = try await letters.act(LetterAct(.answer, words: "电话已答"), on: first, by: chen)
        _ = try await letters.act(LetterAct(.strike, words: "错登"), on: second, by: chen)
        _ = try await alerts.look()
        #expect(try await house.all(alerts, Alert.State.undecided).isEmpty)
        #expect(try await house.isSound())
    }

    @Test("the days of a rule, against counting each day by itself", arguments: -4...4)
    func days(_ days: Int) throws {
        let today = try #require(Day("2026-03-01"))
        let (from, until) = Alerts.range(after: days, on: today)
        for late in -10...10 {
            let due = today.adding(days: Int64(-late))
            let isSeen = days > 0 ? late >= days : (days...0).contains(late)
            #expect(((from.map { $0 <= due } ?? true) && due <= until) == isSeen, "\(late)")
        }
    }
}
