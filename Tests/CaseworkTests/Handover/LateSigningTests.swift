import Handover
import Insight
import Kernel
import Testing

@testable import Casework

@Suite("A hand-over that is signed late")
struct LateSigningTests {
    private static func warned() async throws -> (PostHouse, Alerts, HandoverFile) {
        let post = try await PostHouse.open()
        let alerts = Alerts(post.house.store, desks: post.house.cases.desks)
        let file = try await post.hand { $0.counts["keys"] = 11 }
        post.house.hand.advance(.minutes(35))
        #expect(try await alerts.count() == 1)
        return (post, alerts, file)
    }

    private static func only(_ alerts: Alerts, _ post: PostHouse) async throws -> Alert {
        var filter = AlertFilter()
        filter.states = Alert.State.allCases
        let all = try await alerts.list(filter, for: try post.house.actor("chen")).items
        return try #require(all.count == 1 ? all.first : nil)
    }

    @Test("its warning is decided with it, by whoever signs, and comes no more")
    func signed() async throws {
        let (post, alerts, file) = try await Self.warned()
        _ = try await alerts.look()
        #expect(try await Self.only(alerts, post).state == .open)
        try await post.sign(file)
        _ = try await alerts.look()
        let alert = try await Self.only(alerts, post)
        #expect(alert.state == .acted && alert.words == file.handover.number)
        #expect(alert.decidedBy == (try post.house.actor("qian").staff) && alert.decidedAt == post.house.hand.now)
        post.house.hand.advance(.days(2))
        #expect(try await alerts.count() == 0)
    }

    @Test("one that is taken back is decided too, with the reason")
    func withdrawn() async throws {
        let (post, alerts, file) = try await Self.warned()
        _ = try await post.handovers.withdraw(
            file.handover.number, reason: "数错了", by: try post.house.actor("zhao"))
        _ = try await alerts.look()
        let alert = try await Self.only(alerts, post)
        #expect(alert.state == .acted && alert.words == "数错了")
        #expect(alert.decidedBy == (try post.house.actor("zhao").staff))
    }
}
