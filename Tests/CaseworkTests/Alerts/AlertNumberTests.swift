import Directory
import Foundation
import Kernel
import Store
import Testing

@testable import Casework
@testable import Insight
@testable import Workforce

@Suite("Early warnings of numbers, counted from the store")
struct AlertNumberTests {
    private func letter(_ house: House, by user: String = "lin", in project: String = "garden") async throws -> Case {
        try await house.register("请回信", kind: "suggestion", by: user) {
            ($0.channel, $0.project) = ("letter", project)
        }
    }

    @Test("promises about to break in number: past the share to the millisecond, and so many")
    func promises() async throws {
        let house = try await House.open()
        let alerts = try house.warning(
            "sees: promises, share: 80, within: 1h, count: 3, per: project, every: 1m, rest: 1m")
        for _ in 0..<2 { _ = try await letter(house) }
        house.hand.advance(.minutes(9))
        #expect(try await alerts.count() == 0, "two are not three")
        for _ in 0..<3 { _ = try await letter(house) }
        house.hand.advance(.minutes(8) + Span(milliseconds: -1))
        #expect(try await alerts.count() == 0)
        house.hand.advance(House.instant)
        #expect(try await alerts.count() == 1)
        let alert = try #require(try await house.all(alerts).first)
        #expect(alert.saw["count"] == "3" && alert.subject == "project")
        house.hand.advance(.minutes(1))
        #expect(try await alerts.count() == 0, "the same thing while one is open")
        house.hand.advance(.minutes(2))
        _ = try await alerts.act(.dismiss(reason: "已在回"), on: alert.number, by: try house.actor("chen"))
        #expect(try await alerts.count() == 0, "those are late by now, and no longer about to break")
    }

    @Test("numbers are looked at once a turn, whichever copy looks, and rest after a decision")
    func turns() async throws {
        let house = try await House.open()
        let rule = "sees: promises, share: 10, within: 1h, count: 2, per: project, every: 1m, rest: 3m"
        let alerts = try house.warning(rule)
        for _ in 0..<2 { _ = try await letter(house) }
        house.hand.advance(.minutes(2))
        #expect(try await alerts.count() == 1)
        let alert = try #require(try await house.all(alerts).first)
        _ = try await alerts.act(.act(words: "加派人手", case: nil), on: alert.number, by: try house.actor("chen"))
        house.hand.advance(.minutes(3) + Span(milliseconds: -1))
        #expect(try await alerts.count() == 0, "it rests")
        house.hand.advance(.minutes(1))
        let store = try house.reopened()
        defer { store.close() }
        #expect(try await house.warning(rule, in: store).count() == 1, "and is seen again, by another copy")
        #expect(try await alerts.count() == 0)
        let all = try await house.all(alerts)
        #expect(all.count == 2 && all[1].former == all[0].id)
        #expect(try await house.file(alerts, all[0]).later == all[1].number)
    }

    @Test("backlog against the same hour of the same weekday")
    func backlog() async throws {
        let house = try await House.open()
        let alerts = try house.warning("sees: backlog, weeks: 2, percent: 150, least: 2, every: 1h")
        for _ in 0..<2 { _ = try await house.register() }
        house.hand.advance(.hours(1) + .days(14))
        #expect(try await alerts.count() == 0, "as many as ever")
        let other = try await house.register()
        house.hand.advance(.hours(1))
        #expect(try await alerts.count() == 1)
        let alert = try #require(try await house.all(alerts).first)
        #expect(alert.saw == ["count": "3", "usual": "2", "weeks": "2"])
        #expect(try await house.file(alerts, alert).cases.last?.number == other.number)
    }

    @Test("of a project of one week nobody knows what is usual")
    func young() async throws {
        let house = try await House.open()
        let alerts = try house.warning("sees: backlog, weeks: 4, percent: 150, least: 2, every: 1h")
        _ = try await house.register()
        house.hand.advance(.days(8))
        for _ in 0..<20 { _ = try await house.register() }
        #expect(try await alerts.count() == 0)
    }

    @Test("a project that keeps fewer promises than the others is seen, and the others are not")
    func peers() async throws {
        let house = try await House.open()
        let alerts = try house.warning(
            "sees: peers, window: 30d, least: 10, points: 5, confidence: 95, every: 1h, rest: 1h")
        for _ in 0..<12 {
            let kept = try await letter(house, by: "root", in: "tower")
            _ = try await house.cases.say("好的", to: .customer, on: kept.number, by: try house.actor("root"))
            _ = try await letter(house)
        }
        house.hand.advance(.minutes(9))
        #expect(try await alerts.count() == 0, "nothing is broken yet")
        house.hand.advance(.hours(1))
        #expect(try await alerts.count() == 1)
        let alert = try #require(try await house.all(alerts).first)
        #expect(alert.project == house.estate.id && alert.saw["own"] == "0.0")
        #expect(try await house.file(alerts, alert).count == 12)
    }
}
