import Directory
import Kernel
import Store
import Testing

@testable import Casework
@testable import Workforce

/// A house with two buildings of rooms, of which one is a steward's.
struct ArrearsHouse {
    let house: House
    let premises: Premises
    let root: Actor
    let steward: Actor
    static let rooms = ["3-1-801", "3-1-802", "3-2-801", "5-1-101", "5-1-102", "30-1-1"]

    init() async throws {
        let house = try await House.open()
        self.house = house
        premises = Premises(house.store, desks: house.cases.desks)
        root = try house.actor("root")
        func draft(_ kind: Place.Kind, _ code: String) -> PlaceDraft {
            PlaceDraft(project: house.estate.id, parent: nil, kind: kind, code: code, name: code)
        }
        _ = try await Places(house.store).add(
            ["3", "3-1", "5", "30"].map { draft(.building, $0) } + Self.rooms.map { draft(.room, $0) }
                + [draft(.parking, "B1-7")], by: 0)
        let estate = house.estate.id
        steward = try await house.store.write { tx in
            let staff = Staff(
                id: tx.newID(), user: "guan", name: "管小家", phone: "", departments: [],
                roles: [.init(role: "steward", project: estate)], isActive: true, language: .simplified)
            try StaffTable.insert(tx, staff, password: "")
            return try #require(try Doorkeeper.actor(tx, staff.id)?.0)
        }
        _ = try await premises.give("3", to: ZoneDraft(staff: steward.staff), by: root)
        _ = try await premises.give("3-1", to: ZoneDraft(staff: try house.actor("zhao").staff), by: root)
    }

