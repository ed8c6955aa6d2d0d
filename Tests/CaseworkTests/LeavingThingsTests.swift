import Bulletin
import Custody
import Directory
import Kernel
import Store
import Testing

@testable import Casework
@testable import Workforce

@Suite("What other rooms keep for whoever leaves goes over with them")
struct LeavingThingsTests {
    /// The rooms of an estate whose supervisor has something of each.
    private struct Estate {
        let house: House
        let keys: Keys
        let minutes: Minutes
        let letters: Letters
        let articles: Articles
        let meeting: String
        let letter: String
        let article: String
        let key: String

        var rooms: [LeaverRoom] { [minutes.leaving, letters.leaving, articles.leaving, keys.leaving] }

        static func open() async throws -> Estate {
            let cellar = try await Cellar.open()
            let (house, root) = (cellar.house, try cellar.house.actor("root"))
            let rules = try BulletinRules.read(Checkout.property)
            let (minutes, letters) = (Minutes(house.store, cases: house.cases), Letters(house.store))
            let articles = Articles(house.store, cases: house.cases, rules: rules.ofArticles)
            var meeting = MeetingDraft()
            (meeting.project, meeting.title, meeting.heldAt) = ("garden", "例会", House.morning)
            meeting.chair = "lin"
            let number = try await minutes.write(meeting, by: root).one.number
            for task in ["换灯", "换锁"] {
                _ = try await minutes.follow(number, what: task, owner: "chen", due: Day("2026-03-09"), by: root)
            }
            var letter = LetterDraft()
            (letter.project, letter.correspondent, letter.subject) = ("garden", "街道办", "整改通知")
            letter.owner = "chen"
            let came = try await letters.write(letter, by: root).one.number
            var article = ArticleDraft()
            (article.project, article.owner) = ("garden", "chen")
            (article.content.title, article.content.text) = ("关阀", "先关总阀")
            article.content.checkDays = 30
            let written = try await articles.write(article, by: root).one.number
            let key = try await cellar.key("配电房").id.description
            var loan = LoanDraft()
            (loan.borrower, loan.reason, loan.dueAt) = ("chen", "检修", House.morning + .hours(2))
            _ = try await cellar.keys.act(.lend(loan), on: key, by: cellar.house.actor("lin"))
            return Estate(
                house: house, keys: cellar.keys, minutes: minutes, letters: letters, articles: articles,
                meeting: number, letter: came, article: written, key: key)
        }

        func held(_ user: String) async throws -> [Int] {
            let held = try await house.cases.holdings(
                of: house.actor(user).staff, besides: rooms, for: house.actor("root"))
            return [HandOver.Kind.followUps, .letters, .articles, .keys].map { held.kept[$0] ?? -1 }
        }

        func letGo(_ user: String, _ heirs: [HandOver.Kind: String]) async throws {
            let plan = HandOver(try heirs.mapValues { try house.actor($0).staff })
            _ = try await house.cases.letGo(
                try house.actor(user).staff, plan, reason: "合同到期", version: nil, besides: rooms,
                by: house.actor("root"))
        }
    }

    @Test("what somebody has is counted; those named have it afterwards, and the history says from whom to whom")
    func named() async throws {
        let estate = try await Estate.open()
        let (house, root) = (estate.house, try estate.house.actor("root"))
        #expect(try await estate.held("chen") == [2, 1, 1, 1])
        #expect(try await estate.held("zhao") == [0, 0, 0, 0])
        try await estate.letGo("chen", [.followUps: "zhao", .letters: "root", .articles: "root", .keys: "qian"])
        #expect(try await estate.held("chen") == [0, 0, 0, 0])
        #expect(try await [estate.held("zhao"), estate.held("root"), estate.held("qian")]
            == [[2, 0, 0, 0], [0, 1, 1, 0], [0, 0, 0, 1]])
        let deeds = try await estate.minutes.file(estate.meeting, for: root).deeds.prefix(2)
        #expect(deeds.map(\.act) == ["handOnFollowUp", "handOnFollowUp"])
        #expect(deeds.map(\.words) == ["2. 陈主管 → 赵师傅", "1. 陈主管 → 赵师傅"])
        let letter = try await estate.letters.sheet(estate.letter, for: root).versions[0]
        #expect(letter.act == "handOn" && letter.words == "陈主管 → 管理员" && letter.staff == root.staff)
        let article = try await estate.articles.file(estate.article, for: root)
        #expect(article.one.owner == root.staff && article.versions[0].act == "handOn")
        let key = try await estate.keys.key(estate.key, for: root)
        #expect(try key.loans.map(\.borrower) == [.staff(house.actor("qian").staff)])
        #expect(key.entries.map(\.act) == [.handOn, .lend, .add] && key.entries[0].change == 0)
        #expect(key.entries[0].words == "陈主管 → 钱师傅" && key.key.lent == 1 && key.key.dueAt == House.morning + .hours(2))
        let first = try #require(key.entries[1].loan.flatMap { key.told[$0] })
        #expect(try first.borrower == .staff(house.actor("chen").staff) && first.endedAs == .returned)
        #expect(try await house.isSound())
    }

    @Test("nobody named: the chair, nobody, whoever lets them go; a key stays; who keeps no letters gets none")
    func nobody() async throws {
        let estate = try await Estate.open()
        try await estate.letGo("chen", [.letters: "zhao"])
        #expect(try await estate.held("lin") == [2, 0, 0, 0], "the chair")
        #expect(try await estate.held("root") == [0, 0, 1, 0])
        #expect(try await [estate.held("chen"), estate.held("zhao")] == [[0, 0, 0, 1], [0, 0, 0, 0]])
        #expect(try await estate.letters.sheet(estate.letter, for: estate.house.actor("root")).one.owner == nil)
        try await estate.letGo("lin", [:])
        #expect(try await estate.held("root") == [2, 0, 1, 0], "the chair has left, too")
    }

    @Test("a key that is overdue has as long again as such things are lent")
    func overdue() async throws {
        let estate = try await Estate.open()
        estate.house.hand.advance(.days(3))
        try await estate.letGo("chen", [.keys: "qian"])
        let file = try await estate.keys.key(estate.key, for: estate.house.actor("root"))
        let hours = try #require(estate.keys.rules.kind("key")).loanHours
        #expect(file.key.dueAt == estate.house.hand.now + .hours(Int64(hours)))
        #expect(!file.key.isOverdue(at: estate.house.hand.now))
    }
}
