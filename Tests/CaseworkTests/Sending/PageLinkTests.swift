import Directory
import Foundation
import Kernel
import Store
import Testing

@testable import Casework
@testable import Workforce

@Suite("Links in text messages")
struct PageLinkTests {
    private func gateway() async throws -> Gateway {
        let house = try await House.open()
        return Gateway(
            house: house,
            cases: Cases(
                house.store, desks: [try Checkout.desk.get()], sends: true, address: "https://desk.example"))
    }

    @Test("It is made when the message leaves, stands in no row, and each try has its own")
    func leaving() async throws {
        let gateway = try await gateway()
        let lin = try gateway.house.actor("lin")
        let item = try await gateway.house.register("漏水") { $0.reporter.phone = "13800138000" }
        let link = try await gateway.cases.sendPageLink(on: item.number, by: lin)
        #expect(link.isByText && link.openedAt == nil)
        let taken = try await gateway.cases.takeDeliveries()
        let text = try #require(taken.first?.text)
        let secret = try #require(text.split(separator: "/c/").last).description
        #expect(text.contains("https://desk.example/c/gjp_") && text.contains(item.number))
        try await gateway.cases.settle(taken[0], .again("busy"))
        #expect(try await gateway.cases.customerCase(by: secret, device: "").item.number == item.number)
        gateway.at(9, 1)
        let again = try #require(try await gateway.sends().first)
        #expect(again != text && again.contains("/c/gjp_"))
        let other = try #require(again.split(separator: "/c/").last).description
        #expect(try await gateway.cases.customerCase(by: other, device: "").item.number == item.number)
        #expect(try await gateway.cases.customerCase(by: secret, device: "").item.number == item.number)
        let rows = try await gateway.house.store.read { db in
            let texts = try db.rows("SELECT text FROM delivery ORDER BY id") { try $0.next(String.self) }
            return texts + (try db.rows("SELECT words FROM timeline ORDER BY id") { try $0.next(String.self) })
        }
        #expect(!rows.contains { $0.contains("gjp_") })
        #expect(try await gateway.acts(item).contains("page-sent"))
        let after = try await gateway.cases.find(item.number, for: lin)
        #expect(after.promises == item.promises, "a link is no answer")
    }

    @Test("One that was taken back does not leave any more, and who owns the case hears it")
    func revoked() async throws {
        let gateway = try await gateway()
        let lin = try gateway.house.actor("lin")
        let item = try await gateway.house.register("漏水") { $0.reporter.phone = "13800138000" }
        _ = try await gateway.cases.sendPageLink(on: item.number, by: lin)
        #expect(try await gateway.cases.revokePageLinks(on: item.number, by: lin) == 1)
        #expect(try await gateway.sends() == [])
        #expect(try await gateway.acts(item).suffix(2) == ["page-revoked", "unsent"])
    }
}
