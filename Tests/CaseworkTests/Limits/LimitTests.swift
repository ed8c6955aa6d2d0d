import Directory
import Kernel
import Store
import TestStore
import Testing

@testable import Casework
@testable import Workforce

@Suite("Posts limited to places and categories")
struct LimitTests {
    @Test("A limited post counts for what lies in its place and below its category, and for nothing whole")
    func rights() async throws {
        let grounds = try await Grounds.open()
        let (estate, tower) = (grounds.house.estate.id, grounds.house.tower.id)
        func at(_ code: String?) -> ID<Place>? { code.flatMap { grounds.places[$0]?.id } }
        let both = try grounds.post("supervisor", at: "3-1", of: "engineering.lifts")
        let zone = try await grounds.someone("zone", try grounds.post("supervisor", at: "3"))
        let trade = try await grounds.someone("trade", try grounds.post("supervisor", of: "engineering.lifts"))
        let narrow = try await grounds.someone("narrow", both)
        let asked: [(Actor, String?, String?, Bool)] = [
            (zone, "3", nil, true), (zone, "3-1-802", "x", true), (zone, "31-1", nil, false),
            (zone, "pool", nil, false), (zone, nil, nil, false), (trade, nil, "engineering.lifts", true),
            (trade, "31", "engineering.lifts.noise", true), (trade, "3", "engineering.lifts-and-more", false),
            (trade, "3", nil, false), (trade, "3", "engineering", false),
            (narrow, "3-1-802", "engineering.lifts.fault", true), (narrow, "3-2", "engineering.lifts.fault", false),
            (narrow, "3-1-802", "engineering.plumbing", false),
        ]
        for (actor, code, category, isIn) in asked {
            let may = actor.may(.caseFollow, in: estate, at: at(code), of: category)
            #expect(may == isIn, "\(actor.name) \(code ?? "-") \(category ?? "-")")
            #expect(!actor.may(.caseFollow, in: tower, at: at(code), of: category))
        }
        for actor in [zone, trade, narrow] {
            #expect(actor.may(.caseFollow) && actor.reaches(.caseFollow, in: estate) && !actor.mayWholly(.caseFollow))
            #expect(!actor.reaches(.caseFollow, in: tower) && !actor.may(.caseFollow, in: estate))
            for right in [Right.boardRead, .figuresRead, .rosterEdit, .staffRead, .arrearsRead, .custodyRead] {
                #expect(!actor.may(right), "\(actor.name) \(right)")
            }
        }
        #expect(trade.may(.placesRead, in: estate) && !trade.may(.placesRead, in: tower))
        #expect(!zone.mayWholly(.placesRead) && !zone.lists(.placesRead, in: tower))
        #expect(!trade.mayWholly(.peopleRead) && !trade.lists(.peopleRead, in: estate))
        #expect(zone.lists(.peopleRead, in: estate) && !zone.lists(.peopleRead, in: tower))
        let (inside, outside) = (try #require(grounds.places["3-1"]), try #require(grounds.places["31"]))
        #expect(zone.may(.placesRead, at: inside) && !zone.may(.placesRead, at: outside))
        #expect(trade.may(.placesRead, at: outside) && !trade.may(.caseFollow, at: outside))
        #expect(narrow.limited(to: [.caseRead], via: "t").grants.allSatisfy { $0.limit != nil })
    }

    @Test("Somebody with all rights in a part rules over nobody, and is not the last who can change rights")
    func ruling() async throws {
        let grounds = try await Grounds.open()
        let part = Staff.Post(role: "administrator", project: nil, category: "engineering")
        let staff = try await grounds.hire("part", [part])
        let (actor, roles) = (try await grounds.actor(staff), try await Team(grounds.house.store).roles())
        #expect(Right.ruling.allSatisfy { !actor.may($0) && !actor.rules($0, in: nil) })
        #expect(actor.lacks(toRuleOver: [try grounds.post("agent")], roles) == .staffWrite)
        let given = Right.ofCases.union(Right.ofPeople).union(Right.ofPlaces)
        #expect(staff.standings(roles).allSatisfy { given.contains($0.right) })
        let root = try grounds.house.actor("root")
        let old = try #require(try await Team(grounds.house.store).staff(root.staff))
        var change = StaffChange(old)
        change.roles = [part]
        await refused(WorkforceRefusal.somebodyMustChangeRights) {
            try await Team(grounds.house.store).change(old.id, to: change, version: nil, by: root)
        }
    }

    @Test("A post names a place of its own project and a category that there is")
    func badPosts() async throws {
        let grounds = try await Grounds.open()
        let (cases, estate) = (grounds.house.cases, grounds.house.estate.id)
        let post = try await cases.post("agent", in: estate, place: " 3-1 ", category: " engineering.lifts ")
        #expect(post == (try grounds.post("agent", at: "3-1", of: "engineering.lifts")))
        #expect(try await cases.post("agent", in: nil, place: " ", category: "").isWhole)
        await refused(WorkforceRefusal.placeNeedsProject) {
            try await cases.post("agent", in: nil, place: "3", category: nil)
        }
        await refused(DirectoryRefusal.unknownPlace("T9")) {
            try await cases.post("agent", in: estate, place: "T9", category: nil)
        }
        await refused(CaseRefusal.unknownCategory("engineering.lif")) {
            try await cases.post("agent", in: estate, place: nil, category: "engineering.lif")
        }
        let root = try grounds.house.actor("root")
        let lin = try #require(try await Team(grounds.house.store).staff(user: "lin"))
        var change = StaffChange(lin)
        let far = try #require(grounds.places["T9"]).id
        change.roles = [Staff.Post(role: "agent", project: estate, place: far)]
        await refused(DirectoryRefusal.unknownPlace(far.description)) {
            try await Team(grounds.house.store).change(lin.id, to: change, version: nil, by: root)
        }
    }

    @Test("Demands are taken in where the post reaches; who corrects a case away sees it no more")
    func deeds() async throws {
        let grounds = try await Grounds.open()
        let zone = try await grounds.someone("zone", try grounds.post("supervisor", at: "3"))
        func register(at place: String?) async throws -> Case {
            var intake = Intake()
            (intake.kind, intake.channel, intake.text, intake.place) = ("repair", "telephone", "漏水", place)
            intake.reporter = Reporter(name: "王先生")
            return try await grounds.house.cases.register(intake, by: zone)
        }
        for place in [nil, "pool", "31-1"] {
            await refused(WorkforceRefusal.outsideThePost) { try await register(at: place) }
        }
        let item = try await register(at: "3-1-802")
        let far = try await grounds.register(at: "31-1-801")
        await refused(CaseRefusal.unknownCase(far.number)) {
            try await grounds.house.cases.act(ActRequest("chase"), on: far.number, by: zone)
        }
        await refused(CaseRefusal.unknownCase(far.number)) {
            try await grounds.house.cases.suggestions(for: far.number, by: zone)
        }
        _ = try await grounds.house.cases.suggestions(for: item.number, by: zone)
        var away = ActRequest("reclassify")
        (away.place, away.act.reason) = ("pool", "说错了")
        #expect(try await grounds.house.cases.act(away, on: item.number, by: zone).place == grounds.places["pool"]?.id)
        await refused(CaseRefusal.unknownCase(item.number)) {
            try await grounds.house.cases.find(item.number, for: zone)
        }
    }

    @Test("Work is proposed and given by turns to those whose posts reach the case")
    func dispatch() async throws {
        let grounds = try await Grounds.open()
        try await grounds.hire("near", [try grounds.post("engineer", at: "3")], department: "engineering")
        try await grounds.hire("far", [try grounds.post("engineer", at: "31")], department: "engineering")
        try await grounds.hire(
            "lifts", [try grounds.post("engineer", of: "engineering.lifts")], department: "engineering")
        let item = try await grounds.register(at: "3-1-802", of: "engineering.plumbing.leak")
        let root = try grounds.house.actor("root")
        let ids = try await grounds.house.cases.suggestions(for: item.number, by: root).map(\.staff)
        let users = try await Team(grounds.house.store).all().filter { ids.contains($0.id) }.map(\.user)
        #expect(Set(users) == ["near", "qian", "zhao"])
    }

    @Test("A leader of a part hears of what is late there, and of nothing else")
    func hearing() async throws {
        let grounds = try await Grounds.open()
        let zone = try await grounds.someone("zone", try grounds.post("supervisor", at: "3"))
        let near = try await grounds.register(at: "3-1-802")
        try await grounds.register(at: "31-1-801")
        grounds.house.hand.advance(.hours(200))
        _ = try await grounds.house.cases.watch()
        let heard = try await grounds.house.cases.notices(for: zone, limit: 200).items
        #expect(!heard.isEmpty && Set(heard.map(\.number)) == [near.number])
        let chen = try await grounds.house.cases.notices(for: try grounds.house.actor("chen"), limit: 200).items
        #expect(Set(chen.map(\.number)).count == 2)
    }

    @Test("Customers are rung of whose cases the post reaches")
    func callbacks() async throws {
        let grounds = try await Grounds.open()
        let zone = try await grounds.someone("zone", try grounds.post("callback", at: "3"))
        var solved: [String: Case] = [:]
        for place in ["3-1-802", "31-1-801"] {
            var item = try await grounds.register(at: place)
            item = try await grounds.house.act("dispatch", on: item, by: "lin") { $0.to = "zhao" }
            for step in ["accept", "arrive"] { item = try await grounds.house.act(step, on: item, by: "zhao") }
            solved[place] = try await grounds.house.act("solve", on: item, by: "zhao") { $0.act.solution = "换了" }
        }
        #expect(try await grounds.house.cases.callbacks(for: zone).items.map(\.id) == [solved["3-1-802"]?.id])
        #expect(try await grounds.house.cases.callbacks(for: try grounds.house.actor("hui")).items.count == 2)
    }

    @Test("Where nobody's post is limited nothing is read for limits")
    func free() async throws {
        let grounds = try await Grounds.open()
        let item = try await grounds.register(at: "3-1-802", of: "engineering.plumbing.leak")
        let chen = try grounds.house.actor("chen")
        func reads() async throws -> Int {
            grounds.house.store.watch.record(true)
            _ = try await grounds.house.store.read { try Doorkeeper.actor($0, chen.staff) }
            _ = try await grounds.house.cases.list(CaseFilter(), for: chen)
            _ = try await grounds.house.cases.callbacks(for: chen)
            _ = try await grounds.house.cases.find(item.number, for: chen)
            _ = try await grounds.house.cases.suggestions(for: item.number, by: chen)
            grounds.house.hand.advance(.hours(30))
            _ = try await grounds.house.cases.watch()
            return grounds.house.store.watch.record(false).count { $0.sql.contains("WITH RECURSIVE") }
        }
        #expect(try await reads() == 0)
        try await grounds.hire("near", [try grounds.post("engineer", at: "3")], department: "engineering")
        grounds.house.hand.advance(.hours(300))
        #expect(try await reads() > 0)
    }

    @Test(
        "A part is served from indices, not by a walk",
        .disabled(if: TestStore.isPostgres, "SQLite's words for a plan"))
    func plan() async throws {
        let grounds = try await Grounds.open()
        let posts = [
            try grounds.post("supervisor", at: "3", of: "engineering.lifts"), try grounds.post("engineer", at: "31"),
        ]
        let actor = try await grounds.actor(try await grounds.hire("zone", posts))
        let steps = try await grounds.house.store.read { db in
            let sight = Sight(of: actor, in: nil, try ProjectTable.all(db))
            let condition = CaseFilter().condition(sight, at: House.morning)
            return try db.rows(
                "EXPLAIN QUERY PLAN SELECT id FROM cases WHERE \(condition.sql) ORDER BY id DESC LIMIT 51",
                list: condition.values
            ) { row in
                for _ in 0..<3 { _ = try row.next(Int.self) }
                return try row.next(String.self)
            }
        }
        #expect(!steps.contains { $0.hasPrefix("SCAN cases") || $0.hasPrefix("SCAN place") }, "\(steps)")
        #expect(steps.contains { $0.contains("place_by_parent_alone") }, "\(steps)")
    }
}