    @discardableResult
    func tell(
        _ day: String, _ owed: [String: Int64], begins: Bool = true, item: String = "", since: String? = nil
    ) async throws -> Int {
        let lines = try owed.sorted { $0.key < $1.key }.map { place, amount in
            ArrearsDraft.Line(
                place: place,
                ArrearsWord(item: item, amount: amount, since: try since.map { try #require(Day.first(ofMonth: $0)) }))
        }
        return try await premises.tellArrears(
            ArrearsDraft(day: try #require(Day(day)), begins: begins, lines: lines), in: house.estate.id, by: root)
    }

    func report(
        _ question: ArrearsQuestion = ArrearsQuestion(), for actor: Actor? = nil
    ) async throws -> ArrearsReport {
        try await premises.arrears(in: house.estate.id, question, for: actor ?? root)
    }
}

@Suite("Arrears as the accounts tell them")
struct ArrearsTests {
    @Test("Sums of steward's zones add up to the whole, and to what the rows come to one by one")
    func sums() async throws {
        let at = try await ArrearsHouse()
        try await at.tell("2026-01-31", ["3-1-801": 10_000, "3-2-801": 5_000])
        try await at.tell("2026-02-28", ["3-1-801": 20_050, "3-2-801": 5_000, "5-1-101": 1, "30-1-1": 7, "B1-7": 100])
        try await at.tell("2026-02-28", ["3-1-801": 3], begins: false, item: "水费", since: "2026-01")
        let report = try await at.report()
        #expect(report.statement?.day == Day("2026-02-28") && report.former?.day == Day("2026-01-31"))
        #expect(report.now == ArrearsSum(rooms: 6, owing: 4, amount: 25_161))
        #expect(report.before == ArrearsSum(rooms: 6, owing: 2, amount: 15_000))
        let groups = Dictionary(uniqueKeysWithValues: report.groups.map { ($0.steward, $0.now) })
        #expect(groups[at.steward.staff] == ArrearsSum(rooms: 1, owing: 1, amount: 5_000), "but for the smaller zone")
        #expect(groups[try at.house.actor("zhao").staff] == ArrearsSum(rooms: 2, owing: 1, amount: 20_053))
        #expect(groups[nil] == ArrearsSum(rooms: 3, owing: 2, amount: 108), "and 30 is not in 3")
        // The second way: row by row.
        let rows = try await at.house.store.read { db in
            try db.rows("SELECT code, amount FROM arrears WHERE struck_at IS NULL AND statement = ?1 ORDER BY id",
                try #require(report.statement).id) { (try $0.next(String.self), try $0.next(Int64.self)) }
        }
        #expect(report.groups.reduce(Int64(0)) { $0 + $1.now.amount } == rows.reduce(0) { $0 + $1.1 })
        #expect(rows.filter { $0.0.hasPrefix("3-1-") }.reduce(0) { $0 + $1.1 } == 20_053)
    }

    @Test("Told again is struck and stays; the same is nothing new; nought means nothing is owed")
    func again() async throws {
        let at = try await ArrearsHouse()
        #expect(try await at.tell("2026-02-28", ["3-1-801": 100, "3-1-802": 200]) == 2)
        #expect(try await at.tell("2026-02-28", ["3-1-801": 100, "3-1-802": 250]) == 1)
        #expect(try await at.tell("2026-02-28", ["3-1-801": 0]) == 1)
        let one = try #require(try await at.premises.arrears(of: "3-1-802", for: at.root))
        #expect(one.owed == 250 && one.told.count == 1 && one.told[0].lines.map(\.amount) == [250, 200])
        let paid = try #require(try await at.premises.arrears(of: "3-1-801", for: at.root))
        #expect(paid.owed == 0 && paid.told[0].lines.map(\.amount) == [0, 100])
        #expect(try await at.report().now.owing == 1)
        try await at.tell("2026-03-01", [:])
        let after = try #require(try await at.premises.arrears(of: "3-1-802", for: at.root))
        #expect(after.owed == 0 && after.told[0].amount == 250, "who is not on the newest one owes nothing")
    }

    @Test("What cannot be is refused, and nothing of it is written")
    func refusals() async throws {
        let at = try await ArrearsHouse()
        await refused(ArrearsRefusal.noStatement(Day("2026-02-28")!)) {
            try await at.tell("2026-02-28", ["3-1-801": 1], begins: false)
        }
        await refused(ArrearsRefusal.statementInFuture) { try await at.tell("2026-03-04", [:]) }
        await refused(ArrearsRefusal.amountImpossible) { try await at.tell("2026-02-28", ["3-1-801": -1]) }
        await refused(ArrearsRefusal.sinceImpossible) {
            try await at.tell("2026-02-28", ["3-1-801": 1], since: "2026-03")
        }
        await refused(DirectoryRefusal.unknownPlace("8-1")) {
            try await at.tell("2026-02-28", ["3-1-801": 1, "8-1": 1])
        }
        let word = ArrearsWord(amount: 1)
        let twice = ArrearsDraft(
            day: Day("2026-02-28")!, begins: true,
            lines: [.init(place: "3-1-801", word), .init(place: "3-1-801", word)])
        await refused(ArrearsRefusal.toldTwice("3-1-801")) {
            try await at.premises.tellArrears(twice, in: at.house.estate.id, by: at.root)
        }
        await refused(WorkforceRefusal.notAllowed(.arrearsWrite)) {
            try await at.premises.tellArrears(twice, in: at.house.estate.id, by: at.house.actor("chen"))
        }
        #expect(try await at.report().statements.isEmpty)
        await refused(ArrearsRefusal.noStatement(Day("2026-02-28")!)) {
            try await at.report(ArrearsQuestion(day: Day("2026-02-28")))
        }
    }

    @Test("A steward sees their own zone, others with the right see all, nobody else anything")
    func rights() async throws {
        let at = try await ArrearsHouse()
        try await at.tell("2026-02-28", ["3-1-801": 100, "3-2-801": 200, "5-1-101": 400])
        let own = try await at.report(for: at.steward)
        #expect(own.isOfOwnZones && own.households.map(\.code) == ["3-2-801"] && own.now.amount == 200)
        #expect(own.groups.map(\.steward) == [at.steward.staff])
        #expect(try await at.premises.arrears(of: "3-2-801", for: at.steward)?.owed == 200)
        #expect(try await at.premises.arrears(of: "3-1-801", for: at.steward) == nil, "a smaller zone of somebody else")
        #expect(try await at.report(for: try at.house.actor("chen")).now.amount == 700)
        let lin = try at.house.actor("lin")
        await refused(WorkforceRefusal.notAllowed(.arrearsRead)) { try await at.report(for: lin) }
        #expect(try await at.premises.arrears(of: "3-2-801", for: lin) == nil)
    }

    @Test("The list is paged by amount and by room, within a building, without a gap or a repetition")
    func pages() async throws {
        let at = try await ArrearsHouse()
        try await at.tell("2026-02-28", ["3-1-801": 5, "3-1-802": 9, "3-2-801": 5, "5-1-101": 7, "30-1-1": 5])
        func all(_ order: ArrearsFilter.Order, inside: String? = nil) async throws -> [String] {
            var (codes, after): ([String], String?) = ([], nil)
            repeat {
                let page = try await at.report(
                    ArrearsQuestion(inside: inside, order: order, limit: 2, after: after))
                codes += page.households.map(\.code)
                after = page.next
            } while after != nil
            return codes
        }
        #expect(try await all(.amount) == ["3-1-802", "5-1-101", "3-1-801", "3-2-801", "30-1-1"])
        #expect(try await all(.code) == ["3-1-801", "3-1-802", "3-2-801", "30-1-1", "5-1-101"])
        #expect(try await all(.amount, inside: "3") == ["3-1-802", "3-1-801", "3-2-801"])
    }
}
