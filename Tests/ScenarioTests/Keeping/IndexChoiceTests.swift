import Foundation
import Kernel
import Store
import Testing
import Transfer
import Workforce

/// Statements for which SQLite has two indexes, where the wrong one reads a thousand times as much: no walk along a
/// table that ``PlanTests`` would see. What PostgreSQL takes hangs on how much there is.
@Suite("Which index is taken")
struct IndexChoiceTests {
    @Test("Earlier rows of a sheet are found by their numbers, and what a case holds by the case")
    func choices() async throws {
        try await withScene { scene in
            let (house, lin) = (scene.house, try scene.visitor("lin"))
            guard try await house.store.read({ $0.dialect == .sqlite }) else { return }
            _ = try await lin.register()
            house.store.watch.record(true)
            let found = try await lin.get("/api/v1/cases?q=%E6%BC%8F%E6%B0%B4&field=visitors.count:2..")
            #expect(found.status == 200)
            let root = try #require(try await house.team.staff(user: "root"))
            let actor = try #require(try await house.store.read { try Doorkeeper.actor($0, root.id)?.0 })
            // More than go into two transactions: the last ones were there in the first.
            let sheet = Data(("code\n" + (0..<1010).map { "9-1-\(100 + $0 % 1000)\n" }.joined()).utf8)
            let one = try await house.imports.begin(.places, file: "rooms.csv", sheet, project: "garden", by: actor)
            _ = try await house.imports.check("\(one.id)", by: actor)
            _ = try await house.imports.goOn(one.id)
            let plans = try await house.store.explain(house.store.watch.record(false))
            let earlier = plans.filter { $0.sql.contains("FROM import_row") && $0.sql.contains("number IN") }
            let held = plans.filter { $0.sql.contains("form_value WHERE case_id = cases.id") }
            #expect(!earlier.isEmpty && !held.isEmpty)
            for plan in earlier {
                #expect(plan.steps.contains { $0.contains("import=? AND number=?") }, "\(plan.steps)")
            }
            for plan in held {
                #expect(!plan.steps.contains { $0.contains("form_value_by_number") }, "\(plan.steps)")
            }
        }
    }
}
