import Directory
import Foundation
import Kernel
import Store
import Testing

@testable import Casework
@testable import Workforce

/// A house with a gateway, and what it sends.
struct Gateway {
    let house: House
    let cases: Cases

    static func open() async throws -> Gateway {
        let house = try await House.open()
        return Gateway(
            house: house, cases: Cases(house.store, desks: [try Checkout.desk.get()], sends: true))
    }

    /// Sends what may leave now; answers the texts.
    @discardableResult
    func sends(_ outcome: Delivery.Outcome = .sent(reference: "")) async throws -> [String] {
        var texts: [String] = []
        while case let some = try await cases.takeDeliveries(), !some.isEmpty {
            for one in some {
                texts.append(one.text)
                try await cases.settle(one, outcome)
            }
        }
        return texts
    }

    func acts(_ item: Case) async throws -> [String] {
        try await house.cases.timeline(of: item.number, for: try house.actor("root")).items.map(\.act)
    }

    /// Moves the clock to a time of the day of the morning, or of the next.
    func at(_ hour: Int64, _ minute: Int64 = 0) { house.hand.set(House.morning + .hours(hour - 9) + .minutes(minute)) }

    /// So many cases of people who write text messages, tied to an outage.
    func outage(asked count: Int, _ fill: (inout Intake) -> Void = { _ in }) async throws -> (Outage, [Case]) {
        var draft = OutageDraft()
        (draft.project, draft.kind, draft.isWhole, draft.cause) = ("garden", "water", true, "爆管")
        let lin = try house.actor("lin")
        let outage = try await house.cases.announce(draft, by: lin).outage
        var items: [Case] = []
        for number in 0..<count {
            items.append(
                try await house.register("停水\(number)", kind: "complaint") {
                    $0.channel = "message"
                    fill(&$0)
                })
        }
        for item in items {
            _ = try await house.cases.act(.answer(case: item.number), onOutage: outage.number, by: lin)
        }
        return (outage, items)
    }

    /// Somebody with a number of their own.
    func person(_ name: String, _ phone: String) async throws -> Person {
        try await People(house.store).add(
            PersonDraft(project: house.estate.id, name: name, phones: [phone]), by: 0)
    }
}
