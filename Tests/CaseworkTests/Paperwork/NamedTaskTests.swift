import Kernel
import Testing

@testable import Casework

@Suite("A piece of work that is named")
struct NamedTaskTests {
    @Test(
        "an action takes what nobody took, reports what is in hand, or does both at once",
        arguments: [
            ("visitors", "accept-work", true, false), ("visitors", "report-work", false, true),
            ("visitors", "leave", true, true), ("repair", "accept", true, false), ("repair", "arrive", true, true),
        ])
    func fits(_ kind: String, _ key: String, sent: Bool, taken: Bool) throws {
        let procedure = try #require(try Checkout.desk.get().procedure(kind))
        let action = try #require(procedure.action(key))
        var task = CaseTask(
            id: ID(number: 1), department: ID(number: 2), assignee: nil, note: "", sentBy: ID(number: 3),
            sentAt: Instant(milliseconds: 0))
        #expect(action.fits(task) == sent)
        task.state = .accepted
        #expect(action.fits(task) == taken)
    }
}
