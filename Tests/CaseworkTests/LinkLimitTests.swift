import Kernel
import Testing

@testable import Casework
@testable import Workforce

@Suite("A case has so many links and no more, whichever side they are made from")
struct LinkLimitTests {
    private func link(_ house: House, _ one: Case, _ other: Case) async throws -> Case {
        try await house.cases.link(one.number, as: .related, with: other.number, by: try house.actor("lin"))
    }

    /// A case to which so many others are linked: from the other side, so that it never asked for one.
    private func hub(_ house: House, _ count: Int) async throws -> Case {
        let hub = try await house.register("总管爆裂")
        for number in 0..<count { _ = try await link(house, try await house.register("没水\(number)"), hub) }
        return hub
    }

    @Test("refused from either side once one of the two has as many as it may; one that is withdrawn makes room")
    func sides() async throws {
        let house = try await House.open()
        let hub = try await hub(house, Cases.mostLinks)
        let late = try await house.register("也没水")
        let full = CaseRefusal.tooManyLinks(hub.number, limit: Cases.mostLinks)
        await refused(full) { try await link(house, late, hub) }
        await refused(full) { try await link(house, hub, late) }
        let lin = try house.actor("lin")
        let links = try await house.cases.links(of: hub.number, for: lin)
        #expect(links.count == Cases.mostLinks)
        _ = try await house.cases.withdrawLink(
            links[0].link.id.description, of: hub.number, reason: "录错", by: lin)
        _ = try await link(house, late, hub)
        await refused(full) { try await link(house, hub, try await house.register("又一件")) }
        #expect(try await house.isSound())
    }

    @Test("two at once do not both become the last one")
    func atOnce() async throws {
        let house = try await House.open()
        let hub = try await hub(house, Cases.mostLinks - 1)
        let store = try house.reopened()
        defer { store.close() }
        let other = Cases(store, desks: [try Checkout.desk.get()])
        let lin = try house.actor("lin")
        let late = [try await house.register("也没水"), try await house.register("还是没水")]
        let done = await withTaskGroup(of: Bool.self) { group in
            for (cases, item) in zip([house.cases, other], late) {
                group.addTask {
                    (try? await cases.link(item.number, as: .causedBy, with: hub.number, by: lin)) != nil
                }
            }
            return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(done == 1)
        #expect(try await house.cases.links(of: hub.number, for: lin).count == Cases.mostLinks)
    }
}
