import Directory
import Foundation
import Kernel
import Store
import Testing

@testable import Casework
@testable import Insight
@testable import Workforce

@Suite("An alert that nobody takes up is told on, level by level, each once")
struct TellingOnTests {
    private static let rule = "sees: words, words: [起诉]"

    /// A house with a manager and a director, and one alert that the supervisor owns.
    private func raised(_ house: House, hours: String = "always") async throws -> (Alerts, number: String) {
        for (user, role) in [("meng", "customer-service-manager"), ("zong", "director")] {
            let post = Staff.Post(role: role, project: house.estate.id)
            try await house.store.write { tx in
                let staff = Staff(
                    id: tx.newID(), user: user, name: user, phone: "", departments: [], roles: [post], isActive: true,
                    language: .simplified)
                try StaffTable.insert(tx, staff, password: "")
            }
        }
        let alerts = Alerts(house.store, desks: ["property": try house.desk([Self.rule], hours: hours)])
        _ = try await house.register("我要起诉")
        #expect(try await alerts.look() == 1)
        return (alerts, try #require(try await house.all(alerts).first).number)
    }

    private func told(_ house: House, _ alerts: Alerts, _ number: String) async throws -> [String] {
        let file = try await alerts.alert(number, for: try house.actor("root"))
        return file.tellings.map { "\($0.role) \(minutes($0.at))" }
    }

    private func minutes(_ at: Instant) -> Int64 { (at - House.morning).milliseconds / 60_000 }

    @Test("not before its time; then the manager, as long after that the director, and nobody after them")
    func levels() async throws {
        let house = try await House.open()
        let (alerts, number) = try await raised(house)
        #expect(try await house.all(alerts)[0].tellOnAt == house.hand.now + .hours(1))
        house.hand.advance(Span(milliseconds: Span.hours(1).milliseconds - 1))
        #expect(try await alerts.tellOn() == 0)
        house.hand.advance(House.instant)
        #expect(try await alerts.tellOn() == 1)
        #expect(try await alerts.tellOn() == 0)
        house.hand.advance(.hours(1))
        #expect(try await alerts.tellOn() == 1)
        house.hand.advance(.days(3))
        #expect(try await alerts.tellOn() == 0)
        #expect(try await told(house, alerts, number) == ["customer-service-manager 60", "director 120"])
        #expect(try await house.all(alerts)[0].tellOnAt == nil)
        #expect(try await house.isSound())
    }

    @Test("whoever was told has it at the bell and among their own, until somebody takes it up")
    func bell() async throws {
        let house = try await House.open()
        let (alerts, number) = try await raised(house)
        house.hand.advance(.hours(1))
        _ = try await alerts.tellOn()
        let told = try #require(try await alerts.alert(number, for: house.actor("root")).tellings.first)
        let meng = try await house.store.read { try #require(try Doorkeeper.actor($0, told.staff)?.0) }
        #expect(try await alerts.new(for: meng) == 1)
        var filter = AlertFilter()
        filter.owner = meng.staff
        #expect(try await alerts.list(filter, for: meng).items.map(\.number) == [number])
        let file = try await alerts.act(.acknowledge, on: number, by: try house.actor("chen"))
        #expect(file.alert.tellOnAt == nil)
        #expect(try await alerts.new(for: meng) == 0)
        house.hand.advance(.days(1))
        #expect(try await alerts.tellOn() == 0)
    }

    @Test("the hours are those in which people are told: what is raised at half past five is told on the next morning")
    func hours() async throws {
        let house = try await House.open()
        house.hand.advance(.minutes(8 * 60 + 30))
        let (alerts, number) = try await raised(house, hours: "office")
        let next = try #require(try await house.all(alerts)[0].tellOnAt)
        #expect(Zone.shanghai.wall(at: next).time == "08:30" && minutes(next) == 23 * 60 + 30)
        house.hand.advance(.hours(15))
        #expect(try await alerts.tellOn() == 1)
        #expect(try await told(house, alerts, number) == ["customer-service-manager 1410"])
    }

    @Test("two copies after a stop tell the next level once, and the one after it in its own time")
    func copies() async throws {
        let house = try await House.open()
        let (first, number) = try await raised(house)
        let store = try house.reopened()
        defer { store.close() }
        let second = Alerts(store, desks: first.desks)
        house.hand.advance(.hours(20))
        let told = try await withThrowingTaskGroup(of: Int.self) { group in
            for one in [first, second, first, second] { group.addTask { try await one.tellOn() } }
            return try await group.reduce(0, +)
        }
        #expect(told == 1)
        #expect(try await self.told(house, first, number) == ["customer-service-manager 1200"])
        #expect(try await house.all(first)[0].tellOnAt == house.hand.now + .hours(1))
    }

    @Test("whatever fails or dies at the commit, it is told whole or not at all, and once", arguments: Fault.allCases)
    func faults(_ fault: Fault) async throws {
        let house = try await House.open()
        let (alerts, number) = try await raised(house)
        house.hand.advance(.hours(1))
        let next = NextFault()
        let store = try house.reopened(faults: Faults { next.take() })
        defer { store.close() }
        next.plan(fault)
        await #expect(throws: StoreFailure.self) { try await Alerts(store, desks: alerts.desks).tellOn() }
        #expect(try await alerts.tellOn() == (fault == .answerLost ? 0 : 1))
        #expect(try await told(house, alerts, number) == ["customer-service-manager 60"])
    }

    @Test("levels are the roles of the chain above the lowest of those it is meant for; the file names the times")
    func rules() throws {
        let desk = try Checkout.desk.get()
        #expect(desk.alerts.untaken == [.notice: .hours(2), .warning: .hours(1), .grave: .hours(1)])
        func levels(_ key: String) -> [WatchRules.Listener]? {
            desk.alerts.rules.first { $0.key == key }?.levels(of: desk.watch.chain)
        }
        #expect(levels("watch-words") == [.role("customer-service-manager"), .role("director")])
        #expect(levels("behind-peers") == [.role("director")])
    }
}
