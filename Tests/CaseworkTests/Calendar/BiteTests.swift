import Kernel
import Logging
import Store
import Testing

@testable import Casework
@testable import Workforce

@Suite("Open promises move in small bites")
struct BiteTests {
    @Test("a transaction moves so many cases and no more, and the rest is not forgotten")
    func bites() async throws {
        let house = try await House.open()
        var items: [Case] = []
        for number in 0..<Cases.mostMoved * 2 + 5 { items.append(try await house.register("漏水\(number)")) }
        try await house.publish(House.week("09:30-18:00"), as: House.always, over: 1, .move)
        let jobs = Jobs(house.store, logger: Logger(label: "bites"), works: house.cases.works)
        var moved: [Int] = []
        repeat {
            // The estate's and the tower's, which has no case.
            guard try await jobs.work(most: 1) == 1 else { break }
            var count = 0
            for item in items { count += try await house.found(item) == item ? 0 : 1 }
            moved.append(count)
        } while moved.count < 20
        let steps = zip([0] + moved, moved).map { $1 - $0 }.filter { $0 > 0 }
        #expect(steps == [Cases.mostMoved, Cases.mostMoved, 5])
    }
}
