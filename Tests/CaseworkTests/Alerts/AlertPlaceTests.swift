import Directory
import Kernel
import Store
import Testing

@testable import Casework
@testable import Insight
@testable import Workforce

@Suite("Early warnings of empty rooms and of arrears")
struct AlertPlaceTests {
    private static let vacancy = "sees: vacancy, window: 28d, points: 20, least: 2, per: project, every: 1m, rest: 1m"

    private func become(_ status: PlaceStatus, _ day: String, _ rooms: [String], _ at: ArrearsHouse) async throws {
        for room in rooms {
            _ = try await at.premises.setStatus(StatusWord(status, from: Day(day)), of: room, by: at.root)
        }
    }

    @Test("More empty rooms than a window ago, by points and by number; not because their status was first said lately")
    func vacancy() async throws {
        let at = try await ArrearsHouse()
        let alerts = try at.house.warning(Self.vacancy)
        let rooms = ArrearsHouse.rooms
        try await become(.occupied, "2025-06-01", Array(rooms.prefix(5)), at)
        try await become(.vacant, "2026-03-01", [rooms[5]], at)
        #expect(try await alerts.count() == 0, "of the sixth nobody knows what it was")
        try await become(.vacant, "2026-02-10", [rooms[0]], at)
        at.house.hand.advance(.minutes(1))
        #expect(try await alerts.count() == 0, "one is not two")
        try await become(.vacant, "2026-02-20", [rooms[1]], at)
        at.house.hand.advance(.minutes(1))
        #expect(try await alerts.count() == 1)
        let alert = try #require(try await at.house.all(alerts).first)
        #expect(alert.saw["empty"] == "2" && alert.saw["before"] == "0" && alert.saw["rooms"] == "5")
        #expect(alert.saw["share"] == "40.0" && alert.subject == "project")
    }

    @Test("Zone by zone: what is elsewhere does not count")
    func zones() async throws {
        let at = try await ArrearsHouse()
        let alerts = try at.house.warning(Self.vacancy.replacing("per: project", with: "per: zone"))
        try await become(.occupied, "2025-06-01", ArrearsHouse.rooms, at)
        try await become(.vacant, "2026-02-20", ["5-1-101", "5-1-102", "30-1-1"], at)
        #expect(try await alerts.count() == 0)
        try await become(.vacant, "2026-02-20", ["3-1-801", "3-1-802"], at)
        at.house.hand.advance(.minutes(1))
        #expect(try await alerts.count() == 1)
        let alert = try #require(try await at.house.all(alerts).first)
        #expect(alert.subject == "zone:3-1" && alert.saw["zone"] == "3-1" && alert.saw["rooms"] == "2")
    }

    private static let arrears =
        "sees: arrears, window: 45d, percent: 50, yuan: 10, points: 30, least: 2, per: project, every: 1m, rest: 1m"

    @Test("The newest statement against the one before, once it is told, and once for each statement")
    func arrears() async throws {
        let at = try await ArrearsHouse()
        let alerts = try at.house.warning(Self.arrears)
        try await at.tell("2026-01-31", ["3-1-801": 2_000])
        at.house.hand.advance(.minutes(2))
        #expect(try await alerts.count() == 0, "there is nothing to compare with")
        at.house.hand.advance(.seconds(30))
        try await at.tell("2026-02-28", ["3-1-801": 3_000])
        at.house.hand.advance(.seconds(40))
        #expect(try await alerts.count() == 0, "more may be on its way")
        at.house.hand.advance(.minutes(2))
        #expect(try await alerts.count() == 1, "fifty per cent and ten yuan more")
        let alert = try #require(try await at.house.all(alerts).first)
        #expect(alert.saw["amount"] == "30.00" && alert.saw["amountBefore"] == "20.00" && alert.saw["count"] == "1")
        _ = try await alerts.act(.dismiss(reason: "已知"), on: alert.number, by: try at.house.actor("chen"))
        at.house.hand.advance(.minutes(5))
        #expect(try await alerts.count() == 0, "what was decided of a statement is not asked again")
        try await at.tell("2026-03-02", ["3-1-801": 3_001, "3-1-802": 1, "3-2-801": 1])
        at.house.hand.advance(.minutes(2))
        #expect(try await alerts.count() == 1, "two households and a third more")
    }

    @Test("What is below either limit, or long ago, warns of nothing")
    func limits() throws {
        let rule = try AlertPlaceTests.rule(yuan: 10, percent: 50, points: 30, least: 2)
        func sees(_ before: (Int, Int64), _ now: (Int, Int64)) throws -> Bool {
            let days = (try #require(Day("2026-02-28")), try #require(Day("2026-01-31")))
            return Sighting.arrears(
                rule, in: ID(number: 1), desk: "property", zone: nil,
                now: .init(day: days.0, sum: ArrearsSum(rooms: 6, owing: now.0, amount: now.1)),
                before: .init(day: days.1, sum: ArrearsSum(rooms: 6, owing: before.0, amount: before.1))) != nil
        }
        #expect(try !sees((1, 2_000), (1, 2_999)), "a fen short of ten yuan")
        #expect(try sees((1, 2_000), (1, 3_000)))
        #expect(try !sees((1, 2_001), (1, 3_001)), "short of half as much again")
        #expect(try sees((1, 0), (1, 1_000)), "from nothing any rise is large")
        #expect(try sees((1, 9), (3, 9)) && !sees((1, 9), (2, 9)))
        #expect(try !sees((3, 9_000), (1, 1)), "fewer is no jump")
    }

    private static func rule(yuan: Int, percent: Int, points: Int, least: Int) throws -> AlertRules.Rule {
        AlertRules.Rule(
            key: "r", name: Words(zh: "", zhHant: "", en: ""), isOn: true, severity: .warning, to: [], kinds: nil,
            sight: .arrears(
                window: .days(45), percent: percent, yuan: yuan, points: points, least: least, per: .project),
            every: .hours(1), rest: .days(1))
    }

    @Test("What rooms were and are is counted as their whole histories say it, room by room")
    func oracle() async throws {
        let at = try await ArrearsHouse()
        var seed: UInt64 = 7
        func next(_ most: Int) -> Int {
            seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(seed >> 33) % most
        }
        let start = try #require(Day("2026-01-01"))
        for _ in 0..<60 {
            let (room, status) = (ArrearsHouse.rooms[next(6)], PlaceStatus.allCases[next(7)])
            let day = start.adding(days: Int64(next(60)))
            _ = try await at.premises.setStatus(StatusWord(status, from: day), of: room, by: at.root)
        }
        let since = try #require(Day("2026-02-01"))
        for code in [nil, "3", "3-1", "5-1-101"] {
            let counted = try await at.house.store.read { db in
                try StatusTable.changes(db, .room, in: at.house.estate.id, since: since, at: code)
                    .reduce(into: [String: Int]()) { $0["\($1.was) \($1.now)"] = $1.count }
            }
            var walked: [String: Int] = [:]
            for room in ArrearsHouse.rooms where code.map({ CodeRange($0).holds(room) }) ?? true {
                let history = try await at.premises.file(of: room, for: at.root).history
                guard let was = history.entry(on: since)?.status, let now = history.last?.status else { continue }
                walked["\(was) \(now)", default: 0] += 1
            }
            #expect(counted == walked, "\(code ?? "all")")
        }
    }
}
