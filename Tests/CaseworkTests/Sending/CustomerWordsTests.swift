import Kernel
import Testing

@testable import Casework
@testable import Workforce

@Suite("What the house said, on the customer's page")
struct CustomerWordsTests {
    @Test("the last words stand there, the newest first, however much happened to the case before")
    func last() async throws {
        let house = try await House.open()
        let lin = try house.actor("lin")
        let item = try await house.register()
        let secret = try #require(try await house.cases.makePageLink(on: item.number, by: lin).secret)
        for place in 0..<505 { _ = try await house.cases.say("内部 \(place)", to: .inside, on: item.number, by: lin) }
        for place in 1...22 { _ = try await house.cases.say("第 \(place) 句", to: .customer, on: item.number, by: lin) }
        _ = try await house.cases.hear("客户说的", on: item.number, by: lin)
        let words = try await house.cases.customerCase(by: secret, device: "").messages.map(\.words)
        #expect(words == (3...22).reversed().map { "第 \($0) 句" })
    }
}
